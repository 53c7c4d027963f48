import type { Range } from "./range";
import { RangeSet } from "./range-set";

/** Stands for a character that was blanked out; no pattern for words matches it by accident. */
export const blanked = "\uFFFC";

/** `text` with what `ranges` cover blanked out, line breaks too, so that every offset stays as it is. */
export function blankOut(text: string, ranges: Iterable<Range>): string {
  const parts: string[] = [];
  let from = 0;
  for (const { start, end } of new RangeSet(ranges)) {
    parts.push(text.slice(from, start), blanked.repeat(end - start));
    from = end;
  }
  parts.push(text.slice(from));
  return parts.join("");
}
