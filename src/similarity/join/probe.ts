import { LcsCounter, popCount } from "../lcs";
import type { JoinIndex, LengthClass } from "./join-index";
import { pairKey, singleKey } from "./postings";
import type { Records } from "./records";

/** What the join has looked at. */
export interface JoinCounts {
  /** Entries of the index. */
  entries: number;
  /** Pairs that passed the signature. */
  candidates: number;
  /** Pairs whose LCS was computed. */
  verified: number;
}

// Of two texts with no more elements, their signatures tell about as well how much they differ.
const fewElements = 80;

/** Told of each pair of records that reaches the threshold: `shorter` stands before `record`. */
export type OnPair = (shorter: number, record: number, score: number) => void;

/** Finds the partners of records among the records before them; one for each thread. */
export class Prober {
  readonly counts: JoinCounts = { entries: 0, candidates: 0, verified: 0 };
  /** Record → the last record that met it. */
  private readonly met: Uint32Array;
  private readonly lcs: LcsCounter;
  private lcsOf = -1;

  constructor(
    private readonly index: JoinIndex,
    private readonly onPair: OnPair,
  ) {
    this.met = new Uint32Array(index.records.count).fill(0xffffffff);
    this.lcs = new LcsCounter(index.records.vocabulary);
  }

  /** Reports every partner of `record` that stands before it. */
  probe(record: number): void {
    const { records, bounds, classes } = this.index;
    const length = records.starts[record + 1]! - records.starts[record]!;
    const shortest = bounds.shortestPartner(length);
    const first = records.firstOfLength[shortest]!;
    for (const one of classes) {
      if (one.longest < shortest || one.shortest > length) continue;
      const least = Math.max(shortest, one.shortest);
      const shared = bounds.needed(length + least);
      const prefix = Math.min(length, length - shared + one.shared);
      if (one.shared === 1) this.probeSingles(one, record, length, prefix, first);
      else this.probePairs(one, record, length, prefix, first);
    }
  }

  private probeSingles(one: LengthClass, record: number, length: number, prefix: number, first: number): void {
    const { elements, starts } = this.index.records;
    const from = starts[record]!;
    for (let i = from; i < from + prefix; i++) this.scan(one, singleKey(elements[i]!), record, length, first);
  }

  private probePairs(one: LengthClass, record: number, length: number, prefix: number, first: number): void {
    const { elements, starts } = this.index.records;
    const from = starts[record]!;
    for (let i = from; i < from + prefix - 1; i++) {
      for (let j = i + 1; j < from + prefix; j++) {
        this.scan(one, pairKey(elements[i]!, elements[j]!), record, length, first);
      }
    }
  }

  /** Looks at the entries of one slot that stand before `record` and are long enough. */
  private scan(
    { postings, mostDifferent }: LengthClass,
    key: number,
    record: number,
    length: number,
    first: number,
  ): void {
    const { records, signatures, starts } = postings;
    const slot = key & (starts.length - 2);
    let entry = starts[slot]!;
    let end = starts[slot + 1]!;
    if (entry === end) return;
    if (records[entry]! < first) entry = lowerBound(records, entry, end, first);
    if (entry < end && records[end - 1]! >= record) end = lowerBound(records, entry, end, record);
    const own = this.index.records.signatures;
    const low = own[2 * record]!;
    const high = own[2 * record + 1]!;
    const most = mostDifferent[length]!;
    this.counts.entries += end - entry;
    for (; entry < end; entry++) {
      const different = popCount(low ^ signatures[2 * entry]!);
      if (different > most || different + popCount(high ^ signatures[2 * entry + 1]!) > most) continue;
      const other = records[entry]!;
      if (this.met[other] === record) continue;
      this.met[other] = record;
      this.counts.candidates++;
      this.verify(other, record, length);
    }
  }

  private verify(other: number, record: number, length: number): void {
    const { bounds, records } = this.index;
    const { starts, tokens, signatures } = records;
    const sum = length + starts[other + 1]! - starts[other]!;
    const different =
      popCount(signatures[2 * record]! ^ signatures[2 * other]!) +
      popCount(signatures[2 * record + 1]! ^ signatures[2 * other + 1]!);
    const most = bounds.difference(sum);
    if (different > most || (sum > fewElements && differMore(records, other, record, most))) return;
    this.counts.verified++;
    if (this.lcsOf !== record) {
      this.lcs.setFirst(tokens, starts[record]!, starts[record + 1]!);
      this.lcsOf = record;
    }
    const common = this.lcs.with(tokens, starts[other]!, starts[other + 1]!);
    if (common >= bounds.needed(sum)) this.onPair(other, record, (2 * common) / sum);
  }
}

/** Whether the elements of two records differ in more than `most`. */
function differMore({ elements, starts }: Records, one: number, other: number, most: number): boolean {
  let i = starts[one]!;
  let j = starts[other]!;
  const [end, otherEnd] = [starts[one + 1]!, starts[other + 1]!];
  let left = most;
  while (i < end && j < otherEnd) {
    const [a, b] = [elements[i]!, elements[j]!];
    if (a <= b) i++;
    if (b <= a) j++;
    if (a !== b && --left < 0) return true;
  }
  return end - i + otherEnd - j > left;
}

/** The first of the ascending `values` between `start` and `end` that is at least `value`. */
function lowerBound(values: Uint32Array, start: number, end: number, value: number): number {
  let low = start;
  let high = end;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if (values[middle]! < value) low = middle + 1;
    else high = middle;
  }
  return low;
}
