import assert from "node:assert/strict";
import { preferencePair } from "../../../../src/dataset/set/preference-pair";
import { dialogue } from "./conversations";

const row = (...texts: string[]) => ({ view: { segments: dialogue(...texts) }, format: undefined });

describe("a preference pair of two rows", () => {
  it("holds what both are asked, and both answers", () => {
    const pair = preferencePair(
      row("你好", "你好！", "7 是质数吗？", "是。"),
      row("你好", "你好！", "7 是质数吗？", "不是。"),
    );
    assert.deepEqual(JSON.parse(pair!), {
      prompt: [
        { role: "user", content: "你好" },
        { role: "assistant", content: "你好！" },
        { role: "user", content: "7 是质数吗？" },
      ],
      chosen: [{ role: "assistant", content: "是。" }],
      rejected: [{ role: "assistant", content: "不是。" }],
    });
  });

  it("needs an answer of each", () => {
    assert.equal(preferencePair(row("a"), row("a", "b")), undefined);
    assert.equal(preferencePair(row("a", "b"), row("a")), undefined);
  });
});
