import type { Records } from "./records";

/** Which keys are common: a bit for each of a power of two of hashes. */
export type CommonKeys = Uint8Array;

/** Told of a key, how many elements stand before its last one in the record without being in it, and of how many it is. */
export type OnKey = (key: number, skipped: number, elements: number) => void;

/**
 * Calls `each` with the keys of a record: hashes of its elements, one after the other in their order, where a key that
 * is common goes on with each further element. The first of `common` tells of keys of one element, the second of those
 * of two, and so on. `mostSkipped`: how many elements may be left out.
 *
 * Two records that share more elements than there are levels in `common`, and each leave out no more than they may,
 * have a key together: their first shared element; or, where that is common, their first two; and so on.
 */
export function forEachKey(
  { elements, starts }: Records,
  record: number,
  mostSkipped: number,
  common: readonly CommonKeys[],
  each: OnKey,
): void {
  extend(elements, starts[record]!, 0, 0, 0, mostSkipped, common, each);
}

function extend(
  elements: Uint32Array,
  start: number,
  key: number,
  taken: number,
  skipped: number,
  mostSkipped: number,
  common: readonly CommonKeys[],
  each: OnKey,
): void {
  for (let skip = skipped; skip <= mostSkipped; skip++) {
    const longer = keyOf(key, elements[start + taken + skip]!);
    if (taken < common.length && isCommon(common[taken]!, longer)) {
      extend(elements, start, longer, taken + 1, skip, mostSkipped, common, each);
    } else each(longer, skip, taken + 1);
  }
}

function isCommon(common: CommonKeys, key: number): boolean {
  const slot = key & (common.length * 8 - 1);
  return (common[slot >>> 3]! & (1 << (slot & 7))) !== 0;
}

/** The key of the elements of `key` and one more. */
function keyOf(key: number, element: number): number {
  let hash = Math.imul(key ^ element, 0x9e3779b1);
  hash ^= hash >>> 15;
  return Math.imul(hash, 0x85ebca6b) >>> 2;
}

/** The least power of two that gives each of so many keys a slot. */
export function slotsFor(keys: number): number {
  return 2 ** Math.ceil(Math.log2(Math.max(8, keys)));
}

/**
 * Of the longest keys of records, those under which there are at least `many`, a power of two, as the next level of
 * `common`; undefined where there is none. `forEachLongest` calls back with each of these keys and in how many ways it
 * can go on; so that of all ways there are no more than `most`, what counts as many may rise.
 */
export function findCommon(
  forEachLongest: (each: (key: number, ways: number) => void) => void,
  many: number,
  most: number,
  allocate: (bytes: number) => ArrayBufferLike,
): CommonKeys | undefined {
  let keys = 0;
  forEachLongest(() => keys++);
  const slots = slotsFor(keys);
  const counts = new Uint32Array(slots);
  forEachLongest((key) => counts[key & (slots - 1)]!++);
  // By the logarithm of the count: all ways of such keys.
  const waysOf = new Float64Array(33);
  forEachLongest((key, ways) => (waysOf[logarithm(counts[key & (slots - 1)]!)]! += ways));
  let least = waysOf.length;
  for (let all = 0; least > Math.log2(many); least--) {
    all += waysOf[least - 1]!;
    if (all > most) break;
  }
  if (waysOf.subarray(least).every((ways) => ways === 0)) return undefined;
  const common = new Uint8Array(allocate(slots / 8));
  for (let slot = 0; slot < slots; slot++) {
    if (logarithm(counts[slot]!) >= least) common[slot >>> 3]! |= 1 << (slot & 7);
  }
  return common;
}

/** The logarithm to the base 2, rounded down; 0 of 0. */
function logarithm(count: number): number {
  return 31 - Math.clz32(count | 1);
}
