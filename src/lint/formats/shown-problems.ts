/** Chooses which problems of a dataset people are shown: the first few of each rule, since there may be millions. */
export class ShownProblems {
  private readonly counts = new Map<string, number>();

  constructor(private readonly mostOfRule: number) {}

  /** Counts a problem of `rule`; true when it is among the first. */
  take(rule: string): boolean {
    const count = (this.counts.get(rule) ?? 0) + 1;
    this.counts.set(rule, count);
    return count <= this.mostOfRule;
  }

  /** How many problems of each rule were not among the first. */
  hidden(): { readonly rule: string; readonly count: number }[] {
    return [...this.counts]
      .map(([rule, count]) => ({ rule, count: count - this.mostOfRule }))
      .filter(({ count }) => count > 0);
  }
}
