import assert from "node:assert/strict";
import fc from "fast-check";
import { encode } from "gpt-tokenizer/encoding/o200k_base";
import { countTokenParts, estimateTokens } from "../../../src/text/tokens";

const english = `You are an experienced editor. Read the article between the <article> tags and summarise it in three
sentences for readers who have never heard of the subject. Keep every figure and every name; do not add anything that the
article does not say. If the article has no conclusion, reply "no conclusion". Answer in plain text, without headings.`;
const chinese = `你是一名经验丰富的编辑。请阅读下面的文章，用三句话概括它的主要内容，面向从未了解过这个话题的读者。保留所有数字和人名，
不要补充文章中没有的信息。如果文章没有给出结论，请回复“没有结论”。输出使用纯文本，不要使用标题，也不要重复原文中的句子。
文章的语言要通俗易懂，避免使用专业术语；如果必须使用，请在后面用括号作简短的解释。`;
const code = `export function localize(message: Localized, locale: Locale, data: MessageData = {}): string {
  return message[locale].replace(/\\{(\\w+)\\}/g, (slot, name: string) => String(data[name] ?? slot));
}

/** The nearest locale to a language tag such as an editor's display language. */
export function localeOf(tag: string): Locale {
  return /^zh\\b/i.test(tag) ? "zh-cn" : "en";
}`;
const russian = `Вы опытный редактор. Прочитайте текст ниже и кратко изложите его содержание в трёх предложениях, не добавляя
ничего от себя. Если в тексте нет вывода, так и напишите. Отвечайте простым текстом, без заголовков и списков.`;

describe("token estimate", () => {
  for (const [name, text] of Object.entries({ english, chinese, code, russian })) {
    it(`is within 15 percent of a real tokenizer on ${name} text`, () => {
      const tokens = encode(text).length;
      const error = Math.abs(estimateTokens(text) / tokens - 1);
      assert.ok(error < 0.15, `${estimateTokens(text)} estimated, ${tokens} counted`);
    });
  }

  it("counts what it weighs", () => {
    const counts = countTokenParts("The getName123  of，的 鹳\n");
    assert.equal(counts.shortWords, 2);
    assert.equal(counts.mediumWords, 1);
    assert.equal(counts.humps, 1);
    assert.equal(counts.digitTriples, 1);
    assert.equal(counts.spaceRuns, 2);
    assert.equal(counts.wideMarks, 1);
    assert.equal(counts.han, 2);
    assert.equal(counts.rareHan, 1);
    assert.equal(counts.hanRuns, 2);
    assert.equal(counts.lineBreaks, 1);
  });

  it("is 0 for nothing, and never falls when text is added", () => {
    assert.equal(estimateTokens(""), 0);
    fc.assert(
      fc.property(fc.string({ unit: "binary" }), fc.string({ unit: "binary" }), (a, b) => {
        assert.ok(Number.isSafeInteger(estimateTokens(a)));
        assert.ok(estimateTokens(`${a}\n\n${b}`) >= estimateTokens(a));
      }),
    );
  });
});
