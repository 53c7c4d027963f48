import type { ContentError } from "./content-error";
import type { RowSpan, SpanTrouble } from "./container";

/** What is wrong beside a row, as an error of the row, whose text has `length` units. */
export function errorOf({ reason, at, mend }: SpanTrouble, { start, end }: RowSpan, length: number): ContentError {
  // Beside a row there is ASCII only, so bytes are units.
  const offset = (byte: number): number => (byte <= start ? byte - start : length + byte - end);
  return {
    reason,
    range: at === "start" ? { start: 0, end: Math.min(1, length) } : { start: Math.max(0, length - 1), end: length },
    ...(mend && { mend: { range: { start: offset(mend.start), end: offset(mend.end) }, text: mend.text } }),
  };
}
