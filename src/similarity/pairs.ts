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
    const { firsts, seconds } = this;
    return this.ordered((a, b) => firsts[a]! - firsts[b]! || seconds[a]! - seconds[b]!);
  }

  /** The pairs by their second number, then by their first. */
  sortedBySecond(): Pairs {
    const { firsts, seconds } = this;
    return this.ordered((a, b) => seconds[a]! - seconds[b]! || firsts[a]! - firsts[b]!);
  }

  private ordered(compare: (a: number, b: number) => number): Pairs {
    const order = Uint32Array.from({ length: this.length }, (_, i) => i).sort(compare);
    const { firsts, seconds, scores } = this;
    const result = new Pairs();
    for (const at of order) result.add(firsts[at]!, seconds[at]!, scores[at]!);
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
