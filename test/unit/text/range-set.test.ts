import assert from "node:assert/strict";
import fc from "fast-check";
import { RangeSet } from "../../../src/text/range-set";
import type { Range } from "../../../src/text/range";

const range = (start: number, end: number): Range => ({ start, end });

describe("RangeSet", () => {
  it("merges what overlaps or touches, in any order, and drops what is empty", () => {
    const set = new RangeSet([range(8, 9), range(0, 2), range(2, 4), range(3, 5), range(6, 6)]);
    assert.deepEqual([...set], [range(0, 5), range(8, 9)]);
  });

  it("keeps a long range that holds a shorter one", () => {
    assert.deepEqual([...new RangeSet([range(0, 10), range(2, 3)])], [range(0, 10)]);
  });

  it("has an offset at a range's start, not at its end", () => {
    const set = new RangeSet([range(2, 4)]);
    assert.deepEqual(
      [1, 2, 3, 4].map((offset) => set.has(offset)),
      [false, true, true, false],
    );
    assert.deepEqual(set.find(3), range(2, 4));
    assert.equal(set.find(4), undefined);
  });

  it("covers only what lies inside one merged range", () => {
    const set = new RangeSet([range(0, 3), range(3, 6), range(8, 9)]);
    assert.ok(set.covers(range(1, 6)));
    assert.ok(!set.covers(range(4, 9)));
    assert.ok(!set.covers(range(6, 7)));
  });

  it("is empty of nothing", () => {
    assert.deepEqual([...new RangeSet([])], []);
    assert.ok(!new RangeSet([]).has(0));
  });

  it("answers as a walk through all ranges would", () => {
    const ranges = fc.array(fc.tuple(fc.nat(40), fc.nat(8)).map(([start, length]) => range(start, start + length)));
    fc.assert(
      fc.property(ranges, (all) => {
        const set = new RangeSet(all);
        for (let offset = 0; offset < 50; offset++)
          assert.equal(
            set.has(offset),
            all.some(({ start, end }) => start <= offset && offset < end),
          );
        const merged = [...set];
        for (const [i, { start, end }] of merged.entries()) {
          assert.ok(start < end);
          assert.ok(i === 0 || merged[i - 1]!.end < start);
        }
      }),
    );
  });
});
