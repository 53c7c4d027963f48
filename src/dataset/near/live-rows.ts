import { none, nearestTexts } from "../../similarity/join/nearest";
import { LiveIndex } from "../../similarity/live/live-index";
import { tokenizers } from "../../similarity/tokenize";
import type { ComparedField } from "./compared-text";
import type { RowJoin } from "./compared-rows";
import type { Comparison } from "./comparison";
import type { EvaluationTexts } from "./evaluation-texts";
import type { EvaluationLikeness, Likeness } from "./likeness";

/** A row of a set that is being edited, as it is compared with the others. */
export class LiveRow {
  /** Where it stands among the rows; -1 when it is gone. */
  position = -1;
  /** The most alike of the rows before it, and how alike they are. */
  nearest: LiveRow | undefined;
  score = 0;

  constructor(
    readonly id: number,
    readonly evaluation: EvaluationLikeness | undefined,
  ) {}
}

// With more rows that are new, or whose nearest has gone, all are joined again.
const mostSingly = 200;

/** Knows of each row of a set that is being edited the most alike of those before it. */
export class LiveRows {
  private readonly index: LiveIndex;
  private readonly evaluation: LiveIndex;
  private readonly evaluationRows: { readonly path: string; readonly row: number }[] = [];
  private readonly rows = new Map<number, LiveRow>();
  private lastId = 0;
  /** Rows whose nearest is to be found. */
  private readonly unknown = new Set<LiveRow>();

  constructor(
    readonly comparison: Comparison,
    readonly field: ComparedField,
    evaluation: readonly EvaluationTexts[],
  ) {
    const { threshold, tokenizer } = comparison;
    this.index = new LiveIndex(threshold, tokenizers[tokenizer]);
    this.evaluation = new LiveIndex(threshold, tokenizers[tokenizer]);
    for (const set of evaluation) {
      for (const { text, row } of set.texts(field)) {
        this.evaluation.set(this.evaluationRows.length, text);
        this.evaluationRows.push({ path: set.path, row });
      }
    }
  }

  /** A new row; it counts from the next `arrange` on. */
  add(text: string): LiveRow {
    const row = new LiveRow(this.lastId++, this.leaked(text));
    this.index.set(row.id, text);
    this.rows.set(row.id, row);
    this.unknown.add(row);
    return row;
  }

  /** Whether there is so much to find that `join` is the way. */
  get needsJoin(): boolean {
    return this.unknown.size > mostSingly;
  }

  /** Whether there are more tokens than are to be compared. */
  get isTooMuch(): boolean {
    return this.index.tokenCount > this.comparison.mostTokens;
  }

  /** Takes the rows as they stand now, those that are not compared left empty, and finds what is new, if that is little. */
  arrange(rows: readonly (LiveRow | undefined)[]): void {
    for (const row of this.rows.values()) row.position = -1;
    rows.forEach((row, position) => row && (row.position = position));
    for (const row of this.rows.values()) if (row.position < 0) this.forget(row);
    for (const row of this.rows.values())
      if (row.nearest !== undefined && row.nearest.position < 0) this.unknown.add(row);
    if (this.needsJoin || this.isTooMuch) return;
    for (const row of this.unknown) this.find(row);
    this.unknown.clear();
  }

  /** Finds the nearest of every row by the exact join; rows that come or go meanwhile are found by the next `arrange`. Rejects as `how` does. */
  async join(how: RowJoin): Promise<void> {
    const rows = [...this.rows.values()]
      .filter(({ position }) => position >= 0)
      .sort((a, b) => a.position - b.position);
    const firstNew = this.lastId;
    this.unknown.clear();
    const table = this.index.tokenTable(rows.map(({ id }) => id));
    const { threshold } = this.comparison;
    const { earlier } = await nearestTexts(table, rows.length, { ...how(rows.length), threshold });
    rows.forEach((row, i) => {
      row.nearest = earlier.texts[i] === none ? undefined : rows[earlier.texts[i]!];
      row.score = earlier.scores[i]!;
    });
    for (const row of this.rows.values()) if (row.id >= firstNew) this.unknown.add(row);
  }

  /** What a row is like; undefined where it is like none. */
  likeness({ nearest, score, evaluation }: LiveRow): Likeness | undefined {
    if (nearest === undefined && evaluation === undefined) return undefined;
    const { field, comparison } = this;
    const earlier = nearest && { row: nearest.position, score };
    return { field, tokenizer: comparison.tokenizer, earlier, evaluation };
  }

  private find(row: LiveRow): void {
    row.nearest = undefined;
    row.score = 0;
    for (const { id, score } of this.index.neighboursOf(row.id)) {
      const other = this.rows.get(id)!;
      if (other.position < row.position) offer(row, other, score);
      else offer(other, row, score);
    }
  }

  private leaked(text: string): EvaluationLikeness | undefined {
    const [most] = this.evaluation.size === 0 ? [] : this.evaluation.neighbours(text);
    return most && { ...this.evaluationRows[most.id]!, score: most.score };
  }

  private forget(row: LiveRow): void {
    this.index.delete(row.id);
    this.rows.delete(row.id);
    this.unknown.delete(row);
  }
}

function offer(row: LiveRow, other: LiveRow, score: number): void {
  const { nearest } = row;
  if (nearest !== undefined && (score < row.score || (score === row.score && nearest.position <= other.position)))
    return;
  row.nearest = other;
  row.score = score;
}
