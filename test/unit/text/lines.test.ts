import assert from "node:assert/strict";
import fc from "fast-check";
import { LineIndex } from "../../../src/text/lines";

describe("LineIndex", () => {
  it("counts lines that end in LF, CRLF and CR", () => {
    const text = "one\ntwo\r\nthree\rfour";
    const lines = new LineIndex(text);
    assert.equal(lines.count, 4);
    assert.deepEqual(
      [0, 1, 2, 3].map((line) => lines.textOf(line)),
      ["one", "two", "three", "four"],
    );
  });

  it("has one empty line in an empty text, and one behind a last line break", () => {
    assert.equal(new LineIndex("").count, 1);
    assert.deepEqual(new LineIndex("").positionAt(0), { line: 0, character: 0 });
    const lines = new LineIndex("请总结。\n");
    assert.equal(lines.count, 2);
    assert.equal(lines.textOf(1), "");
    assert.deepEqual(lines.positionAt(5), { line: 1, character: 0 });
  });

  it("counts characters in UTF-16 units", () => {
    const lines = new LineIndex("😀a\n𠮷字");
    assert.deepEqual(lines.positionAt(2), { line: 0, character: 2 });
    assert.deepEqual(lines.positionAt(6), { line: 1, character: 2 });
  });

  it("takes an offset outside the text for the nearest end", () => {
    const lines = new LineIndex("ab\ncd");
    assert.deepEqual(lines.positionAt(-7), { line: 0, character: 0 });
    assert.deepEqual(lines.positionAt(99), { line: 1, character: 2 });
  });

  it("takes a position beyond its line for the line's end, before the line break", () => {
    const lines = new LineIndex("ab\r\ncd");
    assert.equal(lines.offsetAt({ line: 0, character: 99 }), 2);
    assert.equal(lines.offsetAt({ line: 0, character: -1 }), 0);
    assert.equal(lines.offsetAt({ line: -1, character: 3 }), 0);
    assert.equal(lines.offsetAt({ line: 9, character: 0 }), 6);
    assert.equal(lines.textOf(9), "");
  });

  it("gives back every offset that does not lie inside a line break", () => {
    const unit = fc.constantFrom("a", "字", "\n", "\r", "\r\n", "😀", "\u2028");
    fc.assert(
      fc.property(fc.string({ unit }), (text) => {
        const lines = new LineIndex(text);
        for (let offset = 0; offset <= text.length; offset++) {
          if (text[offset - 1] === "\r" && text[offset] === "\n") continue;
          assert.equal(lines.offsetAt(lines.positionAt(offset)), offset);
        }
      }),
    );
  });
});
