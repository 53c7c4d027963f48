import assert from "node:assert/strict";
import { isEvaluationFile } from "../../../../src/dataset/file-names";
import { EvaluationSet } from "../../../../src/dataset/set/evaluation-set";
import { keysOf, rowOf } from "./conversations";

function evaluation(...dialogues: readonly (readonly string[])[]): EvaluationSet {
  const set = new EvaluationSet("eval.jsonl");
  dialogues.forEach((texts, row) => set.add(rowOf(...texts), row));
  return set;
}

describe("an evaluation set", () => {
  it("is found by its questions, whether it has answers or not", () => {
    const set = evaluation(["Is 7 prime?", "Yes."], ["Is 9 prime?"], ["Is 8 prime?", ""]);
    assert.deepEqual(set.find(keysOf("Is 7 prime?", "Yes.")), { row: 0, isSame: true });
    assert.deepEqual(set.find(keysOf("Is 7 prime?", "It is.")), { row: 0, isSame: false });
    assert.deepEqual(set.find(keysOf("Is 9 prime?", "No.")), { row: 1, isSame: false });
    assert.deepEqual(set.find(keysOf("Is 8 prime?", "No.")), { row: 2, isSame: false });
    assert.equal(set.find(keysOf("Is 6 prime?", "No.")), undefined);
    assert.equal(set.find(keysOf("")), undefined);
  });

  it("is found in the rounds of a longer dialogue", () => {
    const set = evaluation(["法国的首都是哪里？", "巴黎。"]);
    assert.deepEqual(set.find(keysOf("法国的首都是哪里？", "巴黎。", "西班牙呢？", "马德里。")), {
      row: 0,
      isSame: true,
    });
    assert.equal(set.find(keysOf("你好", "你好！", "法国的首都是哪里？", "巴黎。")), undefined);
  });

  it("does not take a prompt that many of its rows share for a question", () => {
    const set = evaluation(...Array.from({ length: 6 }, (_, i) => ["Write a headline.", `Headline ${i}`]));
    assert.equal(set.find(keysOf("Write a headline.", "Another")), undefined);
    assert.deepEqual(set.find(keysOf("Write a headline.", "Headline 5")), { row: 5, isSame: true });
  });

  it("is known by its file's name", () => {
    for (const name of [
      "dev1K.json",
      "eval_set.jsonl",
      "my-test.csv",
      "验证集.json",
      "data/valid/a.json",
      "test.jsonl",
    ])
      assert.ok(isEvaluationFile(name), name);
    for (const name of ["train.jsonl", "latest.json", "device.jsonl", "medieval.json", "contest.json", "invalid.json"])
      assert.ok(!isEvaluationFile(name), name);
  });
});
