import assert from "node:assert/strict";
import fc from "fast-check";
import { Trait, traitsOfBytes, traitsOfText } from "../../../../src/dataset/analysis/traits";

/** What each trait must be set for, wherever in a text it stands. */
const examples: Readonly<Record<keyof typeof Trait, readonly string[]>> = {
  at: ["@"],
  lessThan: ["<"],
  ampersand: ["&"],
  hash: ["#"],
  bracket: ["["],
  bar: ["|"],
  address: ["://", "www.", ".jpg", ".png"],
  digits: ["123", "13907482615"],
  mixed: ["a1b2", "AKIA", "ASIA", "0aB"],
  control: ["\u0007", "\u007f", "\\f", "\\b", "\\u0001"],
  latin: ["é", "\u0085", "\\u00e9"],
  signs: ["“", "→", "\\u2019"],
  kana: ["。", "か", "\\u3002"],
  han: ["汉", "\\u4f60"],
  hangul: ["안", "\\uc548"],
  alphabet: ["ж", "ğ", "\u0326", "ไ", "\\u0436"],
  wide: ["，", "\ufffd", "\\uff0c"],
  astral: ["😀", "\\ud83d\\ude00"],
  half: ["\\ud83d"],
  tab: ["\t", "\\t"],
  lines: ["\\n"],
  language: ["language"],
};

const plain = fc.stringMatching(/^[a-z .]{0,20}$/);

describe("traits of rows", () => {
  for (const [name, texts] of Object.entries(examples)) {
    it(`know ${name} at any place`, () => {
      fc.assert(
        fc.property(plain, plain, fc.constantFrom(...texts), (before, after, text) => {
          const bit = Trait[name as keyof typeof Trait];
          assert.notEqual(traitsOfText(`{${before}${text}${after}}`) & bit, 0, JSON.stringify(before + text + after));
        }),
        { numRuns: 100 },
      );
    });
  }

  it("are none in plain words", () => {
    assert.equal(
      traitsOfText('{"instruction": "Name a river.", "output": "The Seine: it flows past Paris (and more)."}'),
      0,
    );
  });

  it("say of line breaks only what stands inside the values of JSON", () => {
    assert.equal(traitsOfText('{\n  "text": "a"\n}') & Trait.lines, 0);
    assert.notEqual(traitsOfText("a line\nand another") & Trait.lines, 0);
  });

  it("are the same for a text and for its bytes", () => {
    fc.assert(
      fc.property(fc.string({ unit: "binary" }), fc.string({ unit: "grapheme" }), (before, text) => {
        const start = Buffer.byteLength(before);
        const bytes = Buffer.from(before + text);
        assert.equal(traitsOfBytes(bytes, start, bytes.length), traitsOfText(text));
      }),
    );
  });

  it("see what lies between the pieces of a long row", () => {
    for (let at = 32_750; at < 32_780; at++) {
      const text = `{${"a".repeat(at)}123${"a".repeat(40_000)}`;
      assert.notEqual(traitsOfText(text) & Trait.digits, 0, String(at));
      assert.notEqual(traitsOfBytes(Buffer.from(text), 0, text.length) & Trait.digits, 0, String(at));
    }
  });

  it("are none of an empty row", () => {
    assert.equal(traitsOfText(""), 0);
    assert.equal(traitsOfBytes(Buffer.alloc(0), 0, 0), 0);
  });
});
