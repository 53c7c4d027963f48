import type { RowScanner, RowSpan, Window } from "./container";

const quote = 34;
const lineFeed = 10;
const carriageReturn = 13;

/** The records of a CSV file, its header included: a line break inside quotation marks ends none (RFC 4180). */
export class CsvScanner implements RowScanner {
  private at: number;
  private quoted = false;

  /** `needed`: the file's byte with which its text begins, behind a byte order mark. */
  constructor(public needed: number) {
    this.at = needed;
  }

  scan({ bytes, base }: Window, last: boolean, emit: (span: RowSpan) => void): void {
    let i = this.at - base;
    for (; i < bytes.length; i++) {
      const byte = bytes[i];
      if (byte === quote) this.quoted = !this.quoted;
      else if (byte === lineFeed && !this.quoted) {
        const start = this.needed - base;
        const end = i > start && bytes[i - 1] === carriageReturn ? i - 1 : i;
        emit({ start: this.needed, end: base + end, removal: { start: this.needed, end: base + i + 1 } });
        this.needed = base + i + 1;
      }
    }
    this.at = base + i;
    if (!last || this.needed >= this.at) return;
    const range = { start: this.needed, end: this.at };
    this.needed = this.at;
    emit({ ...range, removal: range });
  }
}
