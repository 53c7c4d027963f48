import { RowPairs } from "./row-pairs";

/** A sentence that stands in a row and in others. */
export interface RepeatedSentence {
  readonly key: number;
  /** How many rows it stands in. */
  readonly count: number;
  /** The first of them. */
  readonly first: number;
}

// A slot is two words: 32 bits of the key; 5 more, and the row, counted from 1. So 37 bits tell sentences apart.
const rowBits = 27;
const rowMask = (1 << rowBits) - 1;
const highestLoad = 0.7;

/**
 * Counts in how many rows sentences stand, by their keys, and knows the rows of those that stand in more than one: 12 to
 * 24 bytes a sentence, and 8 more for each row that repeats one. Rows beyond 2²⁷ are not looked at.
 */
export class SaidSentences {
  private slots = new Int32Array(1 << 13);
  private used = 0;
  /** Of each sentence that was said again: its place in the lists below, by its key. */
  private readonly places = new Map<number, number>();
  private readonly keys: number[] = [];
  private readonly firsts: number[] = [];
  private readonly lasts: number[] = [];
  private readonly counts: number[] = [];
  /** Rows with the places of what they repeat. */
  private readonly pairs = new RowPairs();
  /** The first row of which not all was remembered. */
  fullFrom: number | undefined;

  /** `most`: how many sentences, and rows that repeat one, are remembered. */
  constructor(private readonly most: number) {}

  /** Adds a sentence of a row that is not before that of the last. */
  add(key: number, row: number): void {
    if (row >= rowMask) return;
    const first = this.firstRow(key, row);
    if (first === row || first < 0) return;
    const place = this.places.get(key);
    if (place === undefined) this.addRepeated(key, first, row);
    else if (this.lasts[place] !== row) {
      this.lasts[place] = row;
      this.counts[place]!++;
      this.addPair(row, place);
    }
  }

  /** The sentences that stand in `least` rows and more, by their rows. */
  *frequent(least: number): Generator<readonly [row: number, sentence: RepeatedSentence]> {
    const { keys, counts, firsts } = this;
    const chosen = new RowPairs();
    this.pairs.forEach((row, place) => void (counts[place]! >= least && chosen.add(row, place)));
    for (const [row, place] of chosen.sorted()) {
      yield [row, { key: keys[place]!, count: counts[place]!, first: firsts[place]! }];
    }
  }

  /** The row in which a sentence stood first: `row` where it is new, -1 where it is new and there is no room. */
  private firstRow(key: number, row: number): number {
    const low = key | 0;
    const high = (key / 0x100000000) << rowBits;
    const { slots } = this;
    const mask = slots.length - 1;
    let at = low & mask & ~1;
    for (; slots[at + 1] !== 0; at = (at + 2) & mask) {
      if (slots[at] === low && (slots[at + 1]! & ~rowMask) === high) return (slots[at + 1]! & rowMask) - 1;
    }
    if (this.isFull(row)) return -1;
    slots[at] = low;
    slots[at + 1] = high | (row + 1);
    if (++this.used * 2 > slots.length * highestLoad) this.grow();
    return row;
  }

  private grow(): void {
    const before = this.slots;
    const slots = new Int32Array(before.length * 2);
    const mask = slots.length - 1;
    for (let from = 0; from < before.length; from += 2) {
      if (before[from + 1] === 0) continue;
      let at = before[from]! & mask & ~1;
      while (slots[at + 1] !== 0) at = (at + 2) & mask;
      slots[at] = before[from]!;
      slots[at + 1] = before[from + 1]!;
    }
    this.slots = slots;
  }

  private addRepeated(key: number, first: number, row: number): void {
    if (this.isFull(row)) return;
    const place = this.keys.push(key) - 1;
    this.places.set(key, place);
    this.firsts.push(first);
    this.lasts.push(row);
    this.counts.push(2);
    this.addPair(first, place);
    this.addPair(row, place);
  }

  private addPair(row: number, place: number): void {
    if (!this.isFull(row)) this.pairs.add(row, place);
  }

  private isFull(row: number): boolean {
    if (this.used + this.pairs.size < this.most) return false;
    this.fullFrom ??= row;
    return true;
  }
}
