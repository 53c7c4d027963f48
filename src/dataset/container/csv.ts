import { type Container, type RowScanner, type RowSpan, type ScanOptions, type Window } from "./container";
import { readRecord, separatorOf } from "./csv-dialect";
import { lineEnd } from "./lines";
import { LongRow } from "./long-row";
import { rowLimit } from "../source/row-limit";

const lineFeed = 10;
const carriageReturn = 13;

// How far behind a broken record a sound one is looked for, how many lines are tried, and how much of each is read.
const searched = 1 << 18;
const linesTried = 64;
const reach = 1 << 16;

/**
 * The records of a CSV file: a line break inside a quoted cell ends none (RFC 4180). The first that is not blank is the
 * header; what stands before it is left out.
 *
 * A broken record ends at the first line break behind which a sound record of as many cells as the header begins; if
 * there is none near, where it ends if what stands behind its quoted cell belongs to that cell.
 */
export class CsvScanner implements RowScanner {
  needed: number;
  private long: LongRow | undefined;
  private separator: number | undefined;
  private columns: number | undefined;
  private isBehindHeader: boolean;
  /** Whether the record read last is. */
  private isSound = true;
  /** How many bytes the window should hold from `needed` on before the open record is read again. */
  private wanted = 0;
  private readonly lineBreak: number;
  private readonly limit: number;

  constructor(
    private readonly container: Container,
    { start = 0, carriageReturns = false, rowLimit: limit = rowLimit, resume }: ScanOptions = {},
  ) {
    this.needed = start;
    this.lineBreak = carriageReturns ? carriageReturn : lineFeed;
    this.isBehindHeader = resume?.header !== undefined;
    if (resume?.header !== undefined) this.knowHeader(resume.header);
    this.limit = limit;
  }

  private knowHeader(header: string): void {
    this.separator = separatorOf(this.container, header).charCodeAt(0);
    const { cells } = readRecord(Buffer.from(header), 0, this.separator, this.lineBreak, true);
    if (header.trim() !== "") this.columns = cells;
  }

  get longRow(): number | undefined {
    return this.long?.start;
  }

  scan(window: Window, last: boolean, emit: (span: RowSpan) => void): void {
    const { bytes, base } = window;
    for (;;) {
      const from = this.needed - base;
      const length = bytes.length - from;
      if (length <= 0 || (!last && length < this.wanted)) return;
      this.wanted = 0;
      const end = this.long === undefined ? this.recordEnd(window, from, last) : this.longEnd(window, from, last);
      if (end === undefined) return;
      this.emit(window, end, emit);
    }
  }

  private emit({ bytes, base }: Window, at: number, emit: (span: RowSpan) => void): void {
    const { long, lineBreak } = this;
    const start = long?.start ?? this.needed;
    const end = lineBreak === lineFeed ? lineEnd(bytes, start - base, at) : at;
    this.needed = base + Math.min(bytes.length, at + 1);
    this.long = undefined;
    const { isSound, isBehindHeader } = this;
    if (!isBehindHeader && isBlank(bytes, start - base, end)) return;
    this.isBehindHeader = true;
    const removal = { start, end: this.needed };
    const span = { start, end: base + end, removal, isSound, ...(!isBehindHeader && { isHeader: true }) };
    emit(long === undefined ? span : long.span(span));
  }

  /** Where the record at `from` ends: at its line break or at the file's end; undefined while that cannot be told. */
  private recordEnd(window: Window, from: number, last: boolean): number | undefined {
    const { bytes } = window;
    const { lineBreak, limit } = this;
    this.separator ??= this.separatorBy(bytes, from, last);
    if (this.separator === undefined) return this.wait(bytes.length - from + reach);
    const { end, brokenAt, cells } = readRecord(bytes, from, this.separator, lineBreak, last);
    this.isSound = end >= 0 && end - from <= limit;
    if (this.isSound) {
      if (this.columns === undefined && !isBlank(bytes, from, end)) this.columns = cells;
      return end;
    }
    const isOpen = end < 0 && brokenAt < 0;
    // Read again only when there is twice as much, so that a long record costs no more than its length.
    if (isOpen && !last && bytes.length - from <= limit) {
      return this.wait(Math.min((bytes.length - from) * 2, limit + 1));
    }
    const to = Math.min(brokenAt >= 0 ? brokenAt : isOpen ? bytes.length : end, from + limit);
    const known = to + searched + reach;
    if (!last && bytes.length < known) return this.wait(known - from);
    const near = bytes.subarray(0, known);
    const isAll = last && near.length === bytes.length;
    const found = this.soundBehind(near, from, to, isAll) ?? this.brokenEnd(near, from, to, brokenAt, cells, isAll);
    if (found !== undefined && found - from <= limit) return found;
    this.long = new LongRow(window, this.needed, limit);
    return this.longEnd(window, to, last);
  }

  /** Where a record ends that breaks at `to`, if no sound one begins before that; undefined for one beyond the limit. */
  private brokenEnd(
    near: Buffer,
    from: number,
    to: number,
    brokenAt: number,
    cells: number,
    isAll: boolean,
  ): number | undefined {
    if (to === from + this.limit) return undefined;
    // A last record that was cut off, rather than one that takes the whole rest of a file along.
    if (brokenAt < 0) return to - from <= reach ? near.length : this.lineBreakFrom(near, from);
    return (
      this.lenientEnd(near, to, cells, isAll) ??
      this.soundBehind(near, to, to + searched, isAll) ??
      this.lineBreakFrom(near, to) ??
      (isAll ? near.length : undefined)
    );
  }

  /** Looks from `from` on for the end of a record beyond the limit; undefined while there is none. */
  private longEnd({ bytes, base }: Window, from: number, last: boolean): number | undefined {
    for (let at = this.lineBreakFrom(bytes, from); at !== undefined; at = this.lineBreakFrom(bytes, at + 1)) {
      if (!last && bytes.length - at <= reach) {
        this.needed = base + at;
        return this.wait(reach + 1);
      }
      if (this.isSoundAt(bytes, at + 1, last)) return at;
    }
    if (last) return bytes.length;
    this.needed = base + bytes.length;
    return undefined;
  }

  private wait(wanted: number): undefined {
    this.wanted = wanted;
  }

  private separatorBy(bytes: Buffer, from: number, last: boolean): number | undefined {
    const end = bytes.indexOf(this.lineBreak, from);
    if (end < 0 && !last && bytes.length - from < reach) return undefined;
    const header = bytes.toString("latin1", from, Math.min(end < 0 ? bytes.length : end, from + reach));
    return separatorOf(this.container, header).charCodeAt(0);
  }

  /** The first line break between `from` and `to` behind which a sound record begins. */
  private soundBehind(near: Buffer, from: number, to: number, isAll: boolean): number | undefined {
    let at = this.lineBreakFrom(near, from);
    for (let tried = 0; tried < linesTried && at !== undefined && at < to; tried++) {
      if (this.isSoundAt(near, at + 1, isAll)) return at;
      at = this.lineBreakFrom(near, at + 1);
    }
    return undefined;
  }

  /** Whether a sound record of as many cells as the header has begins there; not too long a one. */
  private isSoundAt(bytes: Buffer, at: number, isAll: boolean): boolean {
    const ahead = bytes.subarray(at, at + reach);
    const endsFile = isAll && at + ahead.length === bytes.length;
    const { end, cells } = readRecord(ahead, 0, this.separator!, this.lineBreak, endsFile, true);
    return end > 0 && cells === (this.columns ?? cells);
  }

  /** The end of a record as lenient readers have it, for which what stands behind a quoted cell is part of it. */
  private lenientEnd(near: Buffer, from: number, cells: number, isAll: boolean): number | undefined {
    let at = from;
    while (at < near.length && near[at] !== this.separator && near[at] !== this.lineBreak) at++;
    if (near[at] === this.separator) {
      const rest = readRecord(near, at + 1, this.separator!, this.lineBreak, isAll);
      at = rest.end;
      cells += rest.cells;
    }
    const isEnd = at >= 0 && (at < near.length || isAll);
    return isEnd && cells === (this.columns ?? cells) ? at : undefined;
  }

  private lineBreakFrom(bytes: Buffer, from: number): number | undefined {
    const at = bytes.indexOf(this.lineBreak, from);
    return at < 0 ? undefined : at;
  }
}

function isBlank(bytes: Buffer, from: number, to: number): boolean {
  for (let i = Math.max(0, from); i < to; i++) if (bytes[i]! > 32) return false;
  return true;
}
