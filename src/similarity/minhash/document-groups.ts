import { mix } from "../../text/mix";
import { Groups } from "../groups";
import { Pairs } from "../pairs";
import { atOnce, type Steps } from "../steps";
import type { Tokenizer } from "../tokenize";
import { chooseBanding, type Banding } from "./bands";
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
  /** Pairs that met in a band, and those whose true similarity was computed. */
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
  const filled: number[] = [];
  for (let document = 0; document < count; document++) {
    const shingles = shinglesOf(document);
    if (shingles.length > 0) filled.push(document);
    hasher.sign(shingles, signatures, document * size);
    yield (signing * document) / count;
  }
  const groups = new Groups(count);
  const pairs = new Pairs();
  let candidates = 0;
  let verified = 0;
  const similarity = (a: number, b: number): number => {
    candidates++;
    if (!verify) return estimate(signatures, a * size, b * size, size);
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
  const different: number[] = [];
  for (const bucket of bucketsOf(filled, signatures, size, 0, size)) {
    different.push(bucket[0]!);
    for (const other of bucket.slice(1)) {
      compare(bucket[0]!, other);
      if (groups.find(other) !== groups.find(bucket[0]!)) different.push(other);
      yield signing;
    }
  }
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

/** The documents by the `rows` places of their signatures from `offset` on; each bucket in the documents' order. */
function bucketsOf(
  documents: readonly number[],
  signatures: Uint32Array,
  size: number,
  offset: number,
  rows: number,
): Iterable<readonly number[]> {
  const buckets = new Map<number, number[]>();
  for (const document of documents) {
    const key = bandKey(signatures, document * size + offset, rows);
    const bucket = buckets.get(key);
    if (bucket === undefined) buckets.set(key, [document]);
    else bucket.push(document);
  }
  return buckets.values();
}

/** A key of 53 bits. */
function bandKey(signatures: Uint32Array, at: number, rows: number): number {
  let low = 0x12345678;
  let high = 0x9abcdef0 | 0;
  for (let i = at; i < at + rows; i++) {
    low = mix(low ^ signatures[i]!);
    high = mix(high + signatures[i]!);
  }
  return (high >>> 11) * 0x100000000 + (low >>> 0);
}
