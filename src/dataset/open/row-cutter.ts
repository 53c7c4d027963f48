import type { Container, RowScanner, RowSpan } from "../container/container";
import { scannerFor } from "../container/scanner";
import { isWellFormed } from "../container/well-formed";
import { SlidingWindow } from "../source/sliding-window";
import { OpenRow } from "./open-row";

/** Told each row, with the bytes that it covers, counted from the first that the cutter was given. */
export type OnCut = (row: OpenRow, start: number, end: number) => void;

/** Cuts text that comes in pieces into rows, and keeps what stands between them. */
export class RowCutter {
  private readonly window = new SlidingWindow();
  private readonly scanner: RowScanner;
  /** The byte behind the last row. */
  private end = 0;
  private gap = "";

  constructor(
    container: Container,
    private readonly onRow: OnCut,
  ) {
    this.scanner = scannerFor(container, 0);
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
    return this.window.bytes.toString("latin1", this.end - this.window.base);
  }

  private cut({ start, end, removal }: RowSpan, bytes: Buffer, base: number): void {
    // Between rows there is ASCII only.
    const gap = bytes.toString("latin1", this.end - base, start - base);
    // Most gaps are alike: one string for all of them.
    if (gap !== this.gap) this.gap = gap;
    const text = bytes.toString("utf8", start - base, end - base);
    const isUtf8 = !text.includes("\uFFFD") || isWellFormed(bytes.subarray(start - base, end - base));
    this.end = end;
    const dropped = { start: removal.start - start, end: text.length + removal.end - end };
    this.onRow(new OpenRow(this.gap, text, dropped, isUtf8), start, end);
  }
}
