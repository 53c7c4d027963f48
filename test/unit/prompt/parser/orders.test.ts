import assert from "node:assert/strict";
import { findOrder, findRequest, type OrderFinder } from "../../../../src/prompt/parser/orders";

const found = (finder: OrderFinder, sentence: string): string | undefined => {
  const range = finder(sentence.toLowerCase());
  return range && sentence.slice(range.start, range.end);
};

describe("findOrder", () => {
  const orders: readonly (readonly ["en" | "zh", sentence: string, order: string | undefined])[] = [
    ["en", "Summarise the text.", "Summarise"],
    ["en", "- Carefully explain it.", "Carefully explain"],
    ["en", "Please never translate names.", "Please never translate"],
    ["en", "Using the notes as a guide, rewrite the text.", "rewrite"],
    ["en", "Fact-check the claims.", "Fact-check"],
    ["en", "Write: a poem", undefined],
    ["en", "The text summarises itself.", undefined],
    ["zh", "总结这段文字。", "总结"],
    ["zh", "务必翻译全文。", "务必翻译"],
    ["zh", "将下面的句子翻译成英文。", "将下面的句子翻译"],
    ["zh", "读完全文，列出三点。", "列出"],
    ["zh", "画一只猫。", "画"],
    ["zh", "这首诗很美。", undefined],
  ];
  for (const [language, sentence, order] of orders)
    it(`finds ${order ?? "nothing"} in ${JSON.stringify(sentence)}`, () => {
      assert.equal(found(findOrder[language], sentence), order);
    });
});

describe("findRequest", () => {
  it("finds what is asked of the model in the second person", () => {
    assert.equal(found(findRequest.en, "If so, could you please list them?"), "could you please list");
    assert.equal(found(findRequest.en, "You will then review the code."), "You will then review");
    assert.equal(found(findRequest.zh, "读完后，你需要仔细分析原因。"), "你需要仔细分析");
  });

  it("finds nothing in a statement", () => {
    assert.equal(found(findRequest.en, "You should be warm."), undefined);
    assert.equal(found(findRequest.zh, "你会很高兴。"), undefined);
  });
});
