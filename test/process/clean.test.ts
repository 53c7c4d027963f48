import assert from "node:assert/strict";
import { spawn } from "node:child_process";
import { once } from "node:events";
import fs from "node:fs";
import path from "node:path";
import { setTimeout as wait } from "node:timers/promises";
import { describe, it } from "mocha";
import { root, Sandbox } from "./sandbox";

const row = (instruction: string, output: string): string => JSON.stringify({ instruction, input: "", output });
const rows = [
  row("Add 2 and 2.", "4"),
  row("Sing.", ""),
  row("Add 2 and 2.", "4"),
  row("Say where the sea is.", "There."),
];
const text = `${rows.join("\n")}\n`;
const recipe = JSON.stringify({ steps: [{ rule: "dataset/empty-output" }, { rule: "dataset/exact-duplicate" }] });

describe("winnow clean", () => {
  const sandbox = Sandbox.use();

  it("writes the rows that stay, those that go with their reasons, and a report", () => {
    const file = sandbox.write("a.jsonl", text);
    const recipeFile = sandbox.write("r.json", recipe);
    const out = path.join(sandbox.folder, "clean.jsonl");
    const report = ["--report", path.join(sandbox.folder, "clean.report.json")];
    const run = sandbox.winnow(["clean", file, "--recipe", recipeFile, "--out", out, ...report]);
    assert.equal(run.code, 0, run.err);
    assert.match(run.out, /4 rows read = 2 kept \(0 of them changed\) \+ 2 rejected\./);
    assert.equal(fs.readFileSync(out, "utf8"), `${rows[0]}\n${rows[3]}\n`);
    const rejected = fs.readFileSync(path.join(sandbox.folder, "clean.rejected.jsonl"), "utf8").trimEnd().split("\n");
    assert.deepEqual(
      rejected.map((line) => (JSON.parse(line) as { row: number; rule: string }).rule),
      ["dataset/empty-output", "dataset/exact-duplicate"],
    );
    const told = JSON.parse(fs.readFileSync(path.join(sandbox.folder, "clean.report.json"), "utf8")) as {
      rows: number;
      steps: { dropped: number; left: number }[];
    };
    assert.equal(told.rows, 4);
    assert.deepEqual(
      told.steps.map(({ dropped, left }) => [dropped, left]),
      [
        [1, 3],
        [1, 2],
      ],
    );
    // Once more, it is in its own way.
    const again = sandbox.winnow(["clean", file, "--recipe", recipeFile, "--out", out]);
    assert.equal(again.code, 2);
    assert.match(again.err, /there is such a file already/);
  });

  it("writes nothing on a dry run, and cleans nothing over itself", () => {
    const file = sandbox.write("a.jsonl", text);
    const before = fs.readdirSync(sandbox.folder);
    const dry = sandbox.winnow(["clean", file, "--recipe", "light", "--dry-run"]);
    assert.equal(dry.code, 0, dry.err);
    assert.match(dry.out, /2 rejected/);
    assert.deepEqual(fs.readdirSync(sandbox.folder), before);
    const over = sandbox.winnow(["clean", file, "--out", file, "--force"]);
    assert.equal(over.code, 2);
    assert.equal(fs.readFileSync(file, "utf8"), text);
  });

  it("says what is wrong with a recipe, and where", () => {
    const file = sandbox.write("a.jsonl", text);
    const wrong = sandbox.write("r.json", '{\n  "steps": [{ "rule": "dataset/pi" }]\n}');
    const run = sandbox.winnow(["clean", file, "--recipe", wrong, "--dry-run"]);
    assert.equal(run.code, 2);
    assert.match(run.err, /r\.json:2: .*dataset\/pii/);
    assert.match(sandbox.winnow(["clean", file, "--recipe", "gide", "--dry-run"]).err, /guide, light, strict/);
  });

  it("leaves the input as it was and no half file when it is killed, at whatever moment", async function () {
    this.timeout(600_000);
    const many = Array.from({ length: 4000 }, (_, i) =>
      row(`Say number ${i} in words, please.`, i % 3 === 0 ? "" : `It is ${i}.`),
    );
    const content = `${many.join("\n")}\n`;
    const file = sandbox.write("many.jsonl", content);
    const folder = path.join(sandbox.folder, "out");
    const out = path.join(folder, "clean.jsonl");
    const args = [path.join(root, "dist/cli.js"), "clean", file, "--recipe", "light", "--out", out];
    const start = async (killAfter?: number): Promise<number> => {
      fs.rmSync(folder, { recursive: true, force: true });
      fs.mkdirSync(folder);
      const began = performance.now();
      const child = spawn(process.execPath, args, { stdio: "ignore" });
      const gone = once(child, "exit");
      if (killAfter !== undefined) void wait(killAfter).then(() => child.kill("SIGKILL"));
      await gone;
      return performance.now() - began;
    };
    const took = await start();
    const whole = new Map(
      fs.readdirSync(folder).map((name) => [name, fs.readFileSync(path.join(folder, name), "utf8")]),
    );
    assert.deepEqual([...whole.keys()].sort(), ["clean.jsonl", "clean.rejected.jsonl", "clean.report.html"]);
    // Points that are spread evenly, in no order, by a fixed seed.
    for (let i = 0; i < 100; i++) {
      await start(took * (((i * 61) % 100) / 100) * 1.1);
      assert.equal(fs.readFileSync(file, "utf8"), content);
      for (const name of fs.readdirSync(folder)) {
        if (name.endsWith(".tmp")) continue;
        assert.equal(fs.readFileSync(path.join(folder, name), "utf8"), whole.get(name), `${name}, run ${i}`);
      }
    }
  });
});
