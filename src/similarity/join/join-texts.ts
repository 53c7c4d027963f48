import type { TokenTable } from "../token-table";
import { selectTexts, type Identical } from "./identical";
import { indexTexts, type JoinIndex } from "./join-index";
import { Prober, type JoinCounts, type OnPair } from "./probe";
import { atOnce, inSlices, type SliceOptions, type Steps } from "../steps";

/** Finds every pair of an index, told as records; `threads.ts` has one that uses several cores. */
export type ProbeAll = (index: JoinIndex, onPair: OnPair) => Promise<JoinCounts>;

export interface JoinOptions {
  /** From 0.3 to 1. */
  readonly threshold: number;
  readonly probeAll?: ProbeAll;
  readonly allocate?: (bytes: number) => ArrayBufferLike;
}

/** Told of each pair of texts that differ and reach the threshold; the first of the same texts stands for all of them. */
export type OnTexts = (earlier: number, later: number, score: number) => void;

/**
 * Tells every unordered pair of different texts whose ROUGE-L F (β = 1) reaches the threshold; exact, as if all were
 * compared with all. In no order.
 */
export function joinTexts(
  table: TokenTable,
  { firsts }: Identical,
  { threshold, probeAll = probeHere, allocate }: JoinOptions,
  onTexts: OnTexts,
): Promise<JoinCounts> {
  const index = indexTexts(selectTexts(table, firsts), threshold, allocate);
  const { texts } = index.records;
  return probeAll(index, (a, b, score) => {
    const [first, second] = [firsts[texts[a]!]!, firsts[texts[b]!]!];
    onTexts(Math.min(first, second), Math.max(first, second), score);
  });
}

const probeHere: ProbeAll = (index, onPair) => Promise.resolve(atOnce(probeSteps(index, onPair)));

/** Finds every pair on this thread, in slices. */
export function probeInSlices(options: SliceOptions): ProbeAll {
  return (index, onPair) => inSlices(probeSteps(index, onPair), options);
}

function* probeSteps(index: JoinIndex, onPair: OnPair): Steps<JoinCounts> {
  const { count } = index.records;
  const prober = new Prober(index, onPair);
  for (let record = 0; record < count; record++) {
    prober.probe(record);
    yield record / count;
  }
  return prober.counts;
}
