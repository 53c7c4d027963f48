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

/**
 * The most tokens that a record of `length` and a partner may have together if the last of the first elements that they
 * share stands at `place` of the record: no more than those behind it can be shared as well.
 */
export function mostTogether(bounds: Bounds, length: number, place: number, shared: 1 | 2): number {
  return bounds.mostTokens(length - place - 1 + shared);
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
    const length = starts[record + 1]! - start;
    const prefix = prefixOf(bounds, length, shared);
    for (let place = shared - 1; place < prefix; place++) {
      const longestPartner = mostTogether(bounds, length, place, shared) - length;
      const element = elements[start + place]!;
      if (shared === 1) each(singleKey(element), longestPartner);
      else for (let i = 0; i < place; i++) each(pairKey(elements[start + i]!, element), longestPartner);
    }
  };
  let keys = 0;
  for (let length = shortest; length <= longest; length++) {
    const prefix = prefixOf(bounds, length, shared);
    const each = shared === 1 ? prefix : (prefix * (prefix - 1)) / 2;
    keys += each * (firstOfLength[length + 1]! - firstOfLength[length]!);
  }
  const to = firstOfLength[longest + 1]!;
  const postings = buildPostings(records, firstOfLength[shortest]!, to, keys, keysOf, allocate);
  return { shortest, longest, shared, postings };
}
