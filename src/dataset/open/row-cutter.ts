import type { Container, ResumePoint, RowScanner, RowSpan } from "../container/container";
import { scannerFor } from "../container/scanner";
import { errorOf } from "../container/span-error";
import { isWellFormed } from "../container/utf8";
import { SlidingWindow } from "../source/sliding-window";
import { OpenRow } from "./open-row";

/** Told each row, with the bytes that it covers, counted from the first that the cutter was given. */
export type OnCut = (row: OpenRow, start: number, end: number) => void;

/** Cuts text that comes in pieces into rows, and keeps what stands between them: a header stands before the first. */
export class RowCutter {
  // Small, as most edits touch a row or two; a whole file makes it grow at once.
  private readonly window = new SlidingWindow(1 << 12);
  private readonly scanner: RowScanner;
  /** The byte behind the last row. */
  private end = 0;
  private gap = "";
  /** Names the columns, once it has come; undefined where there is none, or the text goes on behind it. */
  header: string | undefined;

  /** `resume`: where the text goes on, if it is not the beginning of one. */
  constructor(
    container: Container,
    private readonly onRow: OnCut,
    resume?: ResumePoint,
  ) {
    this.scanner = scannerFor(container, { ...(resume && { resume }) });
  }

  /** Takes the text's next bytes; `last`: whether they are its end. */
  add(piece: Uint8Array, last = false): void {
    this.window.append(piece);
    const { bytes, base } = this.window;
    this.scanner.scan({ bytes, base }, last, (span) => this.cut(span, bytes, base));
    if (!last) this.window.discardTo(Math.min(this.scanner.needed, this.end));
  }

  /** What stands behind the last row, once the end was given. */
  get tail(): string {
    return this.window.bytes.toString("utf8", this.end - this.window.base);
  }

  private cut(span: RowSpan, bytes: Buffer, base: number): void {
    const { start, end, removal, trouble } = span;
    if (span.isHeader === true) {
      this.header = bytes.toString("utf8", start - base, end - base);
      return;
    }
    const gap = bytes.toString("utf8", this.end - base, start - base);
    // Most gaps are alike: one string for all of them.
    if (gap !== this.gap) this.gap = gap;
    const text = bytes.toString("utf8", start - base, end - base);
    const isUtf8 = !text.includes("\uFFFD") || isWellFormed(bytes.subarray(start - base, end - base));
    this.end = end;
    const dropped = { start: removal.start - start, end: text.length + removal.end - end };
    const error = trouble && errorOf(trouble, span, text.length);
    this.onRow(new OpenRow(this.gap, text, dropped, isUtf8, span, error), start, end);
  }
}
