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

/**
 * The documents by the `rows` places of their signatures from `offset` on, where there is more than one; each bucket in
 * the documents' order.
 */
function* bucketsOf(
  documents: readonly number[],
  signatures: Uint32Array,
  size: number,
  offset: number,
  rows: number,
): Iterable<readonly number[]> {
  const slots = 2 ** Math.ceil(Math.log2(Math.max(2, documents.length * 2)));
  // Slot → the first of the documents + 1, or 0; each leads to the next of its bucket.
  const table = new Uint32Array(slots);
  const next = new Uint32Array(documents.length);
  const last = new Uint32Array(documents.length);
  const equal = (a: number, b: number): boolean => {
    const [one, other] = [documents[a]! * size + offset, documents[b]! * size + offset];
    for (let i = 0; i < rows; i++) if (signatures[one + i] !== signatures[other + i]) return false;
    return true;
  };
  for (let at = 0; at < documents.length; at++) {
    let slot = bandHash(signatures, documents[at]! * size + offset, rows) & (slots - 1);
    while (table[slot] !== 0 && !equal(table[slot]! - 1, at)) slot = (slot + 1) & (slots - 1);
    const first = table[slot]! - 1;
    if (first < 0) table[slot] = at + 1;
    else next[last[first]!] = at;
    last[first < 0 ? at : first] = at;
  }
  for (let first = 0; first < documents.length; first++) {
    // Only the first of a bucket leads on and has a last one behind it.
    if (last[first]! <= first) continue;
    const bucket: number[] = [];
    for (let at = first; ; at = next[at]!) {
      bucket.push(documents[at]!);
      if (at === last[first]) break;
    }
    yield bucket;
  }
}

function bandHash(signatures: Uint32Array, at: number, rows: number): number {
  let hash = 0;
  for (let i = at; i < at + rows; i++) hash = mix(hash + signatures[i]!);
  return hash;
}
