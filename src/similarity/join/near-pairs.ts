import { Groups } from "../groups";
import { Pairs } from "../pairs";
import type { TokenTable } from "../token-table";
import { findIdentical } from "./identical";
import { joinTexts, type JoinOptions } from "./join-texts";
import type { JoinCounts } from "./probe";
import { seedPool } from "./seed-pool";

export interface NearPairsOptions extends JoinOptions {
  /** More pairs than this are not listed; the groups have them all the same. */
  readonly mostPairs: number;
}

export interface NearPairs {
  /** Every unordered pair that reaches the threshold, the earlier text first, in order; undefined when there are too many. */
  readonly pairs: Pairs | undefined;
  /** How many pairs there are. */
  readonly count: number;
  /** Texts that belong together, directly or through others; each group ascending. */
  readonly groups: readonly (readonly number[])[];
  /** What the seed-pool rule keeps: a text stays if it reaches the threshold with none kept before it. */
  readonly kept: Uint32Array;
  readonly counts: JoinCounts;
}

/** All pairs of texts whose ROUGE-L F (β = 1) reaches the threshold; exact, as if all were compared with all. */
export async function nearPairs(table: TokenTable, options: NearPairsOptions): Promise<NearPairs> {
  const identical = findIdentical(table);
  const { firsts, firstOf } = identical;
  const between = new Pairs();
  const counts = await joinTexts(table, identical, options, (a, b, score) => between.add(a, b, score));
  const groups = new Groups(firstOf.length);
  firstOf.forEach((first, text) => groups.union(first, text));
  between.forEach((a, b) => groups.union(a, b));
  const copies = copiesOf(firstOf);
  const total = countPairs(between, copies);
  return {
    pairs: total > options.mostPairs ? undefined : allPairs(between, copies),
    count: total,
    groups: groups.all(),
    kept: seedPool(firsts, between),
    counts,
  };
}

/** First text → all texts with its tokens, for those that have copies. */
function copiesOf(firstOf: Uint32Array): ReadonlyMap<number, readonly number[]> {
  const copies = new Map<number, number[]>();
  firstOf.forEach((first, text) => {
    if (first === text) return;
    const known = copies.get(first);
    if (known === undefined) copies.set(first, [first, text]);
    else known.push(text);
  });
  return copies;
}

function countPairs(between: Pairs, copies: ReadonlyMap<number, readonly number[]>): number {
  let total = 0;
  for (const { length } of copies.values()) total += (length * (length - 1)) / 2;
  between.forEach((a, b) => (total += (copies.get(a)?.length ?? 1) * (copies.get(b)?.length ?? 1)));
  return total;
}

function allPairs(between: Pairs, copies: ReadonlyMap<number, readonly number[]>): Pairs {
  const all = new Pairs();
  const add = (a: number, b: number, score: number): void => all.add(Math.min(a, b), Math.max(a, b), score);
  for (const texts of copies.values()) {
    texts.forEach((second, j) => texts.slice(0, j).forEach((first) => add(first, second, 1)));
  }
  between.forEach((a, b, score) => {
    for (const first of copies.get(a) ?? [a]) for (const second of copies.get(b) ?? [b]) add(first, second, score);
  });
  return all.sorted();
}
