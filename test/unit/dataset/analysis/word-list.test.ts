import assert from "node:assert/strict";
import fc from "fast-check";
import { WordList } from "../../../../src/dataset/analysis/word-list";

const wordsIn = (list: readonly string[], text: string): string[] =>
  new WordList(list).find(text).map(({ range }) => text.slice(range.start, range.end));

describe("a list of words", () => {
  it("finds whole words of alphabets, whatever the case of ASCII letters", () => {
    assert.deepEqual(wordsIn(["ass", "Acme"], "Classic ACME pass, ass. acmes Éass"), ["ACME", "ass"]);
  });

  it("finds Chinese words anywhere", () => {
    assert.deepEqual(wordsIn(["假货", "公司"], "某公司卖假货。"), ["公司", "假货"]);
  });

  it("takes the longest word at a place", () => {
    assert.deepEqual(wordsIn(["new", "new york"], "New York is new."), ["New York", "new"]);
  });

  it("finds words that end in marks, and words beside Chinese", () => {
    assert.deepEqual(wordsIn(["C++", "acme"], "学C++和acme公司"), ["C++", "acme"]);
  });

  it("finds nothing where it is empty", () => {
    assert.ok(new WordList(["", "  "]).isEmpty);
    assert.deepEqual(wordsIn([""], "anything"), []);
  });

  it("finds what a search for Chinese words finds", () => {
    const han = fc.string({ unit: fc.constantFrom("甲", "乙", "丙", "丁") });
    fc.assert(
      fc.property(han, fc.array(han, { maxLength: 4 }), (text, list) => {
        const some = list.some((word) => word !== "" && text.includes(word));
        assert.equal(wordsIn(list, text).length > 0, some);
      }),
    );
  });
});
