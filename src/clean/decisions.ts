/** Why a row goes. */
export interface Rejection {
  /** The step, counted from 0; -1 for a row that no step could have kept, as it does not parse. */
  readonly step: number;
  readonly rule: string;
  /** For people, in one sentence. */
  readonly reason: string;
}

/** What a step has done. */
export interface StepCounts {
  /** Rows that it found. */
  found: number;
  dropped: number;
  changed: number;
}

/** What becomes of each row of a file. Memory: what is rejected or changed, and nothing of the rows that stay as they are. */
export class Decisions {
  private readonly rejections = new Map<number, Rejection>();
  private readonly texts = new Map<number, string>();
  /** The step that has changed a row last. */
  private readonly changedBy = new Map<number, number>();
  readonly counts: readonly StepCounts[];

  constructor(steps: number) {
    this.counts = Array.from({ length: steps }, () => ({ found: 0, dropped: 0, changed: 0 }));
  }

  /** Why the row goes; undefined for one that stays. */
  rejection(row: number): Rejection | undefined {
    return this.rejections.get(row);
  }

  /** What the row says from now on, where that is not what the file says. */
  text(row: number): string | undefined {
    return this.texts.get(row);
  }

  /** The step that has changed the row last; undefined for one that is as it was. */
  changer(row: number): number | undefined {
    return this.changedBy.get(row);
  }

  get rejected(): number {
    return this.rejections.size;
  }

  /** The rows that stay with another text. */
  get changed(): number {
    let count = 0;
    for (const row of this.texts.keys()) if (!this.rejections.has(row)) count++;
    return count;
  }

  reject(row: number, rejection: Rejection): void {
    if (this.rejections.has(row)) return;
    this.rejections.set(row, rejection);
    const counts = this.counts[rejection.step];
    if (counts !== undefined) counts.dropped++;
  }

  change(row: number, step: number, text: string): void {
    this.texts.set(row, text);
    this.changedBy.set(row, step);
    this.counts[step]!.changed++;
  }

  find(step: number): void {
    this.counts[step]!.found++;
  }
}
