import assert from "node:assert/strict";
import { rowLanguage } from "../../../../src/dataset/profile/language";
import { dialogue } from "../set/conversations";

const texts = {
  en: "Explain the café's menu to a visitor in two sentences.",
  zh: "请用 Python 写一个函数，判断一个数是否为质数。",
  mixed: "请把这句话翻译成英文：The quick brown fox jumps over the lazy dog near the river bank.",
  ja: "フランスの首都はどこですか。パリです。",
  ko: "프랑스의 수도는 어디입니까? 파리입니다.",
  ru: "Какой город является столицей Франции?",
  ar: "ما هي عاصمة فرنسا؟ عاصمة فرنسا هي باريس.",
  other: "ฝรั่งเศสมีเมืองหลวงชื่ออะไร",
  none: "2 + 2 = ?",
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
