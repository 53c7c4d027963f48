import type { RowScanner, RowSpan, Window } from "./container";

const lineFeed = 10;
const carriageReturn = 13;

/** One row a line, blank lines too; a line break belongs to the line that it ends. */
export class LineScanner implements RowScanner {
  /** `needed`: the file's byte with which its text begins, behind a byte order mark. */
  constructor(public needed: number) {}

  scan({ bytes, base }: Window, last: boolean, emit: (span: RowSpan) => void): void {
    let start = this.needed - base;
    for (;;) {
      const end = bytes.indexOf(lineFeed, start);
      if (end < 0) break;
      const text = end > start && bytes[end - 1] === carriageReturn ? end - 1 : end;
      emit({ start: base + start, end: base + text, removal: { start: base + start, end: base + end + 1 } });
      start = end + 1;
    }
    this.needed = base + start;
    if (!last || start >= bytes.length) return;
    const range = { start: this.needed, end: base + bytes.length };
    this.needed = range.end;
    emit({ ...range, removal: range });
  }
}
