import assert from "node:assert/strict";
import { describe, it } from "mocha";
import { datasetByName, isConfiguredDataset, isExcludedDataset } from "../../../src/dataset/file-names";
import { evidenceIn } from "../../../src/dataset/files";
import { bytesOf } from "../../../src/dataset/source/source";

const alpaca = '{"instruction": "Add 2 and 2.", "output": "4"}';
const evidence = (text: string, name = "a") => evidenceIn(bytesOf(text), name);

describe("the name of a dataset", () => {
  it("says so, may say so, or says nothing", () => {
    for (const name of ["a.jsonl", "b/a.NDJSON", "a.jsonl.gz"]) assert.equal(datasetByName(name), "rows", name);
    for (const name of ["a.json", "a.csv", "a.tsv", "a.json.gz", "a.gz"])
      assert.equal(datasetByName(name), "maybe", name);
    for (const name of ["a.md", "jsonl", "a.jsonl.md", "a.txt"]) assert.equal(datasetByName(name), undefined, name);
  });

  it("is told by globs too, of which those that exclude win", () => {
    const globs = { include: ["data/*"], exclude: ["*.log"] };
    assert.ok(isConfiguredDataset("data/a", globs));
    assert.ok(!isConfiguredDataset("data/a.log", globs));
    assert.ok(isExcludedDataset("data/a.log", globs));
    assert.ok(!isConfiguredDataset("data/a") && !isExcludedDataset("data/a"));
  });
});

describe("the content of a dataset", () => {
  it("is rows of a known format, in any container, broken ones among them", async () => {
    for (const text of [
      `${alpaca}\n${alpaca}\n`,
      `\uFEFF${alpaca}`,
      `[${alpaca}]`,
      `[[${alpaca}], [${alpaca}]]`,
      `${alpaca}\n{"instruction": "cut`,
      "instruction,input,output\nAdd 2 and 2,,4\n",
      `[${Array<string>(30_000).fill(alpaca).join(",\n")}]`,
    ]) {
      assert.equal(await evidence(text), "format", text.slice(0, 60));
    }
  });

  it("may be rows of an unknown one", async () => {
    assert.equal(await evidence('{"a": 1}\n{"a": 2}\n'), "rows");
    assert.equal(await evidence('[{"a": 1}, {"a": 2}]'), "rows");
  });

  it("is nothing", async () => {
    for (const text of ["", "\n\n", "[]"]) assert.equal(await evidence(text), "empty", text);
    assert.equal(await evidence("instruction,input,output\n", "a.csv"), "empty");
  });

  it("is not one document, a list of values, or prose", async () => {
    for (const text of [
      '{"name": "x", "version": "1.0.0", "description": "text", "scripts": {"test": "x"}}',
      '{\n  "compilerOptions": {}\n}\n',
      '{"mine": {"file_name": "a.jsonl", "formatting": "alpaca", "columns": {"prompt": "instruction"}}}',
      "[1, 2, 3]",
      '["a", "b"]',
      "# Title\n\nSome prose.\n",
      "{{name}} is a slot.\nWrite a poem.\n",
    ]) {
      assert.equal(await evidence(text), "none", text);
    }
  });
});
