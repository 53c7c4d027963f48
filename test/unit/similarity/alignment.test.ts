import assert from "node:assert/strict";
import fc from "fast-check";
import { alignTokens } from "../../../src/similarity/alignment";

/** The length of a longest common subsequence, by the table. */
function lcsLength(a: readonly number[], b: readonly number[]): number {
  const rows = Array.from({ length: a.length + 1 }, () => new Array<number>(b.length + 1).fill(0));
  a.forEach((x, i) =>
    b.forEach(
      (y, j) => (rows[i + 1]![j + 1] = x === y ? rows[i]![j]! + 1 : Math.max(rows[i]![j + 1]!, rows[i + 1]![j]!)),
    ),
  );
  return rows[a.length]![b.length]!;
}

const sequence = fc.array(fc.nat({ max: 4 }), { maxLength: 24 });

describe("alignment", () => {
  it("is a longest common subsequence, by its places", () => {
    fc.assert(
      fc.property(sequence, sequence, (a, b) => {
        const { first, second } = alignTokens(a, b);
        assert.equal(first.length, lcsLength(a, b));
        first.forEach((x, i) => {
          assert.equal(a[x], b[second[i]!]);
          assert.ok(i === 0 || (first[i - 1]! < x && second[i - 1]! < second[i]!));
        });
      }),
    );
  });

  it("aligns only both ends where too much is different", () => {
    const a = [1, 2, ...new Array<number>(50).fill(3), 9, 9];
    const b = [1, 2, ...new Array<number>(50).fill(4), 9, 9];
    const { first, second } = alignTokens(a, b, 40);
    assert.deepEqual([...first], [0, 1, 52, 53]);
    assert.deepEqual([...second], [0, 1, 52, 53]);
  });
});
