import { exactDuplicate } from "../../dataset/set/rules/exact-duplicate";

/** Why a row goes. */
export interface Rejection {
  /** The step, counted from 0; -1 for a row that no step could have kept, as it does not parse. */
  readonly step: number;
  readonly rule: string;
  /** For people, in one sentence. */
  readonly reason: string;
  /** How alike the row and the one that stays are, from 0 to 1, where it goes for that. */
  readonly score?: number;
  /** The row that stays in its place, where it goes for that. */
  readonly staying?: number | undefined;
  /** The row and that one as a preference pair, JSON on one line, where it becomes one. */
  readonly pair?: string | undefined;
}

/** What a step has done. */
export interface StepCounts {
  /** Rows that it found. */
  found: number;
  dropped: number;
  changed: number;
}

/** What the steps have made of a row, whether or not it is spared. */
export interface Decision {
  /** Why it would go; undefined where it would stay. */
  readonly rejection: Rejection | undefined;
  /** What it would say, where that is not what the file says. */
  readonly text: string | undefined;
  /** The steps that have changed it, in their order. */
  readonly changers: readonly number[];
}

/**
 * What becomes of each row of a file. A row that is spared stays as it was, and counts as such; what was decided of the
 * others stands. Memory: what is rejected or changed, and nothing of the rows that stay as they are.
 */
export class Decisions {
  private readonly rejections = new Map<number, Rejection>();
  private readonly texts = new Map<number, string>();
  /** The steps that have changed a row. */
  private readonly changers = new Map<number, readonly number[]>();
  private readonly spared = new Set<number>();
  /** Rows that do not parse as the file has them, whatever has mended them since. */
  private readonly unreadable = new Set<number>();
  readonly counts: readonly StepCounts[];

  constructor(steps: number) {
    this.counts = Array.from({ length: steps }, () => ({ found: 0, dropped: 0, changed: 0 }));
  }

  /** Why the row goes; undefined for one that stays. */
  rejection(row: number): Rejection | undefined {
    return this.spared.has(row) ? undefined : this.rejections.get(row);
  }

  /** What the row says from now on, where that is not what the file says. */
  text(row: number): string | undefined {
    return this.spared.has(row) ? undefined : this.texts.get(row);
  }

  /** The step that has changed the row last; undefined for one that is as it was. */
  changer(row: number): number | undefined {
    return this.spared.has(row) ? undefined : this.changers.get(row)?.at(-1);
  }

  /** Rows that go. */
  get rejected(): number {
    let count = this.rejections.size;
    for (const row of this.spared) if (this.rejections.has(row)) count--;
    return count;
  }

  /** The rows that stay with another text. */
  get changed(): number {
    let count = 0;
    for (const row of this.texts.keys()) if (!this.rejections.has(row) && !this.spared.has(row)) count++;
    return count;
  }

  /** Rows that go and become preference pairs. */
  get pairs(): number {
    let count = 0;
    for (const row of this.rejections.keys()) if (this.rejection(row)?.pair !== undefined) count++;
    return count;
  }

  /** The preference pairs, JSON on one line each, by the rows that become them. */
  *pairTexts(): Generator<string> {
    for (const row of [...this.rejections.keys()].sort((a, b) => a - b)) {
      const pair = this.rejection(row)?.pair;
      if (pair !== undefined) yield pair;
    }
  }

  /** The row that stays in the place of one that goes, but says something else. */
  besides(row: number): number | undefined {
    const why = this.rejections.get(row);
    return why === undefined || why.rule === exactDuplicate.id ? undefined : why.staying;
  }

  /** The rows of which something was decided, ascending. */
  get rows(): number[] {
    return [...new Set([...this.rejections.keys(), ...this.texts.keys()])].sort((a, b) => a - b);
  }

  /** What was decided of a row; undefined for one that no step has touched. */
  decision(row: number): Decision | undefined {
    const [rejection, text] = [this.rejections.get(row), this.texts.get(row)];
    if (rejection === undefined && text === undefined) return undefined;
    return { rejection, text, changers: this.changers.get(row) ?? [] };
  }

  /** Tells that a row does not parse as the file has it. */
  markUnreadable(row: number): void {
    this.unreadable.add(row);
  }

  /** Whether a row can stay as it was: no reader of the clean file could read one that does not parse. */
  canSpare(row: number): boolean {
    return !this.unreadable.has(row);
  }

  isSpared(row: number): boolean {
    return this.spared.has(row);
  }

  /**
   * Leaves a row as it was, or no longer. False where that cannot be: no step has touched the row, or it does not parse.
   */
  spare(row: number, isSpared = true): boolean {
    const decision = this.decision(row);
    if (decision === undefined || this.unreadable.has(row)) return false;
    if (isSpared === this.spared.has(row)) return true;
    if (isSpared) this.spared.add(row);
    else this.spared.delete(row);
    const more = isSpared ? -1 : 1;
    if (decision.rejection !== undefined) this.counts[decision.rejection.step]!.dropped += more;
    for (const step of decision.changers) this.counts[step]!.changed += more;
    return true;
  }

  reject(row: number, rejection: Rejection): void {
    if (this.rejections.has(row)) return;
    this.rejections.set(row, rejection);
    const counts = this.counts[rejection.step];
    if (counts !== undefined) counts.dropped++;
  }

  change(row: number, step: number, text: string): void {
    this.texts.set(row, text);
    this.changers.set(row, [...(this.changers.get(row) ?? []), step]);
    this.counts[step]!.changed++;
  }

  find(step: number): void {
    this.counts[step]!.found++;
  }
}
