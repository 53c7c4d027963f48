import type { RowsChanged } from "./open-text";

interface Stretch {
  from: number;
  end: number;
}

/** The stretches of rows that are still to be checked; those changed last come first. */
export class DirtyRows {
  private readonly stretches: Stretch[] = [];

  constructor(rows: number) {
    if (rows > 0) this.stretches.push({ from: 0, end: rows });
  }

  /** Rows still to be looked at; some of them may be checked already. */
  get size(): number {
    return this.stretches.reduce((sum, { from, end }) => sum + end - from, 0);
  }

  /** Takes the next row; undefined when all are taken. */
  take(): number | undefined {
    const last = this.stretches.at(-1);
    if (last === undefined) return undefined;
    const row = last.from++;
    if (last.from >= last.end) this.stretches.pop();
    return row;
  }

  /** Takes all of them at once. */
  clear(): void {
    this.stretches.length = 0;
  }

  /** Moves what is dirty as rows have moved, and adds the rows that have changed. */
  change({ first, end, inserted, removed }: RowsChanged): void {
    const by = inserted - removed;
    const before = end - by;
    for (let i = this.stretches.length - 1; i >= 0; i--) {
      const stretch = this.stretches[i]!;
      if (stretch.from >= before) stretch.from += by;
      else if (stretch.from > first) stretch.from = first;
      if (stretch.end >= before) stretch.end += by;
      else if (stretch.end > first) stretch.end = end;
      if (stretch.from >= stretch.end) this.stretches.splice(i, 1);
    }
    if (end > first) this.stretches.push({ from: first, end });
  }
}
