import { traitsOfBytes } from "../analysis/traits";
import type { SlidingWindow } from "../source/sliding-window";
import type { RowScanner, RowSpan, ScanOptions } from "./container";
import type { RowPlace, RowText } from "./row-text";
import { errorOf } from "./span-error";
import { TextPlace, type Place } from "./text-place";
import { beginningOf, isWellFormed } from "./utf8";

const carriageReturn = 13;

/** A stretch of the file that was decoded and parsed to see whether it is a row. */
interface ParsedStretch {
  readonly start: number;
  readonly end: number;
  readonly text: string;
  readonly value: unknown;
}

/** Turns the spans that a scanner finds into texts and places. */
export class RowReader {
  private readonly scanner: RowScanner;
  /** Where the text is known up to, and the byte of it. */
  private readonly here = new TextPlace();
  private byte: number;
  /** Where the row begins that is longer than the limit. */
  private longPlace: Place | undefined;
  private parsed: ParsedStretch | undefined;
  private hasReturns = false;
  /** The byte up to which there was no carriage return. */
  private searched: number;

  constructor(
    private readonly window: SlidingWindow,
    scanner: (parses: NonNullable<ScanOptions["parses"]>) => RowScanner,
    /** Of the next row. */
    private number: number,
    private readonly onRow: (row: RowText) => void,
  ) {
    this.byte = window.base;
    this.searched = window.base;
    this.scanner = scanner((start, end) => this.parse(start, end));
  }

  /** Reads what has come into the window. */
  read(last: boolean): void {
    const { window, scanner } = this;
    const { bytes, base } = window;
    this.hasReturns ||= bytes.includes(carriageReturn, this.searched - base);
    this.searched = base + bytes.length;
    scanner.scan({ bytes, base }, last, (span) => this.emit(span, bytes, base));
    if (scanner.longRow !== undefined) {
      this.longPlace ??= this.pass(bytes, base, scanner.longRow).here.copy();
      this.pass(bytes, base, scanner.needed, true);
    }
    window.discardTo(Math.min(scanner.needed, this.byte));
  }

  private parse(start: number, end: number): boolean {
    const { bytes, base } = this.window;
    try {
      const text = bytes.toString("utf8", start - base, end - base);
      this.parsed = { start, end, text, value: JSON.parse(text) as unknown };
      return true;
    } catch {
      return false;
    }
  }

  private emit(span: RowSpan, bytes: Buffer, base: number): void {
    const { start, end, removal, trouble, beginning } = span;
    if (beginning !== undefined) return this.emitLong(span, beginning, bytes, base);
    this.pass(bytes, base, start);
    const { here, parsed } = this;
    const isParsed = parsed?.start === start && parsed.end === end;
    const text = isParsed ? parsed.text : bytes.toString("utf8", start - base, end - base);
    const { length } = text;
    const place: RowPlace = {
      byteStart: start,
      byteEnd: end,
      offset: here.offset,
      line: here.line,
      character: here.character,
      removal: { start: removal.start - start, end: length + removal.end - end },
    };
    here.passText(text, this.hasReturns);
    this.byte = end;
    this.onRow({
      number: this.number++,
      text,
      place,
      isUtf8: !text.includes("\uFFFD") || isWellFormed(bytes.subarray(start - base, end - base)),
      traits: traitsOfBytes(bytes, start - base, end - base),
      error: trouble && errorOf(trouble, span, length),
      value: isParsed ? parsed.value : undefined,
    });
  }

  private emitLong({ start, end, removal }: RowSpan, beginning: Buffer, bytes: Buffer, base: number): void {
    const { offset, line, character } = this.longPlace ?? this.pass(bytes, base, start).here.copy();
    this.longPlace = undefined;
    const units = this.pass(bytes, base, end).here.offset - offset;
    const text = beginningOf(beginning);
    this.onRow({
      number: this.number++,
      text,
      place: {
        byteStart: start,
        byteEnd: end,
        offset,
        line,
        character,
        removal: { start: removal.start - start, end: units + removal.end - end },
      },
      isUtf8: true,
      error: { reason: "too-long", range: { start: 0, end: text.length } },
    });
  }

  /** Moves on to the file's byte `to`; `isInside`: a row that goes on behind it. */
  private pass(bytes: Buffer, base: number, to: number, isInside = false): this {
    this.here.passBytes(bytes, this.byte - base, to - base);
    if (!isInside) this.here.settle();
    this.byte = to;
    return this;
  }
}
