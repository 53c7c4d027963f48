import type { Records } from "./records";

/**
 * An inverted index: the records under each key, in their order, each with its signature beside it, as a look at the
 * record itself would miss the cache. Keys are hashed; records that share a slot by chance fail the signature.
 */
export interface Postings {
  /** Slot → its first entry; one more than there are slots. */
  readonly starts: Uint32Array;
  readonly records: Uint32Array;
  /** Two words an entry. */
  readonly signatures: Int32Array;
}

/** Calls `each` with every key of a record, at least once. */
export type KeysOf = (record: number, each: (key: number) => void) => void;

/** Builds the postings of the records from `from` up to `to`. `slots` is a power of two. */
export function buildPostings(
  records: Records,
  from: number,
  to: number,
  keysOf: KeysOf,
  allocate: (bytes: number) => ArrayBufferLike,
): Postings {
  let entries = 0;
  for (let record = from; record < to; record++) keysOf(record, () => entries++);
  const slots = 2 ** Math.ceil(Math.log2(Math.max(2, entries)));
  const starts = new Uint32Array(allocate((slots + 1) * 4));
  const mask = slots - 1;
  for (let record = from; record < to; record++) keysOf(record, (key) => starts[(key & mask) + 1]!++);
  for (let slot = 0; slot < slots; slot++) starts[slot + 1]! += starts[slot]!;
  const postings = {
    starts,
    records: new Uint32Array(allocate(entries * 4)),
    signatures: new Int32Array(allocate(entries * 8)),
  };
  const next = starts.slice(0, slots);
  for (let record = from; record < to; record++) {
    keysOf(record, (key) => {
      const entry = next[key & mask]!++;
      postings.records[entry] = record;
      postings.signatures[2 * entry] = records.signatures[2 * record]!;
      postings.signatures[2 * entry + 1] = records.signatures[2 * record + 1]!;
    });
  }
  return postings;
}

/** The key of one element. */
export function singleKey(element: number): number {
  return Math.imul(element, 0x9e3779b1) >>> 5;
}

/** The key of two elements, the rarer first. */
export function pairKey(rarer: number, other: number): number {
  return (Math.imul(rarer, 0x85ebca6b) ^ Math.imul(other, 0xc2b2ae35)) >>> 3;
}
