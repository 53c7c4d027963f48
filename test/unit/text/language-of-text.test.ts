import assert from "node:assert/strict";
import { describe, it } from "mocha";
import { languageOfText } from "../../../src/text/language-of-text";

describe("languageOfText", () => {
  const texts: Readonly<Record<string, string>> = {
    en: "Describe how the heart pumps blood through the body.",
    zh: "请介绍一下心脏是怎样把血液输送到全身的。",
    mixed: "请把下面这句话翻译成中文：The quick brown fox jumps over the lazy dog and runs away",
    ja: "心臓がどのように血液を全身に送り出すのかを説明してください。",
    ko: "심장이 어떻게 온몸으로 혈액을 보내는지 설명해 주세요.",
    ru: "Объясните, пожалуйста, как сердце перекачивает кровь по телу человека.",
    de: "Bitte erklären Sie, wie das Herz das Blut durch den Körper pumpt.",
    fr: "Expliquez comment le cœur fait circuler le sang dans tout le corps.",
    es: "Explica cómo el corazón bombea la sangre por todo el cuerpo humano.",
    ar: "اشرح كيف يضخ القلب الدم إلى جميع أنحاء الجسم البشري.",
  };

  for (const [code, text] of Object.entries(texts)) {
    it(`knows ${code}`, () => assert.equal(languageOfText(text), code));
  }

  it("knows a language by its beginning, however long the text", () => {
    assert.equal(languageOfText(texts["de"]!.repeat(5000)), "de");
  });

  it("takes a Chinese text with terms in Latin letters for Chinese", () => {
    assert.equal(languageOfText("用 Python 的 requests 库写一个下载网页的函数，并处理超时异常。"), "zh");
  });

  it("takes a Chinese text with code for Chinese", () => {
    const code =
      "```python\nimport numpy as np\ndef mean(values):\n    return np.sum(values) / len(values)\nprint(mean([1, 2]))\n```";
    assert.equal(languageOfText(`写一个求平均值的函数。\n${code}\n这段代码用 numpy 求和。`), "zh");
  });

  it("takes code and names in an English text for English", () => {
    assert.equal(languageOfText("What does this function return? def f(x): return x + 1"), "en");
  });

  it("does not guess where there is too little to tell by", () => {
    for (const text of ["", "42", "Chanel, Gucci", "x = y + z", "🙂🙂"])
      assert.equal(languageOfText(text), undefined, text);
  });
});
