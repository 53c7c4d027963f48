import assert from "node:assert/strict";
import fs from "node:fs";
import path from "node:path";
import { describe, it } from "mocha";
import { parse } from "yaml";
import { Sandbox } from "./sandbox";

const recipe = JSON.stringify({
  name: "mine",
  steps: [{ rule: "dataset/exact-duplicate" }, { rule: "dataset/size", action: "flag" }],
});

interface Exported {
  readonly executor_type: string;
  readonly process: readonly object[];
}

describe("winnow export-recipe", () => {
  const sandbox = Sandbox.use();

  it("prints YAML, and says which steps have no equal", () => {
    const file = sandbox.write("r.json", recipe);
    const run = sandbox.winnow(["export-recipe", file, "--to", "data-juicer"]);
    assert.equal(run.code, 0, run.err);
    const { process, executor_type: executor } = parse(run.out) as Exported;
    assert.equal(executor, "default");
    assert.deepEqual(Object.keys(process.at(-1)!), ["document_deduplicator"]);
    assert.match(run.err, /1 dataset\/exact-duplicate → document_deduplicator: /);
    assert.match(run.err, /Steps without an equal:\n {2}2 dataset\/size: /);
    const ray = sandbox.winnow(["export-recipe", "guide", "--to", "data-juicer", "--ray", "--locale", "zh-cn"]);
    assert.equal((parse(ray.out) as Exported).executor_type, "ray");
    assert.match(ray.err, /没有对应算子的步骤：/);
  });

  it("writes a file, and replaces one only when told to, but never the recipe", () => {
    const file = sandbox.write("r.json", recipe);
    const out = path.join(sandbox.folder, "dj.yaml");
    const args = ["export-recipe", file, "--to", "data-juicer", "--out"];
    const run = sandbox.winnow([...args, out]);
    assert.deepEqual([run.code, run.out], [0, ""], run.err);
    fs.writeFileSync(out, "mine");
    const again = sandbox.winnow([...args, out]);
    assert.equal(again.code, 2);
    assert.match(again.err, /there is such a file already/);
    assert.equal(fs.readFileSync(out, "utf8"), "mine");
    assert.equal(sandbox.winnow([...args, out, "--force"]).code, 0);
    assert.match(fs.readFileSync(out, "utf8"), /document_deduplicator/);
    const over = sandbox.winnow([...args, file, "--force"]);
    assert.equal(over.code, 2);
    assert.match(over.err, /not exported over itself/);
    assert.equal(fs.readFileSync(file, "utf8"), recipe);
  });

  it("says what is wrong with its use", () => {
    assert.match(sandbox.winnow(["export-recipe", "gide", "--to", "data-juicer"]).err, /guide, light, strict/);
    const run = sandbox.winnow(["export-recipe", "guide"]);
    assert.equal(run.code, 2);
    assert.match(run.err, /--to/);
    assert.equal(sandbox.winnow(["export-recipe", "guide", "--to", "spark"]).code, 2);
  });
});
