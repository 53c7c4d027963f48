import { Bounds } from "./bounds";
import { buildPostings, pairKey, singleKey, type KeysOf, type Postings } from "./postings";
import { makeRecords, type Records } from "./records";
import type { TokenTable } from "../token-table";

/** Records of some lengths, and how they are found: by one element that is shared, or by two. */
export interface LengthClass {
  readonly shortest: number;
  readonly longest: number;
  readonly shared: 1 | 2;
  readonly postings: Postings;
  /** Length of a record → by how many elements it may differ from a partner in this class, at the most. */
  readonly mostDifferent: Uint32Array;
}

/** What the join needs; only typed arrays, so that threads can share it. */
export interface JoinIndex {
  readonly bounds: Bounds;
  readonly records: Records;
  readonly classes: readonly LengthClass[];
}

// Beyond this many elements there are more pairs to look up than two shared elements save.
const mostPaired = 14;

/**
 * Indexes texts for the join. Two sets that share c elements, sorted by one order, share at least k of them within the
 * first |r| − c + k of the one and the first |s| − c + k of the other (prefix filtering; k = 1: Chaudhuri et al., ICDE
 * 2006; k > 1: Wang et al., SIGMOD 2012), so that it is enough to index a record under the elements, or the pairs of
 * elements, of that prefix.
 */
export function indexTexts(
  table: TokenTable,
  threshold: number,
  allocate: (bytes: number) => ArrayBufferLike = (bytes) => new ArrayBuffer(bytes),
): JoinIndex {
  const bounds = new Bounds(threshold);
  const records = makeRecords(table, allocate);
  const longest = records.firstOfLength.length - 2;
  const classes: LengthClass[] = [];
  for (let shortest = 1; shortest <= longest;) {
    const shared = sharedElements(bounds, shortest);
    let end = shortest;
    while (end < longest && sharedElements(bounds, end + 1) === shared) end++;
    classes.push(lengthClass(records, bounds, shortest, end, shared, allocate));
    shortest = end + 1;
  }
  return { bounds, records, classes };
}

/** How many elements of the prefix make a key, for records of `length` tokens. */
function sharedElements(bounds: Bounds, length: number): 1 | 2 {
  return bounds.needed(2 * length) >= 2 && prefixOf(bounds, length, 2) <= mostPaired ? 2 : 1;
}

/** How many of a record's elements are indexed; its partners are as long as it is, or longer. */
function prefixOf(bounds: Bounds, length: number, shared: 1 | 2): number {
  return Math.min(length, length - bounds.needed(2 * length) + shared);
}

function lengthClass(
  records: Records,
  bounds: Bounds,
  shortest: number,
  longest: number,
  shared: 1 | 2,
  allocate: (bytes: number) => ArrayBufferLike,
): LengthClass {
  const { elements, starts, firstOfLength } = records;
  const keysOf: KeysOf = (record, each) => {
    const start = starts[record]!;
    const end = start + prefixOf(bounds, starts[record + 1]! - start, shared);
    for (let i = start; i < end; i++) {
      if (shared === 1) each(singleKey(elements[i]!));
      else for (let j = i + 1; j < end; j++) each(pairKey(elements[i]!, elements[j]!));
    }
  };
  const to = firstOfLength[longest + 1]!;
  const postings = buildPostings(records, firstOfLength[shortest]!, to, keysOf, allocate);
  const mostDifferent = Uint32Array.from({ length: firstOfLength.length - 1 }, (_, length) => {
    let most = 0;
    for (let other = Math.max(shortest, bounds.shortestPartner(length)); other <= Math.min(longest, length); other++) {
      most = Math.max(most, bounds.difference(length + other));
    }
    return most;
  });
  return { shortest, longest, shared, postings, mostDifferent };
}
