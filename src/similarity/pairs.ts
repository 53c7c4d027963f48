/** Pairs of numbers with a score, one behind the other, for millions of them: 16 bytes a pair. */
export class Pairs {
  length = 0;
  private firsts = new Uint32Array(1 << 10);
  private seconds = new Uint32Array(1 << 10);
  private scores = new Float64Array(1 << 10);

  add(first: number, second: number, score: number): void {
    if (this.length === this.firsts.length) this.grow(this.length * 2);
    this.firsts[this.length] = first;
    this.seconds[this.length] = second;
    this.scores[this.length++] = score;
  }

  forEach(each: (first: number, second: number, score: number) => void): void {
    for (let i = 0; i < this.length; i++) each(this.firsts[i]!, this.seconds[i]!, this.scores[i]!);
  }

  /** The pairs by their first number, then by their second. */
  sorted(): Pairs {
    return this.ordered(this.seconds, this.firsts);
  }

  /** The pairs by their second number, then by their first. */
  sortedBySecond(): Pairs {
    return this.ordered(this.firsts, this.seconds);
  }

  private ordered(minor: Uint32Array, major: Uint32Array): Pairs {
    const asAdded = new Uint32Array(this.length);
    for (let i = 0; i < this.length; i++) asAdded[i] = i;
    const { firsts, seconds, scores } = this;
    const result = new Pairs();
    for (const at of sortedBy(major, sortedBy(minor, asAdded))) result.add(firsts[at]!, seconds[at]!, scores[at]!);
    return result;
  }

  private grow(size: number): void {
    const { firsts, seconds, scores } = this;
    this.firsts = new Uint32Array(size);
    this.seconds = new Uint32Array(size);
    this.scores = new Float64Array(size);
    this.firsts.set(firsts);
    this.seconds.set(seconds);
    this.scores.set(scores);
  }
}

/** `order`, which has the places of as many values, sorted by those; equal ones stay as they stand. Digit by digit. */
function sortedBy(values: Uint32Array, order: Uint32Array): Uint32Array {
  let largest = 0;
  for (const value of values.subarray(0, order.length)) largest = Math.max(largest, value);
  let from = order;
  for (let shift = 0; shift < 32 && largest >>> shift > 0; shift += 16) {
    const next = new Uint32Array((1 << 16) + 1);
    for (const value of values.subarray(0, from.length)) next[((value >>> shift) & 0xffff) + 1]!++;
    for (let digit = 1; digit < next.length; digit++) next[digit]! += next[digit - 1]!;
    const to = new Uint32Array(from.length);
    for (const at of from) to[next[(values[at]! >>> shift) & 0xffff]!++] = at;
    from = to;
  }
  return from;
}
