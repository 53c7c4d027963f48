import type { Range, TextEdit } from "../text/range";
import type { Fix, Problem } from "./problem";

export interface ApplyFixesOptions {
  /** Take only fixes that are safe to apply without looking. */
  readonly preferredOnly?: boolean;
}

export interface AppliedFixes {
  readonly text: string;
  /** The problems whose fix is in `text`. */
  readonly applied: readonly Problem[];
  /** The problems that have a fix, but one that would have crossed another; lint again and they get their turn. */
  readonly skipped: readonly Problem[];
}

/**
 * Applies one fix of each problem, in the order given, all of a fix's edits or none. A fix that meets an edit already
 * taken is left for the next pass. What no edit covers stays as it is, character for character.
 */
export function applyFixes(text: string, problems: readonly Problem[], options: ApplyFixesOptions = {}): AppliedFixes {
  const taken: TextEdit[] = [];
  const applied: Problem[] = [];
  const skipped: Problem[] = [];
  for (const problem of problems) {
    const fix = chooseFix(problem, options.preferredOnly ?? false);
    if (fix === undefined || !isSound(text, fix)) continue;
    if (fix.edits.some((edit) => meetsAny(taken, edit))) {
      skipped.push(problem);
      continue;
    }
    for (const edit of fix.edits) taken.splice(position(taken, edit.range), 0, edit);
    applied.push(problem);
  }
  const lineBreak = lineBreakOf(text);
  const edits = taken.map((edit) => ({ ...edit, text: edit.text.replace(/\r\n|\n/g, lineBreak) }));
  return { text: applyEdits(text, edits), applied, skipped };
}

/** The fix that would be applied: the preferred one, or else the first where any will do. */
export function chooseFix(problem: Problem, preferredOnly: boolean): Fix | undefined {
  return problem.fixes.find((fix) => fix.preferred) ?? (preferredOnly ? undefined : problem.fixes[0]);
}

/** `text` with edits that do not overlap, given in the text's order. */
export function applyEdits(text: string, edits: readonly TextEdit[]): string {
  const parts: string[] = [];
  let from = 0;
  for (const { range, text: replacement } of edits) {
    parts.push(text.slice(from, range.start), replacement);
    from = range.end;
  }
  parts.push(text.slice(from));
  return parts.join("");
}

/** The line break that a text uses: rules write `\n`, and a fix must not mix the two. */
function lineBreakOf(text: string): "\r\n" | "\n" {
  return text.includes("\r\n") ? "\r\n" : "\n";
}

/** False for a fix that changes nothing, leaves the text, or crosses itself: a rule's mistake must not cost text. */
function isSound(text: string, { edits }: Fix): boolean {
  const sorted = [...edits].sort((a, b) => a.range.start - b.range.start || a.range.end - b.range.end);
  return (
    sorted.some(({ range, text: replacement }) => text.slice(range.start, range.end) !== replacement) &&
    sorted.every(({ range }) => range.start >= 0 && range.start <= range.end && range.end <= text.length) &&
    sorted.every((edit, i) => i === 0 || !meets(sorted[i - 1]!.range, edit.range))
  );
}

function meetsAny(sorted: readonly TextEdit[], { range }: TextEdit): boolean {
  const at = position(sorted, range);
  const before = sorted[at - 1];
  const after = sorted[at];
  return (before !== undefined && meets(before.range, range)) || (after !== undefined && meets(range, after.range));
}

/** Whether two ranges, the first no later than the second, overlap or begin at one place, so that order would matter. */
function meets(first: Range, second: Range): boolean {
  return first.start === second.start || second.start < first.end;
}

/** How many of the sorted edits begin before `range`, or begin with it and are shorter. */
function position(sorted: readonly TextEdit[], range: Range): number {
  let low = 0;
  let high = sorted.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    const other = sorted[middle]!.range;
    if (other.start < range.start || (other.start === range.start && other.end < range.end)) low = middle + 1;
    else high = middle;
  }
  return low;
}
