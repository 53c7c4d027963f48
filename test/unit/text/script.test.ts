import assert from "node:assert/strict";
import { countScripts, isDigit, isHan, isLatinLetter, lengthInWords } from "../../../src/text/script";

const code = (character: string): number => character.charCodeAt(0);

describe("scripts", () => {
  it("knows Han characters, the rare and the astral ones too", () => {
    assert.ok(["一", "龥", "㐀", "豈", "〇", "𠮷"].every((character) => isHan(code(character))));
    assert.ok(["a", "あ", "한", "。", "，", "😀", "\udfb7"].every((character) => !isHan(code(character))));
  });

  it("knows Latin letters, with marks or without", () => {
    assert.ok([..."azAZéßøŁ"].every((character) => isLatinLetter(code(character))));
    assert.ok([..."×0_字αж"].every((character) => !isLatinLetter(code(character))));
    assert.ok([..."09"].every((character) => isDigit(code(character))) && !isDigit(code("９")));
  });

  it("counts Han characters and Latin words", () => {
    assert.deepEqual(countScripts("用 Python 3 写 two's-complement 的代码"), { han: 5, words: 3 });
    assert.deepEqual(countScripts("It’s don't GPT4 x"), { han: 0, words: 4 });
    assert.deepEqual(countScripts("𠮷野家"), { han: 3, words: 0 });
    assert.deepEqual(countScripts("12 + 34 = ?"), { han: 0, words: 0 });
  });

  it("counts inside a range only", () => {
    assert.deepEqual(countScripts("请 write 诗", { start: 2, end: 7 }), { han: 0, words: 1 });
  });

  it("weighs five Han characters as three words", () => {
    assert.equal(lengthInWords({ han: 100, words: 0 }), 60);
    assert.equal(lengthInWords({ han: 5, words: 7 }), 10);
  });
});
