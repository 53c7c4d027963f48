import assert from "node:assert/strict";
import { preferencePair } from "../../../../src/dataset/set/preference-pair";
import { dialogue } from "./conversations";

describe("a preference pair of two rows", () => {
  it("holds what both are asked, and both answers", () => {
    const pair = preferencePair(
      { segments: dialogue("你好", "你好！", "7 是质数吗？", "是。") },
      { segments: dialogue("你好", "你好！", "7 是质数吗？", "不是。") },
    );
    assert.deepEqual(
      pair?.turns.map(({ text }) => text),
      ["你好", "你好！", "7 是质数吗？"],
    );
    assert.deepEqual(
      [pair?.chosen, pair?.rejected].map((turns) => turns?.map(({ role, text }) => [role, text])),
      [[["assistant", "是。"]], [["assistant", "不是。"]]],
    );
  });

  it("needs an answer of each", () => {
    assert.equal(preferencePair({ segments: dialogue("a") }, { segments: dialogue("a", "b") }), undefined);
    assert.equal(preferencePair({ segments: dialogue("a", "b") }, { segments: dialogue("a") }), undefined);
  });
});
