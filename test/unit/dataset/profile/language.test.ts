import assert from "node:assert/strict";
import { rowLanguage } from "../../../../src/dataset/profile/language";
import { dialogue } from "../set/conversations";

const texts = {
  en: "Explain the café's menu to a visitor in two sentences. What is it that you would recommend?",
  zh: "请用 Python 写一个函数，判断一个数是否为质数。",
  mixed: "请把这句话翻译成英文：The quick brown fox jumps over the lazy dog near the river bank.",
  fr: "Quelle est la capitale de la France ? La capitale de la France est Paris.",
  ja: "フランスの首都はどこですか。パリです。",
  ru: "Какой город является столицей Франции? Столица Франции — Париж.",
  unknown: "2 + 2 = ?",
} as const;

describe("the language of a row", () => {
  for (const [language, text] of Object.entries(texts)) {
    it(`is ${language} for ${text}`, () => assert.equal(rowLanguage(dialogue(text)), language));
  }

  it("is that of all its texts", () => {
    assert.equal(rowLanguage(dialogue("翻译：你好", "Hello, and welcome to the city of light and of love")), "mixed");
    assert.equal(rowLanguage(dialogue("OK", "好的，没有问题，我马上就去办")), "zh");
  });
});
