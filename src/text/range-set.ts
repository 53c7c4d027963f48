import type { Range } from "./range";

/** Ranges that answer in logarithmic time whether one of them covers an offset. */
export class RangeSet {
  private readonly starts: number[] = [];
  private readonly ends: number[] = [];

  /** `ranges` may overlap and come in any order; touching and overlapping ones are merged. */
  constructor(ranges: Iterable<Range>) {
    for (const { start, end } of [...ranges].sort((a, b) => a.start - b.start)) {
      const last = this.ends.length - 1;
      if (last >= 0 && start <= this.ends[last]!) this.ends[last] = Math.max(this.ends[last]!, end);
      else if (end > start) {
        this.starts.push(start);
        this.ends.push(end);
      }
    }
  }

  has(offset: number): boolean {
    return this.find(offset) !== undefined;
  }

  /** The merged range that covers `offset`. */
  find(offset: number): Range | undefined {
    let low = 0;
    let high = this.starts.length - 1;
    while (low <= high) {
      const middle = (low + high) >> 1;
      if (this.starts[middle]! > offset) high = middle - 1;
      else if (this.ends[middle]! <= offset) low = middle + 1;
      else return { start: this.starts[middle]!, end: this.ends[middle]! };
    }
    return undefined;
  }

  /** True when one range covers all of `range`. */
  covers(range: Range): boolean {
    const found = this.find(range.start);
    return found !== undefined && found.end >= range.end;
  }

  [Symbol.iterator](): IterableIterator<Range> {
    return this.starts.map((start, i) => ({ start, end: this.ends[i]! }))[Symbol.iterator]();
  }
}
