import type { Range, TextEdit } from "../../text/range";
import type { RuleName } from "../comments";
import type { Problem } from "../problem";

/** Something in the text that silences rules: a comment, or a key of the front matter. */
export interface Declaration {
  /** The rules it names; none means every rule. */
  readonly names: readonly RuleName[];
  readonly range: Range;
  /** `enable` silences nothing: it counts as used when it ends a `disable`. */
  readonly used: boolean;
  /** What to say when it does nothing at all. */
  readonly emptyMessage: "unusedAll" | "unusedEnable";
  covers(this: void, problem: Problem): boolean;
  /** The edits that take some of the names out, or the whole declaration when they are all. */
  without(this: void, names: readonly RuleName[]): readonly TextEdit[];
}

/** The whole lines that a range touches, with the line break behind them. */
export function wholeLines(text: string, range: Range): Range {
  let start = range.start;
  while (start > 0 && !isBreak(text, start - 1)) start--;
  let end = range.end;
  while (end < text.length && !isBreak(text, end)) end++;
  if (text[end] === "\r" && text[end + 1] === "\n") end++;
  return { start, end: Math.min(end + 1, text.length) };
}

function isBreak(text: string, at: number): boolean {
  return text[at] === "\n" || text[at] === "\r";
}
