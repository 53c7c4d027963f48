import type { Range } from "../text/range";
import type { PromptDocument } from "./document";

/** Where a problem of the whole prompt is shown: the first line that the model sees. */
export function headRange(document: PromptDocument): Range {
  const first = document.blocks.find((block) => block.type !== "comment" && block.type !== "rule");
  if (first === undefined) return { start: 0, end: 0 };
  const lineEnd = document.text.slice(first.range.start, first.range.end).search(/[\r\n]/);
  return { start: first.range.start, end: lineEnd < 0 ? first.range.end : first.range.start + lineEnd };
}
