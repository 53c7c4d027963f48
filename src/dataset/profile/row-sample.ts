/**
 * Chooses the rows that stand for all of a set, where something takes too long to be told of each: the first `size`, and
 * of those behind them the fewer the more there are.
 */
export class RowSample {
  private next = 0;
  private stretchEnd = 1;
  private stretch = 1;
  private random = 1;

  constructor(private readonly size: number) {}

  /** How many rows the row at `at`, counted from 0, stands for; 0 for one that is not looked at. Rows come in their order. */
  weightOf(at: number): number {
    if (at < this.next) return 0;
    const weight = this.stretch;
    this.choose();
    return weight;
  }

  /** One row of the next stretch, any of them, as the rows of a set may take turns. */
  private choose(): void {
    this.stretch = Math.max(1, Math.floor((this.stretchEnd * 2) / this.size));
    this.random = Math.imul(this.random, 1664525) + 1013904223;
    this.next = this.stretchEnd + Math.floor(((this.random >>> 0) / 0x100000000) * this.stretch);
    this.stretchEnd += this.stretch;
  }
}
