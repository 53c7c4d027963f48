import assert from "node:assert/strict";
import fc from "fast-check";
import { describe, it } from "mocha";
import { Pairs } from "../../../src/similarity/pairs";

describe("pairs", () => {
  it("are sorted by either number, the other deciding where that is the same", () => {
    const number = fc.oneof(fc.nat(5), fc.nat(0xffffffff));
    fc.assert(
      fc.property(fc.array(fc.tuple(number, number, fc.nat(9))), (given) => {
        const pairs = new Pairs();
        given.forEach((pair) => pairs.add(...pair));
        const compare = (major: 0 | 1, minor: 0 | 1) =>
          [...given].sort((a, b) => a[major] - b[major] || a[minor] - b[minor]);
        assert.deepEqual(listed(pairs.sorted()), compare(0, 1));
        assert.deepEqual(listed(pairs.sortedBySecond()), compare(1, 0));
      }),
    );
  });
});

function listed(pairs: Pairs): [number, number, number][] {
  const list: [number, number, number][] = [];
  pairs.forEach((...pair) => list.push(pair));
  return list;
}
