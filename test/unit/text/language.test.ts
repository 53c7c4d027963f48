import assert from "node:assert/strict";
import { languageOf, mainLanguage } from "../../../src/text/language";

describe("languageOf", () => {
  const cases: readonly (readonly [text: string, language: "en" | "zh" | "mixed"])[] = [
    ["", "en"],
    ["12 + 34", "en"],
    ["Summarise the report in three sentences.", "en"],
    ["Explain the word 道 to a ten-year-old child in simple English words.", "en"],
    ["请用三句话总结这份报告。", "zh"],
    ["请用 Python 写一个读取 CSV 文件的函数，并返回每一列的平均值与中位数。", "zh"],
    ["翻译：hello", "zh"],
    ["请把下面的英文翻译成中文。The weather was fine and we walked along the river.", "mixed"],
  ];
  for (const [text, language] of cases)
    it(`takes ${JSON.stringify(text)} for ${language}`, () => {
      assert.equal(languageOf(text), language);
    });
});

describe("mainLanguage", () => {
  it("takes the leading language of a mixed sentence", () => {
    assert.equal(mainLanguage("请用 TypeScript 写一个 debounce 函数"), "zh");
    assert.equal(mainLanguage("Translate 你好 into French for my aunt"), "en");
  });

  it("takes a sentence that begins in Chinese for Chinese, whatever it quotes", () => {
    assert.equal(mainLanguage("请翻译这句：We walked along the old river until the night fell on us"), "zh");
  });

  it("takes words of neither for English", () => {
    assert.equal(mainLanguage("123 !"), "en");
  });
});
