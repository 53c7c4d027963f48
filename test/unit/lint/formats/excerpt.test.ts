import assert from "node:assert/strict";
import fc from "fast-check";
import stringWidth from "fast-string-width";
import { describe, it } from "mocha";
import { excerpt } from "../../../../src/lint/formats/excerpt";
import { printable } from "../../../../src/text/printable";
import { LineIndex } from "../../../../src/text/lines";

function shown(text: string, part: string, width = 80): string[] {
  const start = text.indexOf(part);
  const { line, source, indent, marks } = excerpt(new LineIndex(text), { start, end: start + part.length }, width);
  return [String(line), source, indent + marks];
}

describe("excerpt", () => {
  it("underlines Latin and Han by what they take on screen", () => {
    assert.deepEqual(shown("one\nWrite some lines.", "some"), ["2", "Write some lines.", "      ^^^^"]);
    assert.deepEqual(shown("请写一些ab句子。", "一些ab"), ["1", "请写一些ab句子。", "    ^^^^^^"]);
    assert.deepEqual(shown("「好」👨‍👩‍👧e\u0301x", "x"), ["1", "「好」👨‍👩‍👧e\u0301x", "         ^"]);
  });

  it("shows one mark for an empty range and the first line of a longer one", () => {
    assert.deepEqual(shown("abc", ""), ["1", "abc", "^"]);
    assert.deepEqual(shown("abc\ndef", "bc\nd"), ["1", "abc", " ^^"]);
  });

  it("cuts a long line around the problem", () => {
    const text = `${"前面的话".repeat(200)}target${" after".repeat(200)}`;
    const [, source, underline] = shown(text, "target", 40);
    assert.match(source!, /^….*target.*…$/);
    assert.ok(stringWidth(source!) <= 40, String(stringWidth(source!)));
    const before = source!.slice(0, source!.indexOf("target"));
    assert.equal(underline, " ".repeat(stringWidth(before)) + "^^^^^^");
  });

  it("never lets a text move the cursor or turn its direction", () => {
    assert.equal(printable("a\u001b[31mb\u0007\u202ec\r"), "a�[31mb��c�");
    assert.equal(shown("\ta\u001b[2Jb", "b")[1], "  a�[2Jb");
  });

  it("stays within the width, and underlines within the line, whatever the text", () => {
    const texts = fc.string({ unit: "binary", maxLength: 150 });
    fc.assert(
      fc.property(texts, fc.nat(150), fc.nat(150), fc.integer({ min: 40, max: 120 }), (text, a, b, width) => {
        const start = Math.min(a, text.length);
        const end = Math.min(start + b, text.length);
        const { source, indent, marks } = excerpt(new LineIndex(text), { start, end }, width);
        assert.ok(stringWidth(source) <= width + 1);
        assert.ok(indent.length + marks.length <= width + 1);
        assert.doesNotMatch(source, /[\n\r\u001b]/);
      }),
    );
  });
});
