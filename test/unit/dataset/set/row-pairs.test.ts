import assert from "node:assert/strict";
import { RowPairs } from "../../../../src/dataset/set/row-pairs";
import { randomWords } from "./random-words";

describe("pairs of rows", () => {
  it("come back by their first rows, all of them, the largest rows too", () => {
    const next = randomWords(7);
    const pairs = Array.from({ length: 5000 }, () => [(next() >>> 5) % 3000, next() >>> 0] as const);
    pairs.push([2 ** 27 - 2, 2 ** 32 - 1], [0, 0]);
    const kept = new RowPairs();
    for (const [row, other] of pairs) kept.add(row, other);
    assert.deepEqual(
      [...kept.sorted()],
      pairs.toSorted((a, b) => a[0] - b[0]),
    );
  });
});
