import assert from "node:assert/strict";
import { parsePrompt } from "../../../../src/prompt/parse";
import { slices } from "../slices";

const read = (text: string) =>
  parsePrompt(text).examples.map(({ range, input, output, labels }) => [
    ...slices(text, [range, input, output]),
    labels.join(),
  ]);
const shown = (text: string): string[] => slices(text, parsePrompt(text).examples);

describe("findExamples", () => {
  it("takes pairs of labels apart, and leaves the unanswered last one", () => {
    assert.deepEqual(read("Answer in one word.\n\nQ: Capital of France?\nA: Paris\n\nQ: Capital of Peru?\nA:"), [
      ["Q: Capital of France?\nA: Paris", "Capital of France?", "Paris", "Q,A"],
    ]);
    assert.deepEqual(
      read("判断情感。\n\n文本：真好吃。\n情感：正面\n\n文本：太差了。\n情感：负面\n\n文本：一般般。\n情感："),
      [
        ["文本：真好吃。\n情感：正面", "真好吃。", "正面", "文本,情感"],
        ["文本：太差了。\n情感：负面", "太差了。", "负面", "文本,情感"],
      ],
    );
  });

  it("takes no single label for an example", () => {
    assert.deepEqual(read("Translate into French.\n\nText: Good morning."), []);
  });

  it("takes lines of pairs for examples, three of them or more", () => {
    assert.deepEqual(
      read("Classify.\n\nGreat film! // positive\nSo dull. // negative\nIt was fine. // neutral\nLoved it. //").map(
        ([, input, output]) => [input, output],
      ),
      [
        ["Great film!", "positive"],
        ["So dull.", "negative"],
        ["It was fine.", "neutral"],
      ],
    );
    assert.deepEqual(read("Great film! // positive\nSo dull. // negative"), []);
  });

  it("takes what stands under a heading, tag or label of examples", () => {
    assert.deepEqual(
      shown("Write a haiku.\n\n## Example\n\nAn old silent pond\nA frog jumps in\n\n## Rules\n\nBe calm."),
      ["An old silent pond\nA frog jumps in"],
    );
    assert.deepEqual(shown("写一句广告语。\n\n<example>\n静享生活，从一杯茶开始。\n</example>"), [
      "\n静享生活，从一杯茶开始。\n",
    ]);
    assert.deepEqual(shown("写一句广告语。\n\n示例：静享生活，从一杯茶开始。"), ["静享生活，从一杯茶开始。"]);
  });

  it("takes a list of what people may ask for no examples", () => {
    assert.deepEqual(shown("You help with travel.\n\n## Examples\n\n- Plan a week in Rome\n- Find a cheap hotel"), []);
  });

  it("takes the turns that a chat gives with it", () => {
    const text = "system:\nTranslate.\nuser:\nBonjour\nassistant:\nHello\nuser:\n{{text}}";
    assert.deepEqual(
      read(text).map(([, input, output]) => [input, output]),
      [["Bonjour", "Hello"]],
    );
  });

  it("looks for none in code", () => {
    assert.deepEqual(read("Fix:\n```\nQ: a\nA: b\nQ: c\nA: d\n```"), []);
  });
});
