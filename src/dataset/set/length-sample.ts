const capacity = 4096;

/**
 * A sample of the lengths seen so far, each as likely to be in it as any other, and what is far beyond them. The same
 * lengths in the same order give the same sample.
 */
export class LengthSample {
  private readonly lengths = new Float64Array(capacity);
  private seen = 0;
  private state = 0x9e3779b9;
  private bound = Infinity;
  private nextBound = 0;

  add(length: number): void {
    const at = this.seen < capacity ? this.seen : Math.floor(this.random() * (this.seen + 1));
    if (at < capacity) this.lengths[at] = length;
    this.seen++;
  }

  get size(): number {
    return this.seen;
  }

  /** What is longer is far out: `times` the length that all but one in a hundred stay below. Looked at anew now and then. */
  farOut(times: number): number {
    if (this.seen >= this.nextBound) {
      const sorted = this.lengths.slice(0, Math.min(this.seen, capacity)).sort();
      this.bound = times * (sorted[Math.floor(sorted.length * 0.99)] ?? Infinity);
      this.nextBound = this.seen * 1.25 + 100;
    }
    return this.bound;
  }

  /** Marsaglia's xorshift. */
  private random(): number {
    this.state ^= this.state << 13;
    this.state ^= this.state >>> 17;
    this.state ^= this.state << 5;
    return (this.state >>> 0) / 0x100000000;
  }
}
