import assert from "node:assert/strict";
import fc from "fast-check";
import { SaidSentences } from "../../../../src/dataset/set/said-sentences";
import { randomWords } from "./random-words";

const byText = (a: unknown, b: unknown) => (JSON.stringify(a) < JSON.stringify(b) ? -1 : 1);

/** The keys of sentences of each row → what stands in `least` rows and more, by rows. */
function frequent(rows: readonly (readonly number[])[], least: number): unknown[] {
  const where = new Map<number, number[]>();
  rows.forEach((keys, row) => {
    for (const key of new Set(keys)) where.set(key, [...(where.get(key) ?? []), row]);
  });
  return [...where]
    .filter(([, own]) => own.length >= Math.max(2, least))
    .flatMap(([key, own]) => own.map((row) => [row, { key, count: own.length, first: own[0]! }]))
    .sort(byText);
}

function said(rows: readonly (readonly number[])[], most = 1e6): SaidSentences {
  const table = new SaidSentences(most);
  rows.forEach((keys, row) => keys.forEach((key) => table.add(key, row)));
  return table;
}

describe("the sentences that rows have said", () => {
  it("are counted as a plain map counts them", () => {
    const key = fc.oneof(
      fc.nat(20),
      fc.nat(20).map((high) => high * 0x100000000 + 5),
      fc.maxSafeNat(),
    );
    fc.assert(
      fc.property(fc.array(fc.array(key, { maxLength: 6 }), { maxLength: 60 }), fc.nat(5), (rows, least) => {
        const table = said(rows);
        assert.deepEqual([...table.frequent(least)].sort(byText), frequent(rows, least));
        assert.equal(table.fullFrom, undefined);
        const inOrder = [...table.frequent(least)].map(([row]) => row);
        assert.deepEqual(
          inOrder,
          inOrder.toSorted((a, b) => a - b),
        );
      }),
    );
  });

  it("are counted right among very many", () => {
    const next = randomWords(5);
    const rows = Array.from({ length: 60_000 }, (_, row) =>
      row % 1000 === 7 ? [42] : [(next() >>> 11) * 0x100000000 + (next() >>> 0)],
    );
    assert.deepEqual([...said(rows).frequent(2)].sort(byText), frequent(rows, 2));
  });

  it("are not remembered beyond the limit, and those that are go on being counted", () => {
    const rows = [[1], [2], [1], [3], [1], [4], [4], [4]];
    const table = said(rows, 5);
    assert.equal(table.fullFrom, 4);
    assert.deepEqual(
      [...table.frequent(2)].map(([row, { key, count }]) => [row, key, count]),
      [
        [0, 1, 3],
        [2, 1, 3],
      ],
    );
  });
});
