import { isEmpty, type TableFilter } from "../../dataset-worker/table-protocol";
import type { FoundProblems } from "./found-problems";

/** What the view is made of; it is made anew when one of these has grown. */
export interface ViewSource {
  readonly problems: FoundProblems;
  readonly rows: number;
  /** Rows that the search has found, in their order. */
  readonly found: () => Uint32Array;
}

/** Which rows and which problems a filter lets through; where there is no filter, nothing is kept. */
export class TableView {
  /** The rows shown; undefined for all. */
  private readonly rows: Uint32Array | undefined;
  private listed: Uint32Array | undefined;
  private foundShown: Uint32Array | undefined;

  constructor(
    readonly filter: TableFilter,
    private readonly source: ViewSource,
  ) {
    if (!isEmpty(filter)) this.rows = filtered(filter, source);
  }

  /** How many rows are shown. */
  get count(): number {
    return this.rows?.length ?? this.source.rows;
  }

  /** The row at an index among those shown. */
  rowAt(index: number): number {
    return this.rows === undefined ? index : this.rows[index]!;
  }

  /** The index of the first row shown that is `row` or behind it; `count` where none is. */
  indexFrom(row: number): number {
    if (this.rows === undefined) return Math.min(this.count, row);
    return lowerBound(this.rows, row);
  }

  /** Whether a row is shown. */
  has(row: number): boolean {
    return this.rows === undefined || this.rows[lowerBound(this.rows, row)] === row;
  }

  /** The problems that the filter lets through, as `FoundProblems.listed` gives them. */
  get problems(): Uint32Array {
    const { filter, source } = this;
    return (this.listed ??= source.problems.listed(filter, filter.found ? (row) => this.has(row) : () => true));
  }

  /** How many problems `problems` has, without listing them where all are. */
  get problemCount(): number {
    return this.rows === undefined ? this.source.problems.ofRows : this.problems.length;
  }

  /** The rows shown that the search has found. */
  get found(): Uint32Array {
    return (this.foundShown ??= this.source.found().filter((row) => this.has(row)));
  }
}

function filtered(filter: TableFilter, { problems, rows, found }: ViewSource): Uint32Array {
  const byProblem = filter.severities.length > 0 || filter.rules.length > 0;
  if (!byProblem) return found();
  const marks = problems.rowsWith(filter, rows);
  if (filter.found) for (const row of found()) if (marks[row] === 1) marks[row] = 2;
  const wanted = filter.found ? 2 : 1;
  let count = 0;
  for (let row = 0; row < rows; row++) if (marks[row] === wanted) count++;
  const shown = new Uint32Array(count);
  for (let row = 0, i = 0; row < rows; row++) if (marks[row] === wanted) shown[i++] = row;
  return shown;
}

/** The index of the first number that is `value` or greater, in a list that rises. */
export function lowerBound(list: Uint32Array, value: number): number {
  let low = 0;
  let high = list.length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if (list[middle]! < value) low = middle + 1;
    else high = middle;
  }
  return low;
}
