import type { Range, TextEdit } from "../text/range";

/** From worst to mildest, as LSP orders them. */
export const severities = ["error", "warning", "information", "hint"] as const;
export type Severity = (typeof severities)[number];

/** What can be configured for a rule: how bad its problems are, or that it is off. */
export const levels = [...severities, "off"] as const;
export type Level = (typeof levels)[number];

/** A change that mends a problem. `preferred` fixes are safe to apply without looking. */
export interface Fix {
  readonly title: string;
  readonly preferred: boolean;
  /** Whether what it leaves must be looked at, as it hides what is lost: never applied to rows that nobody sees. */
  readonly hidesLoss?: boolean;
  readonly edits: readonly TextEdit[];
}

/** Something to do about rows of a dataset that takes more than an edit of the one at fault; rows are 0-based. */
export type RowAction =
  | { readonly kind: "drop"; readonly row: number }
  /** The two rows become one of a preference format, which holds both answers; to be written to a file of its own. */
  | { readonly kind: "preference-pair"; readonly chosen: number; readonly rejected: number }
  /** A row of another file is shown. */
  | { readonly kind: "open-row"; readonly file: string; readonly row: number };

/** Another place that explains a problem, such as the first of two statements that contradict each other. */
export interface RelatedPlace {
  readonly range: Range;
  /** The row that `range` is in, 0-based, where it is another than the problem's. */
  readonly row?: number;
  readonly message: string;
}

/**
 * One thing that is wrong at one place, in words for people. Offsets are UTF-16 units of the whole text of a prompt, or
 * of the text of one row of a dataset, so that they hold wherever the row moves.
 */
export interface Problem {
  readonly rule: string;
  readonly severity: Severity;
  readonly message: string;
  readonly range: Range;
  /** Of a row: the field at fault, as a path. */
  readonly field?: string;
  /** How alike, from 0 to 1, where that is what the rule says. */
  readonly score?: number;
  /** It is shown at a row, but the file is at fault: the row itself is sound. */
  readonly ofFile?: boolean;
  readonly related: readonly RelatedPlace[];
  readonly fixes: readonly Fix[];
  /** What else could be done. */
  readonly actions?: readonly (RowAction & { readonly title: string })[];
}

/** True when `severity` is as bad as `threshold` or worse. */
export function atLeast(severity: Severity, threshold: Severity): boolean {
  return severities.indexOf(severity) <= severities.indexOf(threshold);
}
