import { Pairs } from "../pairs";
import type { TokenTable } from "../token-table";
import { findIdentical, selectTexts, type Identical } from "./identical";
import { indexTexts, type JoinIndex } from "./join-index";
import { Prober, type JoinCounts, type OnPair } from "./probe";

/** Finds every pair of an index, told as records; `threads.ts` has one that uses several cores. */
export type ProbeAll = (index: JoinIndex, onPair: OnPair) => Promise<JoinCounts>;

export interface JoinOptions {
  /** From 0.3 to 1. */
  readonly threshold: number;
  readonly probeAll?: ProbeAll;
  readonly allocate?: (bytes: number) => ArrayBufferLike;
}

/** Texts that are alike: which are the same, and the pairs of those that differ. */
export interface Joined extends Identical {
  /** Every unordered pair of different texts that reaches the threshold; of the same texts, the first stands for all. */
  readonly between: Pairs;
  readonly counts: JoinCounts;
}

/** Finds the texts whose ROUGE-L F (β = 1) reaches the threshold; exact, as if all were compared with all. */
export async function joinTexts(table: TokenTable, { threshold, probeAll, allocate }: JoinOptions): Promise<Joined> {
  const { firsts, firstOf } = findIdentical(table);
  const index = indexTexts(selectTexts(table, firsts), threshold, allocate);
  const { texts } = index.records;
  const between = new Pairs();
  const counts = await (probeAll ?? probeHere)(index, (a, b, score) => {
    const [first, second] = [firsts[texts[a]!]!, firsts[texts[b]!]!];
    between.add(Math.min(first, second), Math.max(first, second), score);
  });
  return { firsts, firstOf, between, counts };
}

const probeHere: ProbeAll = (index, onPair) => {
  const prober = new Prober(index, onPair);
  for (let record = 0; record < index.records.count; record++) prober.probe(record);
  return Promise.resolve(prober.counts);
};
