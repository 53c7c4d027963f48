import type { RowScanner, RowSpan, Window } from "./container";

const quote = 34;
const backslash = 92;
const comma = 44;
const colon = 58;
const openBrace = 123;
const closeBrace = 125;
const openBracket = 91;
const closeBracket = 93;
const lineFeed = 10;

function isWhite(byte: number): boolean {
  return byte === 32 || (byte >= 9 && byte <= 13);
}

/**
 * The rows of a JSON text: its outermost objects, through however many arrays, and values that stand in their place.
 *
 * A row that is broken does not take those behind it along: a line break inside a string, or an object where only a
 * key may stand, ends the row there, and the next begins at the next line that begins as the row did.
 */
export class JsonScanner implements RowScanner {
  /** The file's next byte to look at. */
  private at: number;
  /** First byte of the row that is open, or -1. */
  private rowStart = -1;
  private depth = 0;
  private inString = false;
  /** Whether the row is a number or word, which ends at white space or a mark. */
  private bare = false;
  private afterColon = false;
  /** Where the line begins on which nothing but white space has been seen, or -1. */
  private lineStart: number;
  /** By how much the line of the open row is indented; 0 where it stands behind something else. */
  private indentation = 0;
  /** Whether the open row is broken and its end is looked for. */
  private broken = false;
  /** The comma before the open row, or -1. */
  private commaBefore = -1;
  /** A row that waits for the mark behind it, which says how it can be dropped. */
  private pending: { readonly start: number; readonly end: number; readonly commaBefore: number } | undefined;

  /** `start`: the file's byte with which its text begins, behind a byte order mark. */
  constructor(start: number) {
    this.at = start;
    this.lineStart = start;
  }

  get needed(): number {
    return this.pending?.start ?? (this.rowStart >= 0 ? this.rowStart : this.at);
  }

  scan({ bytes, base }: Window, last: boolean, emit: (span: RowSpan) => void): void {
    const length = bytes.length;
    let i = this.at - base;
    while (i < length) {
      if (this.broken) {
        const next = this.skipToNextRow(bytes, base, i, emit);
        if (next === i) break;
        i = next;
        continue;
      }
      if (this.inString) {
        i = this.readString(bytes, base, i);
        continue;
      }
      const byte = bytes[i]!;
      if (this.bare && (byte === comma || byte === closeBracket || byte === closeBrace || isWhite(byte))) {
        this.bare = false;
        this.endRow(base + i);
      }
      if (isWhite(byte)) {
        if (byte === lineFeed) this.lineStart = base + i + 1;
        i++;
        continue;
      }
      if (this.pending !== undefined) this.release(byte === comma ? base + i : -1, emit);
      if (this.rowStart < 0) this.outside(byte, base + i);
      else if (
        byte === openBrace &&
        this.depth === 1 &&
        !this.afterColon &&
        bytes[this.rowStart - base] === openBrace
      ) {
        // An object where only a key may stand: the row before was never closed.
        this.pending = {
          start: this.rowStart,
          end: this.lastSignificant(bytes, base, i),
          commaBefore: this.commaBefore,
        };
        this.rowStart = base + i;
        this.commaBefore = -1;
        this.release(-1, emit);
      } else this.inside(byte, base + i);
      this.lineStart = -1;
      i++;
    }
    this.at = base + i;
    if (!last) return;
    if (this.rowStart >= 0) this.endRow(this.lastSignificant(bytes, base, length));
    this.release(-1, emit);
  }

  private outside(byte: number, at: number): void {
    if (byte === comma) this.commaBefore = at;
    else if (byte === openBracket) this.commaBefore = -1;
    else if (byte !== closeBracket) {
      this.rowStart = at;
      this.indentation = this.lineStart < 0 ? 0 : at - this.lineStart;
      this.depth = byte === openBrace ? 1 : 0;
      this.inString = byte === quote;
      this.bare = byte !== openBrace && byte !== quote;
      this.afterColon = false;
    }
  }

  private inside(byte: number, at: number): void {
    if (byte === quote) this.inString = true;
    else if (byte === openBrace || byte === openBracket) this.depth++;
    else if ((byte === closeBrace || byte === closeBracket) && --this.depth === 0) this.endRow(at + 1);
    this.afterColon = byte === colon;
  }

  /** Reads on to the end of a string; gives where to go on. */
  private readString(bytes: Buffer, base: number, from: number): number {
    let end = from;
    for (;;) {
      end = bytes.indexOf(quote, end);
      if (end < 0) end = bytes.length;
      else {
        let before = end - 1;
        while (bytes[before] === backslash) before--;
        if ((end - before) % 2 === 0) {
          end++;
          continue;
        }
      }
      break;
    }
    const lineBreak = this.nextLineFeed(bytes, base, from);
    if (lineBreak < end) {
      this.inString = false;
      this.broken = true;
      return lineBreak;
    }
    if (end === bytes.length) return end;
    this.inString = false;
    if (this.depth === 0) this.endRow(base + end + 1);
    return end + 1;
  }

  // Looked up once for all the strings that stand before it.
  private lineFeedAt = -1;
  private lineFeedSeen = -1;

  private nextLineFeed(bytes: Buffer, base: number, from: number): number {
    const known = this.lineFeedAt - base;
    if (known >= from && this.lineFeedSeen === base + bytes.length) return known;
    const found = bytes.indexOf(lineFeed, from);
    const at = found < 0 ? bytes.length : found;
    this.lineFeedAt = base + at;
    this.lineFeedSeen = base + bytes.length;
    return at;
  }

  /** From a line break inside a broken row to the next line that begins a row, or to the last line break seen. */
  private skipToNextRow(bytes: Buffer, base: number, from: number, emit: (span: RowSpan) => void): number {
    for (let lineBreak = from; ;) {
      let start = lineBreak + 1;
      while (start < bytes.length && (bytes[start] === 32 || bytes[start] === 9)) start++;
      if (start >= bytes.length) return lineBreak;
      const column = start - lineBreak - 1;
      const begins = bytes[start] === openBrace && column === this.indentation;
      const ends = bytes[start] === closeBracket && column < Math.max(1, this.indentation);
      if (begins || ends) {
        this.broken = false;
        this.endRow(this.lastSignificant(bytes, base, lineBreak));
        this.release(-1, emit);
        this.lineStart = base + lineBreak + 1;
        return start;
      }
      const next = bytes.indexOf(lineFeed, start);
      if (next < 0) return lineBreak;
      lineBreak = next;
    }
  }

  private endRow(end: number): void {
    this.pending = { start: this.rowStart, end, commaBefore: this.commaBefore };
    this.rowStart = -1;
    this.depth = 0;
    this.bare = false;
    this.commaBefore = -1;
  }

  private release(commaBehind: number, emit: (span: RowSpan) => void): void {
    if (this.pending === undefined) return;
    const { start, end, commaBefore } = this.pending;
    this.pending = undefined;
    const removal =
      commaBefore >= 0 ? { start: commaBefore, end } : { start, end: commaBehind >= 0 ? commaBehind + 1 : end };
    emit({ start, end, removal });
  }

  /** The byte behind the last one before `i` that is neither white nor a comma. */
  private lastSignificant(bytes: Buffer, base: number, i: number): number {
    let end = i;
    const first = this.rowStart - base;
    while (end > first + 1 && (isWhite(bytes[end - 1]!) || bytes[end - 1] === comma)) end--;
    return base + end;
  }
}
