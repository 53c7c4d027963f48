import assert from "node:assert/strict";
import { parsePrompt } from "../../../../../src/prompt/parse";

const read = (text: string) =>
  parsePrompt(text).materials.map(({ range, delimited, slot }) => [
    // With its quotes or without.
    text.slice(range.start, range.end).replace(/^[\s“]+|[\s”]+$/g, ""),
    delimited ? "delimited" : "bare",
    slot ? "slot" : "text",
  ]);

describe("findMaterials", () => {
  it("finds what marks set off", () => {
    for (const text of [
      "Summarise the text below.\n\n```\nThe river rose by two metres.\n```",
      "Summarise the text below.\n\n<text>\nThe river rose by two metres.\n</text>",
      'Summarise the text below.\n\n"""\nThe river rose by two metres.\n"""',
      "Summarise the text below.\n\nText: The river rose by two metres.",
      'Summarise this text: "The river rose by two metres."',
      "总结下面的文本。\n\n文本：The river rose by two metres.",
      "总结以下文本：“The river rose by two metres.”",
    ])
      assert.deepEqual(read(text), [["The river rose by two metres.", "delimited", "text"]], text);
  });

  it("finds code without a fence, which nothing sets off", () => {
    const code = "def add(a, b):\n    return a + b";
    assert.deepEqual(read(`Explain the code below.\n\n${code}`), [[code, "bare", "text"]]);
  });

  it("takes a fence under an output format for the format", () => {
    assert.deepEqual(read('List three rivers.\n\nOutput format:\n```json\n{"rivers": []}\n```'), []);
  });

  it("takes tags that give orders for the author's words", () => {
    assert.deepEqual(read("<instructions>\nWrite a poem about rain.\n</instructions>"), []);
  });

  it("takes a short quotation in a sentence for no material", () => {
    assert.deepEqual(read('If the text has no date, reply with "none".'), []);
    assert.deepEqual(read("如果没有日期，请回复“无”。"), []);
  });

  it("finds the first turn of a persona", () => {
    assert.deepEqual(read("I want you to act as a translator. My first sentence is “I miss the old town.”"), [
      ["I miss the old town.", "delimited", "text"],
    ]);
  });

  it("finds the question that waits for its answer behind examples", () => {
    const text =
      "Text: Great film.\nSentiment: positive\n\nText: So dull.\nSentiment: negative\n\nText: It was fine.\nSentiment:";
    assert.deepEqual(
      read(text).map(([words]) => words),
      ["Text: It was fine.\nSentiment:"],
    );
  });

  it("gives each in the text's order", () => {
    const starts = parsePrompt("Compare the two texts.\n\n<a1>{{one}}</a1>\n\n<b1>{{two}}</b1>").materials.map(
      ({ range }) => range.start,
    );
    assert.deepEqual(
      starts,
      [...starts].sort((a, b) => a - b),
    );
    assert.equal(starts.length, 2);
  });
});
