import { Groups } from "../groups";
import { Pairs } from "../pairs";
import { atOnce, type Steps } from "../steps";
import type { Tokenizer } from "../tokenize";
import { chooseBanding, type Banding } from "./bands";
import { bucketsOf } from "./buckets";
import { jaccard, shingleHashes } from "./shingles";
import { estimate, MinHasher } from "./sketch";

export interface DocumentOptions {
  /** Jaccard similarity of shingles from which two documents are near duplicates. */
  readonly threshold: number;
  readonly tokenize: Tokenizer;
  /** Tokens in a shingle. */
  readonly shingle: number;
  /** Places in a signature. */
  readonly size: number;
  /** With what probability a pair that just reaches the threshold may be missed. */
  readonly miss: number;
  /** Whether the true similarity of each candidate is computed, so that no pair below the threshold counts. */
  readonly verify: boolean;
}

export interface DocumentGroups {
  /** Documents that are near duplicates, directly or through others; each group ascending. */
  readonly groups: readonly (readonly number[])[];
  /** The pairs that made the groups, the earlier document first; others inside a group were not looked at. */
  readonly pairs: Pairs;
  readonly banding: Banding;
  /** Pairs that met in a band, and those whose true similarity was computed, as it may reach the threshold. */
  readonly candidates: number;
  readonly verified: number;
}

/**
 * Groups documents by MinHash with banding (Broder 1997; Leskovec et al., ch. 3). `texts(i)` gives document i, also a
 * second time where candidates are verified. The same documents give the same groups.
 */
export function groupDocuments(
  count: number,
  texts: (document: number) => string,
  options: DocumentOptions,
): DocumentGroups {
  return atOnce(groupingSteps(count, texts, options));
}

// Of the share that is done: what the signatures take, nearly, and then the buckets of all bands.
const signing = 0.7;

/** The same step by step. */
export function* groupingSteps(
  count: number,
  texts: (document: number) => string,
  options: DocumentOptions,
): Steps<DocumentGroups> {
  const { threshold, size, verify, tokenize, shingle } = options;
  const banding = chooseBanding(threshold, size, options.miss);
  const hasher = new MinHasher(size);
  const signatures = new Uint32Array(count * size);
  const shinglesOf = (document: number) => shingleHashes(tokenize(texts(document)), shingle);
  // Where those of one document after the other lie: new ones for each would cost as much as all else.
  let room = new Uint32Array(1 << 10);
  const filled: number[] = [];
  for (let document = 0; document < count; document++) {
    const tokens = tokenize(texts(document));
    if (tokens.length > room.length) room = new Uint32Array(tokens.length * 2);
    const shingles = shingleHashes(tokens, shingle, room);
    if (shingles.length > 0) filled.push(document);
    hasher.sign(shingles, signatures, document * size);
    yield (signing * document) / count;
  }
  const groups = new Groups(count);
  const pairs = new Pairs();
  // Five standard deviations of the estimate below the threshold: of a million pairs that reach it, not one is here.
  const hopeless = threshold - 5 * Math.sqrt((threshold * (1 - threshold)) / size);
  let candidates = 0;
  let verified = 0;
  const similarity = (a: number, b: number): number => {
    candidates++;
    const estimated = estimate(signatures, a * size, b * size, size);
    if (!verify || estimated < hopeless) return estimated;
    verified++;
    return jaccard(shinglesOf(a), shinglesOf(b));
  };
  const compare = (a: number, b: number): void => {
    // What belongs together already need not be compared.
    if (groups.find(a) === groups.find(b)) return;
    const score = similarity(a, b);
    if (score < threshold) return;
    groups.union(a, b);
    pairs.add(a, b, score);
  };
  // Of documents with one signature a single one goes on, or a million copies would be compared pair by pair.
  const same = new Uint8Array(count);
  for (const [first, ...others] of bucketsOf(filled, signatures, size, 0, size)) {
    for (const other of others) {
      compare(first!, other);
      if (groups.find(other) === groups.find(first!)) same[other] = 1;
      yield signing;
    }
  }
  const different = filled.filter((document) => same[document] === 0);
  for (let band = 0; band < banding.bands; band++) {
    for (const bucket of bucketsOf(different, signatures, size, band * banding.rows, banding.rows)) {
      for (let j = 1; j < bucket.length; j++) {
        for (let i = 0; i < j; i++) compare(bucket[i]!, bucket[j]!);
        yield signing + ((1 - signing) * band) / banding.bands;
      }
    }
  }
  return { groups: groups.all(), pairs: pairs.sorted(), banding, candidates, verified };
}
