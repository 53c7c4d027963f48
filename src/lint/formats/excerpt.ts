import stringWidth from "fast-string-width";
import type { LineIndex } from "../../text/lines";
import { printable } from "../../text/printable";
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
  if (shownBefore.length < before.length || start.character > reach) shownBefore = [cut, ...shownBefore.slice(1)];
  const complete = shownInside.length === inside.length && last - start.character <= reach;
  let shownAfter = complete ? takeFirst(after, room - columns(shownBefore)) : [cut];
  const more = shownAfter.length < after.length || text.length > last + reach;
  if (complete && more) shownAfter = [...shownAfter.slice(0, -1), cut];

  return {
    line: start.line + 1,
    source: [...shownBefore, ...shownInside, ...shownAfter]
      .map((cell) => cell.text)
      .join("")
      .trimEnd(),
    indent: " ".repeat(columns(shownBefore)),
    marks: "^".repeat(Math.max(1, columns(shownInside))),
  };
}

/** What a reader takes for a character, and the columns it takes. */
interface Cell {
  readonly text: string;
  readonly width: number;
}

const cut: Cell = { text: "…", width: 1 };

let segmenter: Intl.Segmenter | undefined;

function cells(text: string): Cell[] {
  return characters(printable(text)).map((character) => ({ text: character, width: stringWidth(character) }));
}

/** An emoji with its modifiers is one character, a letter with its accents too. */
function characters(text: string): string[] {
  // Making a segmenter takes 15 ms, and most lines have nothing that needs one.
  if (!/[\p{M}\p{Extended_Pictographic}\p{Regional_Indicator}\u200d]/u.test(text)) return Array.from(text);
  segmenter ??= new Intl.Segmenter(undefined, { granularity: "grapheme" });
  return Array.from(segmenter.segment(text), ({ segment }) => segment);
}

function columns(row: readonly Cell[]): number {
  return row.reduce((sum, { width }) => sum + width, 0);
}

function takeFirst(row: readonly Cell[], width: number): Cell[] {
  let used = 0;
  const end = row.findIndex((cell) => (used += cell.width) > width);
  return row.slice(0, end < 0 ? row.length : end);
}

function takeLast(row: readonly Cell[], width: number): Cell[] {
  return takeFirst([...row].reverse(), width).reverse();
}
