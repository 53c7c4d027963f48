import stringWidth from "fast-string-width";
import type { LineIndex } from "../../text/lines";
import type { Range } from "../../text/range";

/** A source line as a terminal shows it, and the underline of a range in it. */
export interface Excerpt {
  /** 1-based. */
  readonly line: number;
  readonly source: string;
  /** Blanks, then as many `^` as the range is wide on screen; at least one. */
  readonly indent: string;
  readonly marks: string;
}

// What is farther from the problem than this is never measured, so that a line of megabytes costs nothing.
const reach = 400;

/** The line on which `range` begins, cut to `width` columns around it. A Han character takes two columns. */
export function excerpt(lines: LineIndex, range: Range, width: number): Excerpt {
  const start = lines.positionAt(range.start);
  const end = lines.positionAt(range.end);
  const text = lines.textOf(start.line);
  const last = end.line === start.line ? end.character : text.length;
  const before = cells(text.slice(Math.max(0, start.character - reach), start.character));
  const inside = cells(text.slice(start.character, Math.min(last, start.character + reach)));
  const after = cells(text.slice(last, last + reach));

  const shownInside = takeFirst(inside, Math.max(8, width - 4));
  const room = Math.max(0, width - columns(shownInside));
  let shownBefore = takeLast(before, Math.max(Math.floor(room / 2), room - columns(after)));
  if (shownBefore.length < before.length || start.character > reach) shownBefore = ["…", ...shownBefore.slice(1)];
  const complete = shownInside.length === inside.length && last - start.character <= reach;
  const shownAfter = complete ? takeFirst(after, room - columns(shownBefore)) : ["…"];
  const cut = complete && (shownAfter.length < after.length || text.length > last + reach);

  return {
    line: start.line + 1,
    source: [...shownBefore, ...shownInside, ...(cut ? [...shownAfter.slice(0, -1), "…"] : shownAfter)]
      .join("")
      .trimEnd(),
    indent: " ".repeat(columns(shownBefore)),
    marks: "^".repeat(Math.max(1, columns(shownInside))),
  };
}

/** The text with everything that would move a terminal's cursor or turn its direction made visible. */
export function printable(text: string): string {
  // eslint-disable-next-line no-control-regex
  return text.replace(/\t/g, "  ").replace(/[\u0000-\u001f\u007f-\u009f\u202a-\u202e\u2066-\u2069\ufeff]/g, "�");
}

let segmenter: Intl.Segmenter | undefined;

/** What a reader takes for characters: an emoji with its modifiers is one. */
function cells(text: string): string[] {
  const shown = printable(text);
  // Making a segmenter takes 15 ms, and most lines have nothing that needs one.
  if (!/[\p{M}\p{Extended_Pictographic}\p{Regional_Indicator}\u200d]/u.test(shown)) return Array.from(shown);
  segmenter ??= new Intl.Segmenter(undefined, { granularity: "grapheme" });
  return Array.from(segmenter.segment(shown), ({ segment }) => segment);
}

function columns(segments: readonly string[]): number {
  return segments.reduce((sum, segment) => sum + stringWidth(segment), 0);
}

function takeFirst(segments: readonly string[], width: number): string[] {
  let used = 0;
  const end = segments.findIndex((segment) => (used += stringWidth(segment)) > width);
  return segments.slice(0, end < 0 ? segments.length : end);
}

function takeLast(segments: readonly string[], width: number): string[] {
  return takeFirst([...segments].reverse(), width).reverse();
}
