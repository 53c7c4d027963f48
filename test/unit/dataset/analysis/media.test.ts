import assert from "node:assert/strict";
import { isOnlyReference } from "../../../../src/dataset/analysis/media";
import { hasLongRun } from "../../../../src/dataset/analysis/runs";

describe("references to what the model does not get", () => {
  const references = [
    "https://example.org/news/1",
    " www.example.org/a.pdf. ",
    "[image]",
    "<image>",
    "[Image of a mountain lake]",
    "(Link to photo)",
    "![alt text](https://example.org/a.png)",
    "<img src='cat.png'>",
    "painting.jpg",
    "[图片]",
    "（图片：海边的日落）",
    "Attached photo",
    "https://example.org/a, https://example.org/b",
  ];
  for (const text of references) it(`is ${text}`, () => assert.ok(isOnlyReference(text)));

  const others = [
    "",
    "[1, 2, 3]",
    "<No Input>",
    "[Apple, Orange, Lemon]",
    "An image of a mountain lake hangs on the wall.",
    "See https://example.org for the rules of the game.",
    "Imagine a photo.",
    "图片很美。",
  ];
  for (const text of others) it(`is not ${text}`, () => assert.ok(!isOnlyReference(text)));
});

describe("a long run of letters and digits", () => {
  it("is found at any place", () => {
    for (let before = 0; before < 45; before++) {
      const text = `${" ".repeat(before)}${"a1".repeat(10)} and so on`;
      assert.ok(hasLongRun(text, 20), String(before));
      assert.ok(!hasLongRun(text.replace("a1", "a "), 20), String(before));
    }
  });
});
