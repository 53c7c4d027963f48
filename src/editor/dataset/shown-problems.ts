import type { OpenDataset } from "../../dataset/open/open-dataset";
import { severities, type Problem, type Severity } from "../../lint/problem";
import type { Position } from "../../text/lines";
import type { PositionRange, ShownProblem } from "../dataset-worker/documents-protocol";

/** A problem with its row; undefined for one that the set itself has. */
export interface RowProblem {
  readonly row: number | undefined;
  readonly problem: Problem;
}

export interface Severest {
  readonly counts: Readonly<Record<Severity, number>>;
  /** In the order of severity, then of rows. */
  readonly shown: readonly RowProblem[];
}

/** How many problems of each severity a dataset has, and the severest of them, at most `limit`. */
export function severest(dataset: OpenDataset, limit: number): Severest {
  const counts = { error: 0, warning: 0, information: 0, hint: 0 };
  // By severity: a row, and which of its problems.
  const found: Record<Severity, number[]> = { error: [], warning: [], information: [], hint: [] };
  const note = (severity: Severity, row: number, index: number): void => {
    if (counts[severity]++ < limit) found[severity].push(row, index);
  };
  dataset.ofSet.forEach(({ severity }, i) => note(severity, -1, i));
  for (let i = 0; i < dataset.rows.length; i++) {
    const { checked, ofSet } = dataset.rows[i]!;
    const own = checked?.problems;
    if (own === undefined && ofSet.length === 0) continue;
    let index = 0;
    for (const { severity } of own ?? []) note(severity, i, index++);
    for (const { problem } of ofSet) note(problem.severity, i, index++);
  }
  const shown: RowProblem[] = [];
  for (const severity of severities) {
    const places = found[severity];
    for (let i = 0; i < places.length && shown.length < limit; i += 2) {
      const row = places[i]!;
      const problem = (row < 0 ? dataset.ofSet : dataset.problems(row))[places[i + 1]!];
      // A suppressed one was counted, as its place was not known.
      if (problem === undefined) counts[severity]--;
      else shown.push({ row: row < 0 ? undefined : row, problem });
    }
  }
  return { counts, shown };
}

/** Where a range of a row stands in the document. */
export function placeOf(dataset: OpenDataset, row: number, range: { start: number; end: number }): PositionRange {
  return { start: dataset.position(row, range.start), end: dataset.position(row, range.end) };
}

const topLeft: Position = { line: 0, character: 0 };

/** Tells a client which problems to show, each of them once: afterwards by its number. */
export class ShownProblems {
  private readonly ids = new WeakMap<Problem, number>();
  private lastId = 0;
  /** What the client knows of the problems that it was told last. */
  private known = new Map<number, string>();

  /** What is to be told of `shown`: five figures each, and what is new. */
  next(dataset: OpenDataset, shown: readonly RowProblem[]): { places: Int32Array; added: ShownProblem[] } {
    const places = new Int32Array(shown.length * 5);
    const added: ShownProblem[] = [];
    const known = new Map<number, string>();
    shown.forEach(({ row, problem }, i) => {
      const id = this.idOf(problem);
      const { start, end } =
        row === undefined ? { start: topLeft, end: topLeft } : placeOf(dataset, row, problem.range);
      places.set([id, start.line, start.character, end.line, end.character], i * 5);
      const related = relatedPlaces(dataset, row, problem);
      // Rows that are pointed at move by themselves.
      const key = JSON.stringify(related);
      known.set(id, key);
      if (this.known.get(id) === key) return;
      const { rule, severity, message } = problem;
      added.push({ id, rule, severity, message, related });
    });
    this.known = known;
    return { places, added };
  }

  private idOf(problem: Problem): number {
    const id = this.ids.get(problem) ?? ++this.lastId;
    this.ids.set(problem, id);
    return id;
  }
}

function relatedPlaces(dataset: OpenDataset, own: number | undefined, { related }: Problem): ShownProblem["related"] {
  return related.flatMap(({ row = own, range, message }) => {
    const other = row === undefined ? undefined : dataset.rows[row];
    if (other === undefined) return [];
    const whole = row !== own && range.end === 0 ? { start: 0, end: other.text.length } : range;
    return [{ ...placeOf(dataset, row!, whole), message }];
  });
}
