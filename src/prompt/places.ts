import { slice, type Range } from "../text/range";
import type { PromptDocument } from "./document";

/** Where a problem of the whole prompt is shown: the first line that the model sees. */
export function headRange(document: PromptDocument): Range {
  const first = document.blocks.find((block) => block.type !== "comment" && block.type !== "rule");
  return first === undefined ? { start: 0, end: 0 } : firstLine(document.text, first.range);
}

/** The part of `range` on its first line. */
export function firstLine(text: string, range: Range): Range {
  const lineEnd = slice(text, range).search(/[\r\n]/);
  return lineEnd < 0 ? range : { start: range.start, end: range.start + lineEnd };
}

/** Words of the prompt as a message quotes them: on one line, no longer than `longest` characters. */
export function quotable(text: string, range: Range, longest = 40): string {
  const characters = [
    ...slice(text, { start: range.start, end: Math.min(range.end, range.start + longest * 4) })
      .replace(/\s+/g, " ")
      .trim(),
  ];
  return characters.length > longest
    ? `${characters
        .slice(0, longest - 1)
        .join("")
        .trimEnd()}…`
    : characters.join("");
}
