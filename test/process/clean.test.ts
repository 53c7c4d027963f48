import assert from "node:assert/strict";
import { spawn } from "node:child_process";
import { once } from "node:events";
import fs from "node:fs";
import path from "node:path";
import { setTimeout as wait } from "node:timers/promises";
import { gunzipSync } from "node:zlib";
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
      rejected.map((line) => {
        const { rule, kept } = JSON.parse(line) as { rule: string; kept?: number };
        return [rule, kept];
      }),
      [
        ["dataset/empty-output", undefined],
        ["dataset/exact-duplicate", 1],
      ],
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

  it("writes answers in conflict as preference pairs, where the recipe asks for them", () => {
    const question = "Is 7 a prime number?";
    const file = sandbox.write("c.jsonl", `${row(question, "Yes.")}\n${row(question, "No.")}\n`);
    const pairing = sandbox.write("p.json", '{"steps": [{"rule": "dataset/conflicting-outputs", "action": "pair"}]}');
    const out = path.join(sandbox.folder, "paired.jsonl");
    const run = sandbox.winnow(["clean", file, "--recipe", pairing, "--out", out]);
    assert.equal(run.code, 0, run.err);
    assert.match(run.out, /Of the rejected, 1 became preference pairs\./);
    assert.equal(fs.readFileSync(out, "utf8"), `${row(question, "Yes.")}\n`);
    const pairs = fs.readFileSync(path.join(sandbox.folder, "paired.pairs.jsonl"), "utf8");
    assert.deepEqual(JSON.parse(pairs), { instruction: question, input: "", chosen: "Yes.", rejected: "No." });
    // Pairs of an earlier run would pass for those of this one.
    const other = sandbox.write("d.jsonl", `${row(question, "Yes.")}\n`);
    assert.equal(sandbox.winnow(["clean", other, "--recipe", pairing, "--out", out, "--force"]).code, 0);
    assert.equal(fs.readFileSync(path.join(sandbox.folder, "paired.pairs.jsonl"), "utf8"), "");
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

  it("says of a path that cannot be followed that it cannot be read", () => {
    const loop = path.join(sandbox.folder, `${"a".repeat(300)}.jsonl`);
    const run = sandbox.winnow(["clean", loop, "--dry-run"]);
    assert.equal(run.code, 2);
    assert.match(run.err, /a\.jsonl: cannot be read/);
    assert.equal(run.err.trim().split("\n").length, 1);
  });

  it("says what is wrong with a recipe, and where", () => {
    const file = sandbox.write("a.jsonl", text);
    const wrong = sandbox.write("r.json", '{\n  "steps": [{ "rule": "dataset/pi" }]\n}');
    const run = sandbox.winnow(["clean", file, "--recipe", wrong, "--dry-run"]);
    assert.equal(run.code, 2);
    assert.match(run.err, /r\.json:2: .*dataset\/pii/);
    assert.match(sandbox.winnow(["clean", file, "--recipe", "gide", "--dry-run"]).err, /guide, light, strict/);
  });

  it("says all that is wrong with a recipe, a line each", () => {
    sandbox.write("a.jsonl", text);
    const steps = [{ languages: ["english", "cn"] }, { rule: "dataset/encodin", action: "fix" }];
    sandbox.write("r.json", JSON.stringify({ steps }));
    const run = sandbox.winnow(["clean", "a.jsonl", "--recipe", "r.json", "--dry-run"]);
    assert.equal(run.code, 2);
    assert.deepEqual(run.err.split("\n"), [
      "r.json:1: steps[0].languages[0]: “english” is no language code. Did you mean “en”?",
      "r.json:1: steps[0].languages[1]: “cn” is no language code. Did you mean “zh”?",
      "r.json:1: steps[1].rule cannot be “dataset/encodin”. Did you mean “dataset/encoding”?",
      "",
    ]);
  });

  it("writes a report on a dry run too, where one is asked for, and nothing else", () => {
    sandbox.write("a.jsonl", text);
    const args = ["clean", "a.jsonl", "--recipe", "light", "--dry-run", "--report"];
    const run = sandbox.winnow([...args, "look.json"]);
    assert.equal(run.code, 0, run.err);
    assert.match(run.out, /\nOnly the report was written: look\.json\.\n$/);
    assert.deepEqual(fs.readdirSync(sandbox.folder).sort(), ["a.jsonl", "look.json"]);
    const report = JSON.parse(sandbox.read("look.json")) as { rejected: number; steps: readonly object[] };
    assert.deepEqual([report.rejected, report.steps.length > 4], [2, true]);
    assert.match(sandbox.winnow([...args, "look.json"]).err, /there is such a file already/);
    assert.match(sandbox.winnow([...args, "look.txt"]).err, /written as \.html or \.json/);
    assert.equal(sandbox.winnow([...args, "look.html"]).code, 0);
    assert.match(sandbox.read("look.html"), /a\.jsonl/);
  });

  it("has one line for all steps that did nothing, once rows are written", () => {
    sandbox.write("a.jsonl", text);
    const lines = (...args: string[]): string[] =>
      sandbox
        .winnow(["clean", "a.jsonl", "--recipe", "light", ...args])
        .out.split("\n\n")[0]!
        .split("\n");
    const [dry, written] = [lines("--dry-run"), lines("--out", "b.jsonl")];
    assert.equal(written.length, 4);
    assert.equal(written[3], `${dry.length - 3} steps with nothing to do`);
    assert.match(dry[1]!, /^1 dataset\/json-syntax \(fix\) +0 +0 +0 +4$/);
  });

  it("reads standard input, and packs what is to be packed", () => {
    const recipeFile = sandbox.write("r.json", recipe);
    const run = sandbox.winnow(["clean", "-", "--recipe", recipeFile, "--out", "clean.jsonl.gz"], text);
    assert.equal(run.code, 0, run.err);
    const packed = fs.readFileSync(path.join(sandbox.folder, "clean.jsonl.gz"));
    assert.equal(gunzipSync(packed).toString(), `${rows[0]}\n${rows[3]}\n`);
    // As beside any other file.
    assert.equal(sandbox.read("clean.rejected.jsonl").split("\n").length, 3);
    sandbox.write("a.jsonl.gz", packed);
    const again = sandbox.winnow(["clean", "a.jsonl.gz", "--recipe", recipeFile, "--out", "b.jsonl"]);
    assert.match(again.out, /2 rows read = 2 kept/);
    assert.equal(sandbox.read("b.jsonl"), `${rows[0]}\n${rows[3]}\n`);
  });

  it("holds the rows against evaluation files, and says which steps find nothing", () => {
    sandbox.write("a.jsonl", text);
    const steps = [{ rule: "dataset/leakage" }, { rule: "dataset/flagged-words" }, { ratio: "domains" }];
    const recipeFile = sandbox.write("r.json", JSON.stringify({ steps }));
    const dry = ["clean", "a.jsonl", "--recipe", recipeFile, "--dry-run"];
    const without = sandbox.winnow(dry);
    assert.equal(without.code, 0);
    assert.deepEqual(
      without.err.split("\n").map((line) => /^Step (\d), .*, finds nothing: /.exec(line)?.[1]),
      ["1", "2", "3", undefined],
    );
    sandbox.write("eval.jsonl", `${rows[0]}\n`);
    const beside = sandbox.winnow(dry);
    assert.match(beside.out, /dataset\/leakage \(drop\) +2 +2 /);
    assert.doesNotMatch(beside.err, /Step 1/);
    fs.renameSync(path.join(sandbox.folder, "eval.jsonl"), path.join(sandbox.folder, "kept.jsonl"));
    sandbox.write(".winnow.json", '{ "datasets": { "evaluation": ["kept.jsonl"] } }');
    assert.match(sandbox.winnow(dry).out, /dataset\/leakage \(drop\) +2 +2 /);
    assert.doesNotMatch(sandbox.winnow([...dry.slice(0, 3), "light", "--dry-run"]).err, /Step/);
  });

  it("reads lists of words that a recipe names, beside the recipe", () => {
    sandbox.write("a.jsonl", text);
    sandbox.write("recipes/lists/places.txt", "\uFEFFsea\r\nriver\r\n");
    const options = { files: ["lists/places.txt"] };
    const steps = [{ rule: "dataset/flagged-words", options }];
    sandbox.write("recipes/own.json", JSON.stringify({ steps }));
    const args = ["clean", "a.jsonl", "--recipe", "recipes/own.json", "--out", "clean.jsonl"];
    const run = sandbox.winnow(args);
    assert.equal(run.code, 0, run.err);
    assert.equal(run.err, "");
    assert.match(sandbox.read("clean.rejected.jsonl"), /“sea” is on your list “places\.txt”/);
    fs.rmSync(path.join(sandbox.folder, "recipes/lists/places.txt"));
    const without = sandbox.winnow([...args, "--force"]);
    assert.equal(without.code, 2);
    assert.equal(without.err, "recipes/lists/places.txt: there is no such file; recipes/own.json names it.\n");
  });

  it("says in a sentence what it cannot clean, and where it cannot write", () => {
    sandbox.write("a.jsonl", text);
    sandbox.write("a.csv", "instruction,output\nSing.,La.\n");
    sandbox.write("empty.jsonl", "");
    sandbox.write("recipes/light.json", recipe);
    const before = fs.readdirSync(sandbox.folder).sort();
    const cases: readonly (readonly [readonly string[], RegExp])[] = [
      [
        ["a.jsonl", "--out", "no/b.jsonl"],
        /^no\/b\.jsonl: cannot be written \(there is no such folder\), so nothing was/,
      ],
      [["recipes", "--out", "b.jsonl"], /^recipes: this is a folder; clean takes one dataset at a time/],
      [["a.jsonl", "a.csv", "--out", "b.jsonl"], /^clean takes one dataset at a time; run it once for each file/],
      [["a.jsonl", "--out", "b.jsonl", "--recipe", "recipes"], /^recipes: cannot be read \(it is a folder\)/],
      [["a.jsonl", "--out", "b.csv"], /^b\.csv: what is cleaned keeps its form, here jsonl; .*winnow convert/],
      [["a.csv", "--out", "b.jsonl"], /^b\.jsonl: what is cleaned keeps its form, here csv/],
      [["empty.jsonl", "--out", "b.jsonl"], /^empty\.jsonl: there are no rows in it/],
      [["a.jsonl", "--out", "-"], /^-: clean writes files; name a regular one/],
      [
        ["a.jsonl", "--out", "recipes/light.json", "--recipe", "recipes/light.json", "--force"],
        /light\.json: this is what is read, and is not written over/,
      ],
    ];
    for (const [args, sentence] of cases) {
      const run = sandbox.winnow(["clean", ...args]);
      assert.equal(run.code, 2, args.join(" "));
      assert.match(run.err, sentence);
      assert.equal(run.err.split("\n").length, 2, run.err);
      assert.deepEqual(fs.readdirSync(sandbox.folder).sort(), before, args.join(" "));
    }
    fs.linkSync(path.join(sandbox.folder, "a.jsonl"), path.join(sandbox.folder, "same.jsonl"));
    assert.match(sandbox.winnow(["clean", "a.jsonl", "--out", "same.jsonl", "--force"]).err, /is not written over/);
    assert.equal(sandbox.read("a.jsonl"), text);
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
