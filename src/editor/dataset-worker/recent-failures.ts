// What fails more often than this within the span is left alone for the rest of it.
const most = 3;
const span = 5 * 60_000;

/** Counts the failures of late, so that what fails again and again is left alone for a while. */
export class RecentFailures {
  private times: number[] = [];

  constructor(private readonly now: () => number = Date.now) {}

  note(): void {
    this.times = [...this.recent, this.now()];
  }

  get areTooMany(): boolean {
    return this.recent.length > most;
  }

  private get recent(): number[] {
    const since = this.now() - span;
    return this.times.filter((time) => time > since);
  }
}
