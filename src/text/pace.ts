/** How fast work goes, and how long it will still take. */
export interface PaceNow {
  /** Units a second. */
  readonly rate: number;
  /** Seconds. */
  readonly left: number;
}

// Of less time, in milliseconds, nothing can be said: results come by the batch.
const shortest = 500;

/** Tells the pace of work since it was first heard of: what was done by then did not come at this pace. */
export class Pace {
  private first: { readonly at: number; readonly done: number } | undefined;

  /** `now` in milliseconds. Undefined while nothing has come since the first call, or it was just now. */
  at(now: number, done: number, total: number): PaceNow | undefined {
    this.first ??= { at: now, done };
    if (done <= this.first.done || now - this.first.at < shortest) return undefined;
    const rate = (done - this.first.done) / ((now - this.first.at) / 1000);
    return { rate, left: (total - done) / rate };
  }
}
