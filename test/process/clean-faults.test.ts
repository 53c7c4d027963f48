import assert from "node:assert/strict";
import { spawn, spawnSync } from "node:child_process";
import { once } from "node:events";
import fs from "node:fs";
import path from "node:path";
import { describe, it } from "mocha";
import { cli, Sandbox, type Run } from "./sandbox";

const row = (instruction: string, output: string): string => JSON.stringify({ instruction, input: "", output });
const text = [row("Add 2 and 2.", "4"), row("Sing.", ""), row("Add 2 and 2.", "4"), row("Say it.", "It.")].join("\n");
// Three readings: rows, duplicates, and the one that writes.
const recipe = JSON.stringify({ steps: [{ rule: "dataset/empty-output" }, { rule: "dataset/exact-duplicate" }] });
const outputs = ["clean.jsonl", "clean.rejected.jsonl", "clean.report.json"];

describe("winnow clean, when something fails", function () {
  this.timeout(300_000);
  const sandbox = Sandbox.use();

  /** Cleans with a fault of `faults.cjs`, into `out/`. */
  function clean(fault: object, ...more: readonly string[]): Run {
    const file = path.join(sandbox.folder, "a.jsonl");
    const args = ["clean", file, "--recipe", sandbox.write("r.json", recipe), "--out", "out/clean.jsonl"];
    return sandbox.winnow([...args, "--report", "out/clean.report.json", ...more], "", {
      NODE_OPTIONS: `--require ${JSON.stringify(path.join(__dirname, "faults.cjs"))}`,
      WINNOW_FAULT: JSON.stringify({ watched: file, ...fault }),
    });
  }

  /** A dataset to clean, and a folder for what comes of it. */
  function begin(): void {
    sandbox.write("a.jsonl", `${text}\n`);
    fs.rmSync(path.join(sandbox.folder, "out"), { recursive: true, force: true });
    fs.mkdirSync(path.join(sandbox.folder, "out"));
  }

  const written = (): string[] => fs.readdirSync(path.join(sandbox.folder, "out")).sort();

  /** The run ended in one sentence and left nothing, and the dataset as it was. */
  function assertNothing(run: Run, sentence: RegExp, what: string): void {
    assert.equal(run.code, 2, `${what}: ${run.out}${run.err}`);
    assert.match(run.err, sentence, what);
    assert.equal(run.err.split("\n").length, 2, `${what}: ${run.err}`);
    assert.deepEqual(written(), [], what);
    assert.equal(sandbox.read("a.jsonl"), `${text}\n`, what);
  }

  for (const [code, reason] of [
    ["ENOSPC", "the disk is full"],
    ["EACCES", "permission denied"],
    ["EROFS", "the disk is read-only"],
  ] as const) {
    it(`leaves nothing where any call fails, and all after it: ${reason}`, () => {
      const sentence = new RegExp(`^out/clean.*: cannot be written \\(${reason}\\), so nothing was; see to that`);
      let failed = 0;
      for (let from = 1; ; from++) {
        begin();
        const run = clean({ from, code });
        if (run.code === 0) break;
        assertNothing(run, sentence, `call ${from}`);
        failed++;
      }
      // Three files, each opened, written, flushed, closed and named.
      assert.equal(failed, 15);
      assert.deepEqual(written(), outputs);
    });
  }

  it("leaves nothing where the disk has room for a part", () => {
    begin();
    assert.equal(clean({}).code, 0);
    const all = outputs.reduce((sum, name) => sum + fs.statSync(path.join(sandbox.folder, "out", name)).size, 0);
    for (let i = 0; i < 12; i++) {
      const room = Math.floor((all * i) / 12);
      begin();
      assertNothing(clean({ room, code: "ENOSPC" }), /cannot be written \(the disk is full\)/, `${room} bytes`);
    }
    begin();
    assert.equal(clean({ room: all, code: "ENOSPC" }).code, 0);
  });

  if (process.platform !== "win32") {
    it("leaves nothing where the system lets no file grow so large", () => {
      begin();
      sandbox.write("r.json", recipe);
      const args = [cli, "clean", "a.jsonl", "--recipe", "r.json", "--out", "out/clean.jsonl"];
      // In blocks of 512 bytes: the report does not fit.
      const limited = ["-c", 'ulimit -f 4; exec "$0" "$@"', process.execPath, ...args];
      const { status, stdout, stderr } = spawnSync("sh", limited, { cwd: sandbox.folder, encoding: "utf8" });
      const run = { code: status, out: stdout, err: stderr };
      assertNothing(run, /^out\/clean.*: cannot be written \(it would be larger than files may be\)/, "");
    });
  }

  it("gives back what it was to replace where a call fails", () => {
    const whole = 18;
    // The old files get second names first; a file system may have none.
    const seconds = [13, 15, 17];
    for (let at = 1; at <= whole + 1; at++) {
      begin();
      for (const name of outputs) sandbox.write(`out/${name}`, `old ${name}`);
      const run = clean({ at, code: "EIO" }, "--force");
      const isDone = at > whole || seconds.includes(at);
      assert.equal(run.code, isDone ? 0 : 2, `call ${at}: ${run.err}`);
      assert.deepEqual(written(), outputs, `call ${at}`);
      for (const name of outputs) {
        assert.equal(sandbox.read(`out/${name}`) === `old ${name}`, !isDone, `${name}, call ${at}`);
      }
    }
  });

  it("names files where the file system has no links, and takes no file's place", () => {
    begin();
    for (const code of ["EPERM", "ENOTSUP", "EISDIR"]) {
      const run = clean({ links: false, code });
      assert.equal(run.code, 0, run.err);
      assert.deepEqual(written(), outputs);
      assert.equal(sandbox.read("out/clean.jsonl"), `${row("Add 2 and 2.", "4")}\n${row("Say it.", "It.")}\n`);
      begin();
    }
    let failed = 0;
    for (let from = 13; ; from++, failed++) {
      begin();
      const run = clean({ links: false, from, code: "EPERM" });
      if (run.code === 0) break;
      assertNothing(run, /cannot be written \(not permitted\)/, `call ${from}`);
    }
    // The names that are held, closed, and taken.
    assert.equal(failed, 9);
  });

  it("is refused by folders without rights, before it reads", () => {
    begin();
    fs.chmodSync(path.join(sandbox.folder, "out"), 0o555);
    sandbox.write("r.json", recipe);
    fs.chmodSync(sandbox.folder, 0o755);
    const run = sandbox.winnowAsNobody(["clean", "a.jsonl", "--recipe", "r.json", "--out", "out/clean.jsonl"]);
    fs.chmodSync(path.join(sandbox.folder, "out"), 0o755);
    assertNothing(run, /^out\/clean\.jsonl: cannot be written \(permission denied\), so nothing was/, "");
  });

  it("writes nothing of a dataset that changes meanwhile", () => {
    let changed = 0;
    // Before the first reading, nobody could tell.
    for (let change = 3; ; change++) {
      begin();
      const run = clean({ change });
      if (sandbox.read("a.jsonl") === `${text}\n`) {
        assert.equal(run.code, 0, run.err);
        break;
      }
      changed++;
      assert.equal(run.code, 2, `reading ${change}`);
      assert.match(run.err, /^a\.jsonl: it changed while it was being cleaned, so nothing was written; run it again/);
      assert.deepEqual(written(), [], `reading ${change}`);
    }
    assert.ok(changed > 6);
  });

  it("leaves nothing when it is interrupted, at whatever step", () => {
    let interrupted = 0;
    for (let interrupt = 1; ; interrupt++) {
      begin();
      const run = clean({ interrupt });
      assert.equal(sandbox.read("a.jsonl"), `${text}\n`);
      if (run.code === 0) {
        // Once names are given, all of them are.
        assert.deepEqual(written(), outputs);
        break;
      }
      interrupted++;
      assert.equal(run.code, 130, `step ${interrupt}: ${run.err}`);
      assert.match(run.err, /^Interrupted: nothing was written\.$/m);
      assert.deepEqual(written(), [], `step ${interrupt}`);
    }
    assert.ok(interrupted > 20);
  });

  // Windows knows no such signal.
  if (process.platform !== "win32") {
    it("is heard while it waits for standard input", async () => {
      begin();
      const folder = path.join(sandbox.folder, "tmp");
      fs.mkdirSync(folder);
      const begun = once(fs.watch(folder, { persistent: false }), "change");
      const env = { ...process.env, TMPDIR: folder, TEMP: folder };
      const child = spawn(process.execPath, [cli, "clean", "-", "--out", "out/clean.jsonl"], {
        cwd: sandbox.folder,
        env,
      });
      const ended = once(child, "exit");
      child.stdin.write(text);
      // What comes is put down there.
      await begun;
      child.kill("SIGINT");
      assert.deepEqual(await ended, [130, null]);
      assert.deepEqual([fs.readdirSync(folder), written()], [[], []]);
    });
  }

  it("names hidden files of a run that was killed, and leaves them", () => {
    begin();
    const left = "out/.clean.jsonl.5f0c0a7e-9fd6-44a9-8f53-1a6c3e0f1b22.tmp";
    sandbox.write(left, "half");
    const run = clean({});
    assert.equal(run.code, 0);
    assert.match(run.err, /^out\/\.clean\.jsonl\.5f0c.*: another run is writing this file, or was killed/);
    assert.equal(sandbox.read(left), "half");
  });

  it("rejects a row that is longer than any may be, whole", () => {
    const long = row("Say it.", "a b c ".repeat(22_500_000));
    sandbox.write("long.jsonl", `${long}\n${row("Add 2 and 2.", "4")}\n`);
    const run = sandbox.winnow(["clean", "long.jsonl", "--recipe", "light", "--out", "clean.jsonl"]);
    assert.equal(run.code, 0, run.err);
    assert.equal(sandbox.read("clean.jsonl"), `${row("Add 2 and 2.", "4")}\n`);
    const { row: number, original } = JSON.parse(sandbox.read("clean.rejected.jsonl")) as Record<string, unknown>;
    assert.equal(number, 1);
    assert.ok(original === long);
  });
});
