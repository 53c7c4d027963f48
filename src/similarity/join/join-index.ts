import type { TokenTable } from "../token-table";
import { Bounds } from "./bounds";
import { findCommon, forEachKey, type CommonKeys } from "./keys";
import { buildPostings, type Postings } from "./postings";
import { makeRecords, type Records } from "./records";

/** Records of some lengths, and the keys by which they are found. */
export interface LengthClass {
  readonly shortest: number;
  readonly longest: number;
  /** For keys of one element, two, and so on: which go on with a further one. */
  readonly common: readonly CommonKeys[];
  readonly postings: Postings;
}

/** What the join needs; only typed arrays, so that threads can share it. */
export interface JoinIndex {
  readonly bounds: Bounds;
  readonly records: Records;
  readonly classes: readonly LengthClass[];
}

type Allocate = (bytes: number) => ArrayBufferLike;
const plain: Allocate = (bytes) => new ArrayBuffer(bytes);

// So many records under a key take longer to look at than keys with a further element take to look up.
const manyRecords = 512;

const mostElements = 3;
// Longer keys are made as long as there are no more of them than so many for each token.
const keysPerToken = 2;

/**
 * Indexes texts for the join. Two sets that share c elements, sorted by one order, share at least k of them within the
 * first |r| − c + k of the one and the first |s| − c + k of the other (prefix filtering; k = 1: Chaudhuri et al., ICDE
 * 2006; k > 1: Wang et al., SIGMOD 2012), so that it is enough to index a record under the keys of that prefix. Keys of
 * `many` records, a power of two, go on with a further element.
 */
export function indexTexts(table: TokenTable, threshold: number, allocate = plain, many = manyRecords): JoinIndex {
  const bounds = new Bounds(threshold);
  const records = makeRecords(table, allocate);
  const longest = records.firstOfLength.length - 2;
  const classes: LengthClass[] = [];
  for (let shortest = 1; shortest <= longest;) {
    const elements = elementsInKey(bounds, shortest);
    let end = shortest;
    while (end < longest && elementsInKey(bounds, end + 1) === elements) end++;
    classes.push(lengthClass(records, bounds, shortest, end, elements, many, allocate));
    shortest = end + 1;
  }
  return { bounds, records, classes };
}

/** Of how many elements a key may be: no more than a record of this length shares with each of its longer partners. */
function elementsInKey(bounds: Bounds, length: number): number {
  return Math.min(mostElements, bounds.needed(2 * length));
}

/**
 * The most tokens that a record of `length` and a partner may have together if the record leaves out `skipped` elements
 * before the last that they are known to share: all the others may be shared.
 */
export function mostTogether(bounds: Bounds, length: number, skipped: number): number {
  return bounds.mostTokens(length - skipped);
}

function lengthClass(
  records: Records,
  bounds: Bounds,
  shortest: number,
  longest: number,
  elements: number,
  many: number,
  allocate: Allocate,
): LengthClass {
  const { starts, firstOfLength } = records;
  const from = firstOfLength[shortest]!;
  const to = firstOfLength[longest + 1]!;
  const lengthOf = (record: number): number => starts[record + 1]! - starts[record]!;
  // In the index, a record's partners are as long as it is, or longer.
  const mostSkipped = (record: number): number => lengthOf(record) - bounds.needed(2 * lengthOf(record));
  const common: CommonKeys[] = [];
  const forEachLongest = (each: (key: number, ways: number) => void): void => {
    for (let record = from; record < to; record++) {
      const most = mostSkipped(record);
      forEachKey(records, record, most, common, (key, skipped, size) => {
        if (size > common.length) each(key, most - skipped + 1);
      });
    }
  };
  const mostWays = keysPerToken * (starts[to]! - starts[from]!);
  while (common.length < elements - 1) {
    const level = findCommon(forEachLongest, many, mostWays, allocate);
    if (level === undefined) break;
    common.push(level);
  }
  const postings = buildPostings(
    records,
    from,
    to,
    (record, each) => {
      const length = lengthOf(record);
      forEachKey(records, record, mostSkipped(record), common, (key, skipped) => {
        each(key, mostTogether(bounds, length, skipped) - length);
      });
    },
    allocate,
  );
  return { shortest, longest, common, postings };
}
