/** How fast work goes, and how long it will still take. */
export interface PaceNow {
  /** Units a second. */
  readonly rate: number;
  /** Seconds. */
  readonly left: number;
}

/** Tells the pace of work since it was first heard of: what was done by then did not come at this pace. */
export class Pace {
  private first: { readonly at: number; readonly done: number } | undefined;

  /** `now` in milliseconds. Undefined while nothing has come since the first call. */
  at(now: number, done: number, total: number): PaceNow | undefined {
    this.first ??= { at: now, done };
    const rate = (done - this.first.done) / ((now - this.first.at) / 1000);
    return rate > 0 && rate < Infinity ? { rate, left: (total - done) / rate } : undefined;
  }
}
