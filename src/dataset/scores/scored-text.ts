import type { Range } from "../../text/range";
import { comparedSegments, comparedText } from "../near/compared-text";
import type { Row, RowRange } from "../row/row";
import type { Segment } from "../row/view";

/** The text of a row that is scored: all that a model would learn from, but for what the system says; a line a segment; none where nothing is said. */
export function scoredText(segments: readonly Segment[]): string {
  const text = comparedText(segments, "all");
  return text.trim() === "" ? "" : text;
}

/** Where a stretch of the row's scored text stands in the row: the part of it that lies in the segment where most of it is. */
export function scoredRange(row: Row, stretch: Range): RowRange | undefined {
  let at = 0;
  let most = 0;
  let found: RowRange | undefined;
  for (const segment of comparedSegments(row.segments, "all")) {
    const start = Math.max(0, stretch.start - at);
    const end = Math.min(segment.text.length, stretch.end - at);
    if (end - start > most) {
      most = end - start;
      found = row.within(segment, start, end);
    }
    // The line break behind it.
    at += segment.text.length + 1;
  }
  return found;
}
