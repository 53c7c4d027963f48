import type { LineIndex } from "../../text/lines";
import { contains, type Range, type TextEdit } from "../../text/range";
import type { Directive, RuleName } from "../comments";
import type { Problem } from "../problem";
import { wholeLines, type Declaration } from "./declaration";

/** What the directives of one text silence: a line, the next one, or a stretch up to the matching `enable`. */
export function commentDeclarations(text: string, lines: LineIndex, directives: readonly Directive[]): Declaration[] {
  return directives.map((directive, i) => {
    const covers = coverage(text, lines, directive, directives.slice(i + 1));
    const used = directive.action === "enable" && directives.slice(0, i).some((before) => ends(directive, before));
    const emptyMessage = directive.action === "enable" ? "unusedEnable" : "unusedAll";
    const without = removal(text, directive);
    return { names: directive.rules, range: directive.range, used, emptyMessage, covers, without };
  });
}

function coverage(
  text: string,
  lines: LineIndex,
  directive: Directive,
  later: readonly Directive[],
): (problem: Problem) => boolean {
  const line = lines.positionAt(directive.range.start).line;
  const lineOf = (problem: Problem): number => lines.positionAt(problem.range.start).line;
  switch (directive.action) {
    case "enable":
      return () => false;
    case "disable-line":
      return (problem) => lineOf(problem) === line;
    case "disable-next-line":
      // A problem of the whole text may be shown at its first line, which is the comment itself.
      return (problem) => lineOf(problem) === line + 1 || contains(directive.range, problem.range);
    case "disable": {
      const enables = later.filter((other) => ends(other, directive));
      return ({ rule, range }) => {
        const end = enables.find(({ rules }) => rules.length === 0 || rules.some(({ id }) => id === rule));
        return range.start >= directive.range.start && range.start < (end?.range.start ?? text.length + 1);
      };
    }
  }
}

function ends(enable: Directive, disable: Directive): boolean {
  if (enable.action !== "enable" || disable.action !== "disable") return false;
  if (enable.rules.length === 0 || disable.rules.length === 0) return true;
  return enable.rules.some(({ id }) => disable.rules.some((other) => other.id === id));
}

function removal(text: string, { rules, range }: Directive): (names: readonly RuleName[]) => TextEdit[] {
  return (names) => {
    const kept = rules.filter((rule) => !names.includes(rule));
    if (kept.length === 0) return [{ range: commentRange(text, range), text: "" }];
    const all = { start: rules[0]!.range.start, end: rules.at(-1)!.range.end };
    return [{ range: all, text: kept.map(({ id }) => id).join(", ") }];
  };
}

/** The comment with its line when it stands alone there, else with the blanks before it. */
export function commentRange(text: string, range: Range): Range {
  const line = wholeLines(text, range);
  const around = text.slice(line.start, range.start) + text.slice(range.end, line.end);
  if (around.trim() === "") return line;
  let start = range.start;
  while (start > line.start && /[ \t]/.test(text[start - 1]!)) start--;
  return { start, end: range.end };
}

/** The comments outside `except`, such as those that a fence shows as an example. */
export function outside<T extends { readonly range: Range }>(comments: readonly T[], except: readonly Range[]): T[] {
  return comments.filter(({ range }) => !except.some((mask) => contains(mask, range)));
}
