import assert from "node:assert/strict";
import { findFenceEnd } from "../../../../src/prompt/analysis/fence-end";

function close(content: string, info: string): [code: string, certain: boolean] {
  const { offset, certain } = findFenceEnd(content, { start: 0, end: content.length }, info);
  return [content.slice(0, offset), certain];
}

describe("findFenceEnd", () => {
  it("ends JSON where its value is complete, and is sure of it", () => {
    assert.deepEqual(close('{"a": 1}\nReturn JSON like the above.', "json"), ['{"a": 1}', true]);
    assert.deepEqual(close("[\n  1\n]\r\n\r\n- one line per field", "json"), ["[\n  1\n]", true]);
    assert.deepEqual(close('{"a": 1}\n{"a": 2}', "json"), ['{"a": 1}\n{"a": 2}', true]);
  });

  it("ends other code before the first sentence, without being sure", () => {
    assert.deepEqual(close("let x = 1;\nExplain it in two sentences.", "js"), ["let x = 1;", false]);
    assert.deepEqual(close("x = 1\n\n请解释这段代码。", "python"), ["x = 1", false]);
    assert.deepEqual(close('{"a": 1,}\nReturn JSON like the above.', "json"), ['{"a": 1,}', false]);
  });

  it("is sure of code that runs to the end without a gap", () => {
    assert.deepEqual(close("let x = 1;\n// 请勿改动这一行代码\nlet y = 2;", "js"), [
      "let x = 1;\n// 请勿改动这一行代码\nlet y = 2;",
      true,
    ]);
    assert.equal(close("let x = 1;\n\nlet y = 2;", "js")[1], false);
  });

  it("keeps prose in a fence of prose together, without being sure", () => {
    const prose = "Sales rose by four per cent.\nThe board was pleased with the result.";
    assert.deepEqual(close(prose, ""), [prose, false]);
    assert.deepEqual(close(prose, "text"), [prose, false]);
  });
});
