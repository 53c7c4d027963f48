import assert from "node:assert/strict";
import { findBareCode } from "../../../../src/prompt/parser/code";
import { slices } from "../slices";

const code = (text: string): string[] =>
  slices(
    text,
    findBareCode(text, { start: 0, end: text.length }, () => false),
  );

describe("findBareCode", () => {
  it("finds programs that no fence marks off", () => {
    const python = "def add(a, b):\n    return a + b";
    assert.deepEqual(code(`Explain what this does:\n\n${python}\n\nUse two sentences.`), [python]);
    const javascript = "const total = items.length;\nconsole.log(total);";
    assert.deepEqual(code(`解释下面的代码：\n${javascript}\n请用中文。`), [javascript]);
    const sql = "SELECT name FROM users\n  WHERE age > 3;";
    assert.deepEqual(code(`Optimise:\n${sql}`), [sql]);
  });

  it("wants two lines", () => {
    assert.deepEqual(code("import os\nTell me what it is for."), []);
  });

  it("takes prose for no code", () => {
    const prose =
      "Import the goods from China (by ship).\nReturn the rest.\nFor each item, write a line:\nclass notes, for loops.";
    assert.deepEqual(code(prose), []);
    assert.deepEqual(code("请写一段代码。\n要求：\n1. 简洁；\n2. 有注释。"), []);
  });

  it("passes over what a fence holds", () => {
    const text = "def f():\n  return 1\n";
    assert.deepEqual(
      findBareCode(text, { start: 0, end: text.length }, () => true),
      [],
    );
  });
});
