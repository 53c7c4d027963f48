import { LcsCounter, popCount } from "../lcs";
import { signaturesDiffer, signatureWords } from "../signature";
import { mostTogether, type JoinIndex, type LengthClass } from "./join-index";
import { forEachKey } from "./keys";
import { entryWords, foldedSignature, type Postings } from "./postings";
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
const fewElements = 160;

/** Told of each pair of records that reaches the threshold: `shorter` stands before `record`. */
export type OnPair = (shorter: number, record: number, score: number) => void;

/** Finds the partners of records among the records before them; one for each thread. */
export class Prober {
  readonly counts: JoinCounts = { entries: 0, candidates: 0, verified: 0 };
  /** Record → the last record that met it. */
  private readonly met: Uint32Array;
  private readonly lcs: LcsCounter;
  private lcsOf = -1;
  /** The signature of the record, folded. */
  private low = 0;
  private high = 0;

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
    this.low = foldedSignature(records, record, 0);
    this.high = foldedSignature(records, record, 1);
    for (const one of classes) {
      const shortest = Math.max(one.shortest, bounds.shortestPartner(length));
      if (one.longest >= shortest && one.shortest <= length) this.probeClass(one, record, length, shortest);
    }
  }

  /** Looks up the record's keys; the more of its elements are left out, the shorter are its partners. */
  private probeClass({ common, postings }: LengthClass, record: number, length: number, shortest: number): void {
    const { bounds, records } = this.index;
    const { firstOfLength } = records;
    const first = firstOfLength[shortest]!;
    const mostSkipped = length - bounds.needed(length + shortest);
    forEachKey(records, record, mostSkipped, common, (key, skipped) => {
      const together = Math.min(2 * length, mostTogether(bounds, length, skipped));
      const end = Math.min(record, firstOfLength[together - length + 1]!);
      this.scan(postings, key, record, length, first, end, bounds.differenceUpTo(together));
    });
  }

  /** Looks at the entries of one slot whose records stand from `first` up to `end`. */
  private scan(
    { starts, entries }: Postings,
    key: number,
    record: number,
    length: number,
    first: number,
    end: number,
    most: number,
  ): void {
    const slot = key & (starts.length - 2);
    const last = starts[slot + 1]!;
    const { low, high } = this;
    for (let entry = firstEntry(entries, starts[slot]!, last, first); entry < last; entry++) {
      const at = entry * entryWords;
      const other = entries[at]!;
      if (other >= end) break;
      this.counts.entries++;
      if (entries[at + 1]! < length) continue;
      if (popCount(low ^ entries[at + 2]!) + popCount(high ^ entries[at + 3]!) > most) continue;
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
    const most = bounds.difference(sum);
    if (signaturesDiffer(signatures, record * signatureWords, signatures, other * signatureWords, most)) return;
    if (sum > fewElements && elementsDiffer(records, other, record, most)) return;
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
function elementsDiffer({ elements, starts }: Records, one: number, other: number, most: number): boolean {
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

/** The first of the entries from `start` up to `end` whose record is not before `first`. */
function firstEntry(entries: Int32Array, start: number, end: number, first: number): number {
  let low = start;
  let high = end;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if (entries[middle * entryWords]! < first) low = middle + 1;
    else high = middle;
  }
  return low;
}
