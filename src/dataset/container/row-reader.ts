import { isAscii } from "node:buffer";
import { traitsOfBytes, traitsOfText } from "../analysis/traits";
import type { ContentError } from "./content-error";
import type { SlidingWindow } from "../source/sliding-window";
import type { RowScanner, RowSpan, ScanOptions } from "./container";
import type { RowPlace, RowText } from "./row-text";
import { errorOf } from "./span-error";
import { TextPlace, type Place } from "./text-place";
import { beginningOf, isWellFormed } from "./utf8";

const carriageReturn = 13;
// How much ASCII is decoded at a time: little enough that keeping a row keeps little else.
const stretchSize = 1 << 15;

/** The bytes that are being read, and the row that was found in them last. */
interface Reading {
  bytes: Buffer;
  base: number;
  row: ReadRow | undefined;
}

class ReadRow implements RowText {
  private knownTraits: number | undefined;

  constructor(
    readonly number: number,
    readonly text: string,
    readonly place: RowPlace,
    readonly isUtf8: boolean,
    readonly isAscii: boolean,
    readonly isSound: boolean,
    readonly error: ContentError | undefined,
    readonly value: unknown,
    private readonly reading: Reading,
  ) {}

  get traits(): number {
    return (this.knownTraits ??= this.findTraits());
  }

  private findTraits(): number {
    const { bytes, base, row } = this.reading;
    // The bytes stay where they are only until the next row.
    if (row !== this) return traitsOfText(this.text);
    return traitsOfBytes(bytes, this.place.byteStart - base, this.place.byteEnd - base);
  }
}

/** Turns the spans that a scanner finds into texts and places. */
export class RowReader {
  private readonly scanner: RowScanner;
  private readonly reading: Reading = { bytes: Buffer.alloc(0), base: 0, row: undefined };
  /** Where the text is known up to, and the byte of it. */
  private readonly here = new TextPlace();
  private byte: number;
  /** Where the row begins that is longer than the limit. */
  private longPlace: Place | undefined;
  private hasReturns = false;
  /** The byte up to which carriage returns were looked for, and the one from which on there is ASCII alone. */
  private searched: number;
  private asciiFrom = 0;
  // What was decoded last of ASCII.
  private stretch = "";
  private stretchStart = 0;
  private stretchEnd = 0;
  // A stretch of the file that was decoded and parsed to see whether it is a row.
  private parsedStart = -1;
  private parsedEnd = -1;
  private parsedText = "";
  private parsedValue: unknown;

  constructor(
    private readonly window: SlidingWindow,
    scanner: (parses: NonNullable<ScanOptions["parses"]>) => RowScanner,
    /** Of the next row. */
    private number: number,
    private readonly onRow: (row: RowText) => void,
    private readonly onHeader: (text: string) => void = () => undefined,
  ) {
    this.byte = window.base;
    this.searched = window.base;
    this.scanner = scanner((start, end) => this.parse(start, end));
  }

  /** Reads what has come into the window. */
  read(last: boolean): void {
    const { window, scanner, reading } = this;
    const { bytes, base } = window;
    reading.bytes = bytes;
    reading.base = base;
    const fresh = bytes.subarray(this.searched - base);
    this.searched = base + bytes.length;
    this.hasReturns ||= fresh.includes(carriageReturn);
    if (!isAscii(fresh)) this.asciiFrom = this.searched;
    scanner.scan({ bytes, base }, last, (span) => this.emit(span));
    if (scanner.longRow !== undefined) {
      this.longPlace ??= this.pass(scanner.longRow).here.copy();
      this.pass(scanner.needed, true);
    }
    reading.row = undefined;
    window.discardTo(Math.min(scanner.needed, this.byte));
  }

  private parse(start: number, end: number): boolean {
    const text = this.textOf(start, end);
    try {
      this.parsedValue = JSON.parse(text);
    } catch {
      return false;
    }
    this.parsedText = text;
    this.parsedStart = start;
    this.parsedEnd = end;
    return true;
  }

  private textOf(start: number, end: number): string {
    const { bytes, base } = this.reading;
    if (start < this.asciiFrom) return bytes.toString("utf8", start - base, end - base);
    // A part of a decoded stretch costs next to nothing.
    if (start < this.stretchStart || end > this.stretchEnd) {
      const to = Math.min(bytes.length, Math.max(end - base, start - base + stretchSize));
      this.stretch = bytes.toString("latin1", start - base, to);
      this.stretchStart = start;
      this.stretchEnd = base + to;
    }
    return this.stretch.slice(start - this.stretchStart, end - this.stretchStart);
  }

  private emit(span: RowSpan): void {
    const { start, end, removal, trouble, beginning } = span;
    if (span.isHeader === true) return this.emitHeader(span);
    if (beginning !== undefined) return this.emitLong(span, beginning);
    this.pass(start);
    const { here, reading } = this;
    const isParsed = this.parsedStart === start && this.parsedEnd === end;
    const text = isParsed ? this.parsedText : this.textOf(start, end);
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
    const isAscii = start >= this.asciiFrom;
    const row = new ReadRow(
      this.number++,
      text,
      place,
      isAscii || !text.includes("\uFFFD") || this.isWellFormed(start, end),
      isAscii,
      span.isSound,
      trouble && errorOf(trouble, span, length),
      isParsed ? this.parsedValue : undefined,
      reading,
    );
    reading.row = row;
    this.onRow(row);
  }

  private isWellFormed(start: number, end: number): boolean {
    const { bytes, base } = this.reading;
    return isWellFormed(bytes.subarray(start - base, end - base));
  }

  private emitHeader({ start, end, beginning }: RowSpan): void {
    this.longPlace = undefined;
    const text = beginning === undefined ? this.textOf(start, end) : beginningOf(beginning);
    this.pass(end);
    this.onHeader(text);
  }

  private emitLong({ start, end, removal }: RowSpan, beginning: Buffer): void {
    const { offset, line, character } = this.longPlace ?? this.pass(start).here.copy();
    this.longPlace = undefined;
    const units = this.pass(end).here.offset - offset;
    const text = beginningOf(beginning);
    this.onRow({
      number: this.number++,
      text,
      length: units,
      place: {
        byteStart: start,
        byteEnd: end,
        offset,
        line,
        character,
        removal: { start: removal.start - start, end: units + removal.end - end },
      },
      isUtf8: true,
      isSound: false,
      error: { reason: "too-long", range: { start: 0, end: text.length } },
    });
  }

  /** Moves on to the file's byte `to`; `isInside`: a row that goes on behind it. */
  private pass(to: number, isInside = false): this {
    const { bytes, base } = this.reading;
    this.here.passBytes(bytes, this.byte - base, to - base);
    if (!isInside) this.here.settle();
    this.byte = to;
    return this;
  }
}
