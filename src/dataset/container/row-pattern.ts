import type { ScanOptions, Window } from "./container";
import { closeBrace, closingQuote, colon, comma, isWhite, lineFeed, openBrace, quote, skipWhite } from "./json-bytes";

const longestGap = 64;
const longestKey = 64;
const patience = 16;
const patternsTried = 4;

/** Finds the rows of a regular file by their pattern, which it learns from those that were read. */
export class RegularRows {
  private pattern: RowPattern | undefined;
  private tried = 0;
  /** Of the line on which the row begins that `take` gave last; -1 where it stands behind another. */
  indentation = -1;

  /** `limit`: of a row, in bytes. `parses`: without it, nothing is learnt. */
  constructor(
    private readonly limit: number,
    private readonly parses: ScanOptions["parses"],
  ) {}

  /** Learns how the row that begins at `start` follows a sound one that ends at `end`. */
  learn(bytes: Buffer, end: number, start: number, isInArray: boolean): void {
    if (this.pattern !== undefined || this.tried >= patternsTried || this.parses === undefined) return;
    const pattern = RowPattern.between(bytes, end, start);
    if (pattern === undefined || pattern.comma >= 0 !== isInArray) return;
    this.pattern = pattern;
    this.tried++;
  }

  /** Takes the rows from `from` on that end as they should, with their commas or -1; gives where the next row begins. */
  take({ bytes, base }: Window, from: number, onRow: (start: number, end: number, commaAt: number) => void): number {
    const { pattern } = this;
    if (pattern === undefined || bytes[from] !== openBrace) return from;
    const { comma: commaAt, next, lineStart } = pattern;
    let i = from;
    for (;;) {
      const end = pattern.end(bytes, i);
      const isRow = end >= 0 && end - i <= this.limit && this.parses!(base + i, base + end);
      if (end >= 0) pattern.note(isRow, end - i);
      if (!isRow) break;
      onRow(base + i, base + end, commaAt < 0 ? -1 : base + end + commaAt);
      i = end + next;
    }
    this.indentation = lineStart < 0 ? -1 : next - lineStart;
    if (pattern.isUseless) this.pattern = undefined;
    return i;
  }
}

/**
 * How the rows of a regular file follow one another, such as `},⏎  {"instruction":`. By it the end of a row is found
 * without looking at what is inside, and is the right one if the row then parses.
 */
class RowPattern {
  /** What follows the brace that ends a row, up to the colon behind the next row's first key. */
  private readonly behind: Buffer;
  private hits = 0;
  private misses = 0;
  /** Mean bytes of the rows found. */
  private mean = 1 << 12;

  private constructor(
    behind: Buffer,
    /** Where in what follows the brace the comma stands, and the next row begins; -1 for no comma. */
    readonly comma: number,
    readonly next: number,
  ) {
    this.behind = Buffer.from(behind);
    this.lineStart = behind.subarray(0, next).lastIndexOf(lineFeed) + 1 || -1;
  }

  /** Where in what follows the brace the next row's line begins; -1 where it stands on the same line. */
  readonly lineStart: number;

  /** The pattern by which the row that begins at `start` follows the one that ends at `end`; undefined where they are apart. */
  static between(bytes: Buffer, end: number, start: number): RowPattern | undefined {
    if (start - end > longestGap || bytes[end - 1] !== closeBrace || bytes[start] !== openBrace) return undefined;
    const gap = bytes.subarray(end, start);
    const commas = gap.filter((byte) => byte === comma).length;
    if (commas > 1 || !gap.every((byte) => byte === comma || isWhite(byte))) return undefined;
    const key = skipWhite(bytes, start + 1);
    if (bytes[key] !== quote) return undefined;
    const keyEnd = closingQuote(bytes, key + 1);
    if (keyEnd < 0 || keyEnd - key > longestKey) return undefined;
    const at = skipWhite(bytes, keyEnd + 1);
    return bytes[at] === colon
      ? new RowPattern(bytes.subarray(end, at + 1), gap.indexOf(comma), start - end)
      : undefined;
  }

  /** Whether it finds too little to be worth trying. */
  get isUseless(): boolean {
    return this.misses > patience + (this.hits >> 3);
  }

  /** Where a row that begins at `from` should end; -1 where it does not look as if it did. */
  end(bytes: Buffer, from: number): number {
    const limit = from + this.mean * 8 + (1 << 12);
    let at = bytes.indexOf(closeBrace, from);
    while (at >= 0 && at < limit) {
      if (this.follows(bytes, at + 1)) return at + 1;
      at = bytes.indexOf(closeBrace, at + 1);
    }
    if (limit < bytes.length) this.misses++;
    return -1;
  }

  /** Tells whether a row of so many bytes that was found was one. */
  note(isRow: boolean, length: number): void {
    if (isRow) {
      this.hits++;
      this.mean += (length - this.mean) / 16;
    } else this.misses++;
  }

  private follows(bytes: Buffer, from: number): boolean {
    const { behind } = this;
    if (from + behind.length > bytes.length) return false;
    for (let i = 0; i < behind.length; i++) if (bytes[from + i] !== behind[i]) return false;
    return true;
  }
}
