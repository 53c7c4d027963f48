import assert from "node:assert/strict";
import fc from "fast-check";
import { SeenRows, type Relation } from "../../../../src/dataset/set/seen-rows";
import { keysOf } from "./conversations";

function relations(dialogues: readonly (readonly string[])[]): Relation[] {
  const seen = new SeenRows();
  return dialogues.map((texts, row) => seen.add(keysOf(...texts), row));
}

/** The same by comparing the texts of every two rows. */
function compared(dialogues: readonly (readonly string[])[]): Relation[] {
  const reported = new Set<number>();
  const firsts = dialogues.map((texts) => dialogues.findIndex((other) => same(other, texts)));
  return dialogues.map((texts, row) => {
    const before = dialogues.slice(0, row);
    if (firsts[row] !== row) return { same: firsts[row], asksSame: undefined, continues: [], beginsRow: undefined };
    const asks =
      texts.length % 2 === 0 ? before.findIndex((other) => same(other.slice(0, -1), texts.slice(0, -1))) : -1;
    const continues = before.flatMap((other, i) => {
      if (firsts[i] !== i || other.length >= texts.length || reported.has(i) || !begins(other, texts)) return [];
      reported.add(i);
      return [i];
    });
    const longer = before.findIndex(
      (other, i) => firsts[i] === i && other.length > texts.length && begins(texts, other),
    );
    if (longer >= 0) reported.add(row);
    return {
      same: undefined,
      asksSame: asks < 0 ? undefined : asks,
      continues: continues.sort((a, b) => dialogues[a]!.length - dialogues[b]!.length),
      beginsRow: longer < 0 ? undefined : longer,
    };
  });
}

const same = (a: readonly string[], b: readonly string[]) => a.length === b.length && begins(a, b);
/** Whole rounds only: a dialogue that ends on the user is the beginning of none. */
const begins = (a: readonly string[], b: readonly string[]) =>
  (a.length === b.length || a.length % 2 === 0) && a.every((text, i) => text === b[i]);

describe("the relation of a row to those before it", () => {
  it("is that which comparing every two rows gives", () => {
    const text = fc.constantFrom("a", "b");
    const rows = fc.array(fc.array(text, { minLength: 1, maxLength: 6 }), { maxLength: 12 });
    fc.assert(
      fc.property(rows, (dialogues) => assert.deepEqual(relations(dialogues), compared(dialogues))),
      { numRuns: 2000 },
    );
  });

  it("names the rows of an unrolled dialogue once each, wherever they stand", () => {
    const rounds = [
      ["a", "b"],
      ["a", "b", "c", "d"],
      ["a", "b", "c", "d", "e", "f"],
    ];
    assert.deepEqual(
      relations(rounds).map(({ continues }) => continues),
      [[], [0], [1]],
    );
    assert.deepEqual(
      relations(rounds.toReversed()).map(({ beginsRow }) => beginsRow),
      [undefined, 0, 0],
    );
  });

  it("keeps apart many rows of one prompt", () => {
    const found = relations(Array.from({ length: 3000 }, (_, i) => ["Name a number.", String(i % 2990)]));
    assert.ok(found.slice(1, 2990).every(({ same, asksSame }) => same === undefined && asksSame === 0));
    assert.deepEqual(
      found.slice(2990).map(({ same }) => same),
      [0, 1, 2, 3, 4, 5, 6, 7, 8, 9],
    );
  });

  it("has nothing to say of rows that are empty, or that have no answer", () => {
    assert.deepEqual(
      relations([["", ""], [" "], ["q", ""], ["q", "a"]]).map(({ same, asksSame }) => [same, asksSame]),
      [1, 2, 3, 4].map(() => [undefined, undefined]),
    );
  });
});
