import assert from "node:assert/strict";
import type { ElementName } from "../../../../src/prompt/document";
import { parsePrompt } from "../../../../src/prompt/parse";

const found = (text: string, name: ElementName) =>
  parsePrompt(text).elements[name].map(({ range, source }) => [text.slice(range.start, range.end), source]);

describe("findElements", () => {
  it("gives the sentence that shows an element, in the text's order", () => {
    const text = "You are an editor. Rewrite the article. Use short words. Never exceed 200 words.";
    assert.deepEqual(found(text, "role"), [["You are an editor.", "phrase"]]);
    assert.deepEqual(
      found(text, "requirements").map(([words]) => words),
      ["Use short words.", "Never exceed 200 words."],
    );
  });

  it("takes what a section announces, whatever the words", () => {
    assert.deepEqual(found("# Background\nFive ducks, one pond.\n\n# Task\nWrite a tale.", "background"), [
      ["Five ducks, one pond.", "section"],
    ]);
    assert.deepEqual(found("要求：\n语言活泼\n\n写一个故事。", "requirements")[0], ["语言活泼", "section"]);
  });

  it("takes an order under a role's heading for no role", () => {
    assert.deepEqual(found("# Role\nReview the code.", "role"), []);
  });

  it("takes what an answer must include for a requirement, though no verb orders it", () => {
    assert.deepEqual(found("请写一份周报。\n包括：进展、风险、计划。", "requirements"), [
      ["包括：进展、风险、计划。", "phrase"],
    ]);
    assert.deepEqual(found("我们公司的业务包括软件、硬件。请写一份介绍。", "requirements"), []);
  });

  it("takes the answer for none for a fallback", () => {
    const text = "Extract the city. If the message holds none, answer with an empty list.";
    assert.deepEqual(found(text, "fallback"), [["If the message holds none, answer with an empty list.", "phrase"]]);
  });

  it("takes a format for a requirement too", () => {
    const text = "List three rivers. Return them as a JSON array.";
    assert.deepEqual(found(text, "outputFormat")[0]?.[0], "Return them as a JSON array.");
    assert.ok(found(text, "requirements").some(([words]) => words === "Return them as a JSON array."));
  });

  it("takes a fence under an output format for the format", () => {
    const text = 'List three rivers.\n\nOutput format:\n```json\n{"rivers": []}\n```';
    assert.ok(
      found(text, "outputFormat").some(([words, source]) => words!.startsWith("```json") && source === "section"),
    );
  });

  it("takes material for input and background, and examples for examples", () => {
    const text = "Translate the text into French.\n\n<text>\nThe river rose.\n</text>";
    assert.deepEqual(found(text, "input"), [["\nThe river rose.\n", "inferred"]]);
    assert.deepEqual(found(text, "background"), [["\nThe river rose.\n", "inferred"]]);
    assert.equal(found("Classify.\n\nQ: a?\nA: b\n\nQ: c?\nA: d", "examples").length, 2);
  });

  it("infers what a picture's prompt asks for, and background where nothing is asked", () => {
    assert.deepEqual(found("A vintage poster of a train in the rain, high detail", "goal"), [
      ["A vintage poster of a train in the rain, high detail", "inferred"],
    ]);
    assert.deepEqual(found("The sun rose over the hill.", "background"), [["The sun rose over the hill.", "inferred"]]);
    assert.deepEqual(found("The sun must have risen over the hill.", "requirements"), []);
  });

  it("requires what a prompt of JSON says", () => {
    const text = '{\n"subject": "A cat that sits on a mat in the sun",\n"style": "oil",\n"light": "soft"\n}';
    assert.deepEqual(found(text, "requirements")[0], [text, "structure"]);
  });
});
