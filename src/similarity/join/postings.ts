import { signatureWords } from "../signature";
import { slotsFor } from "./keys";
import type { Records } from "./records";

/**
 * An inverted index: the records under each key, in their order. Keys are hashed; records that share a slot by chance
 * fail the signature.
 */
export interface Postings {
  /** Slot → its first entry; one more than there are slots. */
  readonly starts: Uint32Array;
  /**
   * Four words an entry, side by side, as each look elsewhere would miss the cache: the record, the length of the
   * longest partner that it may have by this key, and its signature folded to two words.
   */
  readonly entries: Int32Array;
}

export const entryWords = 4;

/** Calls `each` with every key of a record, at least once, and the length of its longest partner by that key. */
export type KeysOf = (record: number, each: (key: number, longestPartner: number) => void) => void;

/** Builds the postings of the records from `from` up to `to`. */
export function buildPostings(
  records: Records,
  from: number,
  to: number,
  keysOf: KeysOf,
  allocate: (bytes: number) => ArrayBufferLike,
): Postings {
  let count = 0;
  for (let record = from; record < to; record++) keysOf(record, () => count++);
  const slots = slotsFor(count);
  const starts = new Uint32Array(allocate((slots + 1) * 4));
  const mask = slots - 1;
  for (let record = from; record < to; record++) keysOf(record, (key) => starts[(key & mask) + 1]!++);
  for (let slot = 0; slot < slots; slot++) starts[slot + 1]! += starts[slot]!;
  const entries = new Int32Array(allocate(count * entryWords * 4));
  const next = starts.slice(0, slots);
  for (let record = from; record < to; record++) {
    const low = foldedSignature(records, record, 0);
    const high = foldedSignature(records, record, 1);
    keysOf(record, (key, longestPartner) => {
      const at = entryWords * next[key & mask]!++;
      entries[at] = record;
      entries[at + 1] = longestPartner;
      entries[at + 2] = low;
      entries[at + 3] = high;
    });
  }
  return { starts, entries };
}

/** One of the two words of a record's folded signature: two of them differ in no more bits than the whole ones. */
export function foldedSignature({ signatures }: Records, record: number, half: 0 | 1): number {
  const at = record * signatureWords + half;
  return signatures[at]! ^ signatures[at + 2]! ^ signatures[at + 4]! ^ signatures[at + 6]!;
}
