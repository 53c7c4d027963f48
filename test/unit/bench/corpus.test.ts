import assert from "node:assert/strict";
import { describe, it } from "mocha";
import { promptsOf } from "../../../bench/corpus";

describe("prompts of the benchmark", () => {
  it("are the prompt column of a table, whose cells may have commas, quotes and line breaks", () => {
    const table = 'act,prompt\nPoet,"Write a ""poem"", please.\n\nRhyme it."\nCook,\n';
    assert.deepEqual(promptsOf("a.csv", table), ['Write a "poem", please.\n\nRhyme it.']);
  });

  it("are the prompts of JSON rows, in an array or line by line", () => {
    const rows = [{ prompt: "写一首诗。" }, { question: "Why?" }, { other: 1 }];
    assert.deepEqual(promptsOf("a.json", JSON.stringify(rows)), ["写一首诗。", "Why?"]);
    const lines = rows.map((row) => JSON.stringify(row)).join("\n");
    assert.deepEqual(promptsOf("a.jsonl", `${lines}\n{"prompt": broken\n`), ["写一首诗。", "Why?"]);
    assert.deepEqual(promptsOf("a.json", lines), ["写一首诗。", "Why?"]);
  });

  it("are whole texts otherwise", () => {
    assert.deepEqual(promptsOf("a.md", "# Task\n\nWrite.\n"), ["# Task\n\nWrite.\n"]);
    assert.deepEqual(promptsOf("a.md", " \n"), []);
  });
});
