import assert from "node:assert/strict";
import fc from "fast-check";
import { findHanMojibake, findLatinMojibake, type Mojibake } from "../../../../src/dataset/analysis/mojibake";

const windows = "€\x81‚ƒ„…†‡ˆ‰Š‹Œ\x8dŽ\x8f\x90‘’“”•–—˜™š›œ\x9džŸ";

function asWindows(text: string): string {
  return Array.from(Buffer.from(text), (byte) =>
    byte >= 0x80 && byte < 0xa0 ? windows[byte - 0x80]! : String.fromCharCode(byte),
  ).join("");
}

const asLatin = (text: string): string => Buffer.from(text).toString("latin1");
const asGbk = (text: string): string => new TextDecoder("gbk").decode(Buffer.from(text));

function mended(text: string, found: readonly Mojibake[]): string {
  let result = "";
  let end = 0;
  for (const { range, meant } of found) {
    result += text.slice(end, range.start) + (meant ?? "");
    end = range.end;
  }
  return result + text.slice(end);
}

const words = [
  "don’t “quote” me",
  "Müller naïve café",
  "你好，世界。",
  "Привет мир",
  "日本語テスト",
  "30°C ©",
  "😀 ok",
  "안녕하세요",
];

describe("text read in the wrong encoding", () => {
  for (const word of words) {
    it(`is ${word} again`, () => {
      for (const read of [asWindows, asLatin, (text: string) => asWindows(asWindows(text))]) {
        const garbled = read(word);
        assert.equal(mended(garbled, findLatinMojibake(garbled)), word, garbled);
      }
    });
  }

  it("is mended where the last byte of a quotation mark was lost, or a no-break space became a space", () => {
    assert.equal(mended("â€œso” he", findLatinMojibake("â€œso” he")), "“so” he");
    assert.equal(mended("ä½ å¥½", findLatinMojibake("ä½ å¥½")), "你好");
  });

  it("is seen where UTF-8 was read as GBK, and mended where no byte is lost", () => {
    for (const text of ["你好，今天天气不错！", "请介绍一下中国的历史"]) {
      const garbled = asGbk(text);
      assert.equal(mended(garbled, findHanMojibake(garbled)), text);
    }
    const lost = asGbk("你好，世界。").replaceAll("\ufffd", "");
    assert.equal(findHanMojibake(lost).length, 1);
    assert.equal(findHanMojibake(lost)[0]!.meant, undefined);
  });

  it("is seen where GBK was read as Latin-1", () => {
    assert.equal(mended("ÄãºÃ£¬ÊÀ½ç", findLatinMojibake("ÄãºÃ£¬ÊÀ½ç")), "你好，世界");
  });

  it("is seen in what is left of it", () => {
    assert.deepEqual(
      findHanMojibake("成立于锟斤拷锟斤拷年").map(({ range }) => range),
      [{ start: 3, end: 9 }],
    );
    assert.equal(findHanMojibake("烫烫烫烫").length, 1);
  });

  it("is not what good text looks like", () => {
    const good = [
      "café”… voilà\u00a0» the unit “Å” São Paulo — Ã, É naïve",
      "l’été “à la” ÀÉÈÙÂ À propos de «é» Ä, Ö, Ü “Ñ”",
      "它是锌，锛凿，鎏金；浣熊在浣洗，汤很烫。",
      "Đặng Văn Â ½ÀÐÞß¿ où— “Paris” Ø‰",
    ];
    for (const text of good) assert.deepEqual([...findLatinMojibake(text), ...findHanMojibake(text)], [], text);
  });

  it("lies inside the text, in order, whatever the text", () => {
    fc.assert(
      fc.property(fc.string({ unit: fc.constantFrom(...`${windows}ÃÂâäåæçé锟斤拷锛銆浣 a`) }), (text) => {
        for (const found of [findLatinMojibake(text), findHanMojibake(text)]) {
          for (const [i, { range }] of found.entries()) {
            assert.ok(range.start < range.end && range.end <= text.length);
            assert.ok(i === 0 || range.start >= found[i - 1]!.range.start);
          }
        }
      }),
    );
  });
});
