import type { Fix, Problem } from "../../lint/problem";
import { applyFixes } from "../../lint/fixes";
import { difference } from "../../text/difference";
import type { OpenDataset } from "./open-dataset";
import type { OpenRow } from "./open-row";
import type { LineChange } from "./open-text";

/** What is to become of the problems of a rule. */
export interface Wanted {
  /** Without it, every problem that can be fixed without looking. */
  readonly rule: string | undefined;
  /** To fix the problems, or to drop their rows: of rows that are compared, those that the set can do without. */
  readonly by: "fix" | "drop";
  /** Only rows that are compared with this one, 0-based. */
  readonly like?: number;
  /** Rows that are touched at once. */
  readonly atMost: number;
}

export interface Cure {
  /** In the text's order; they do not overlap. */
  readonly edits: readonly LineChange[];
  /** Rows that are mended or dropped. */
  readonly rows: number;
  /** Rows beyond `atMost` that have such a problem too. */
  readonly left: number;
}

// A fix may bring out what another one mends; more passes than this would be a circle.
const mostPasses = 5;

/** The edits that cure the problems of a rule all through an open dataset. */
export function cure(dataset: OpenDataset, { rule, by, like, atMost }: Wanted): Cure {
  const edits: LineChange[] = [];
  const dropped: number[] = [];
  let rows = 0;
  let left = 0;
  for (let i = 0; i < dataset.rows.length; i++) {
    const row = dataset.rows[i]!;
    if (by === "drop" ? !isDroppable(row, rule, like) : !concerns(row, rule)) continue;
    if (by === "drop" && dataset.problems(i).every((problem) => problem.rule !== rule)) continue;
    const edit = by === "drop" ? undefined : fixedRow(dataset, i, rule);
    if (by === "fix" && edit === undefined) continue;
    if (rows === atMost) left++;
    else {
      rows++;
      if (edit === undefined) dropped.push(i);
      else edits.push(edit);
    }
  }
  return { edits: by === "drop" ? dropRows(dataset, dropped) : edits, rows, left };
}

/** Whether a row may have a problem of a rule; where the problems of the set are, is not asked for. */
function concerns({ checked, ofSet }: OpenRow, rule: string | undefined): boolean {
  if (rule === undefined)
    return checked?.problems.some(({ fixes }) => fixes.some(({ preferred }) => preferred)) ?? false;
  return (
    (checked?.problems.some((problem) => problem.rule === rule) ?? false) ||
    ofSet.some(({ problem }) => problem.rule === rule)
  );
}

/** Whether a row would go if the rows with problems of a rule were dropped, or those that are compared with `like`. */
export function isDroppable({ checked, ofSet }: OpenRow, rule: string | undefined, like?: number): boolean {
  const byItself = like === undefined && (checked?.problems.some((problem) => problem.rule === rule) ?? false);
  const isLike = ({ related }: Problem): boolean => like === undefined || related.some(({ row }) => row === like);
  return byItself || ofSet.some(({ problem, drop }) => problem.rule === rule && drop !== undefined && isLike(problem));
}

/** Whether a fix drops the row. */
export function drops(fix: Fix, { removal }: OpenRow): boolean {
  return fix.edits.some(({ range, text }) => text === "" && range.start === removal.start && range.end === removal.end);
}

/** Whether a fix writes the row anew as a whole, so that one wants to see first what comes of it. */
export function rewrites(fix: Fix, text: string): boolean {
  return fix.edits.some((edit) => edit.text !== "" && edit.range.start === 0 && edit.range.end === text.length);
}

/** Whether `cure` would apply one of the problem's fixes. */
export function isCurable({ fixes }: Problem, row: OpenRow, preferredOnly = false): boolean {
  return fixes.some((fix) => (!preferredOnly || fix.preferred) && !drops(fix, row) && !rewrites(fix, row.text));
}

function fixedRow(dataset: OpenDataset, i: number, rule: string | undefined): LineChange | undefined {
  const row = dataset.rows[i]!;
  let { text } = row;
  let problems = dataset.problems(i);
  for (let pass = 0; pass < mostPasses; pass++) {
    const wanted = problems
      .filter((problem) => rule === undefined || problem.rule === rule)
      .map((problem) => ({
        ...problem,
        fixes: problem.fixes.filter((fix) => !drops(fix, row) && !rewrites(fix, text)),
      }));
    const { text: after } = applyFixes(text, wanted, { preferredOnly: rule === undefined });
    if (after === text) break;
    text = after;
    problems = dataset.recheck(i, text);
  }
  const edit = difference(row.text, text);
  return (
    edit && {
      start: dataset.position(i, edit.range.start),
      end: dataset.position(i, edit.range.end),
      text: edit.text,
    }
  );
}

/** The edits that take rows out, given in their order, and leave the file sound. */
export function dropRows(dataset: OpenDataset, rows: readonly number[]): LineChange[] {
  const edits: LineChange[] = [];
  for (let i = 0; i < rows.length;) {
    const first = rows[i]!;
    let last = first;
    // In an array, a row goes with the comma before it; the first has none, and goes with the one behind.
    const follows = (row: number): boolean => dataset.container !== "json" || dataset.rows[row]!.removal.start < 0;
    while (rows[++i] === last + 1 && follows(last + 1)) last++;
    edits.push({
      start: dataset.position(first, dataset.rows[first]!.removal.start),
      end: dataset.position(last, endOf(dataset, first, last)),
      text: "",
    });
  }
  return edits;
}

/** Where the removal of a run of rows ends, in units from the beginning of its last row. */
function endOf(dataset: OpenDataset, first: number, last: number): number {
  const { text, removal } = dataset.rows[last]!;
  if (dataset.container !== "json" || first === last) return removal.end;
  if (dataset.rows[first]!.removal.start < 0) return text.length;
  const comma = /^\s*,/.exec(dataset.gapBehind(last));
  return text.length + (comma?.[0].length ?? 0);
}
