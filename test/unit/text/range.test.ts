import assert from "node:assert/strict";
import {
  clamp,
  contains,
  firstEndingAfter,
  isSpace,
  overlaps,
  slice,
  trimmed,
  within,
  type Range,
} from "../../../src/text/range";

const range = (start: number, end: number): Range => ({ start, end });

describe("ranges", () => {
  it("overlap where they share a character, not where they touch", () => {
    assert.ok(overlaps(range(0, 3), range(2, 5)));
    assert.ok(overlaps(range(0, 9), range(2, 5)));
    assert.ok(!overlaps(range(0, 3), range(3, 5)));
  });

  it("contain themselves and what lies inside", () => {
    assert.ok(contains(range(2, 5), range(2, 5)));
    assert.ok(contains(range(2, 5), range(5, 5)));
    assert.ok(!contains(range(2, 5), range(1, 3)));
    assert.ok(!contains(range(2, 5), range(4, 6)));
  });

  it("lose the white space of both scripts at their ends", () => {
    const text = " \u3000\ufeff\u00a0请 总结\t\r\n";
    assert.equal(slice(text, trimmed(text, range(0, text.length))), "请 总结");
  });

  it("are empty at their start when they hold white space alone", () => {
    assert.deepEqual(trimmed("ab   cd", range(2, 5)), range(5, 5));
    assert.deepEqual(trimmed("", range(0, 0)), range(0, 0));
  });

  it("know white space from words", () => {
    assert.ok([" ", "\t", "\n", "\r", "\v", "\f", "\u00a0", "\u3000", "\ufeff"].every((c) => isSpace(c.charCodeAt(0))));
    assert.ok(["a", "字", "\u0000", "\ufffc", "。"].every((c) => !isSpace(c.charCodeAt(0))));
  });

  const placed = [range(0, 2), range(2, 2), range(4, 6), range(8, 9)].map((at) => ({ range: at }));

  it("are found by where they end", () => {
    const first = (offset: number): number => firstEndingAfter(placed, offset);
    assert.deepEqual([0, 1, 2, 5, 6, 8, 9].map(first), [0, 0, 2, 2, 3, 3, 4]);
    assert.equal(firstEndingAfter([], 3), 0);
  });

  it("are found by what they share a character with", () => {
    assert.deepEqual(within(placed, range(1, 5)), [placed[0], placed[1], placed[2]]);
    assert.deepEqual(within(placed, range(2, 4)), []);
    assert.deepEqual(within(placed, range(6, 20)), [placed[3]]);
  });

  it("are cut to what holds them, or to its nearer end", () => {
    assert.deepEqual(clamp(range(1, 9), range(2, 5)), range(2, 5));
    assert.deepEqual(clamp(range(0, 1), range(2, 5)), range(2, 2));
    assert.deepEqual(clamp(range(7, 9), range(2, 5)), range(5, 5));
  });
});
