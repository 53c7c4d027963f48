import { type RowScanner, type RowSpan, type ScanOptions, type Window } from "./container";
import { LongRow } from "./long-row";
import { rowLimit } from "../source/row-limit";

const lineFeed = 10;
const carriageReturn = 13;

/** One row a line, blank lines too; a line break belongs to the line that it ends. */
export class LineScanner implements RowScanner {
  needed: number;
  private long: LongRow | undefined;
  /** The file's byte up to which there is no line break. */
  private searched: number;
  private readonly carriageReturns: boolean;
  private readonly limit: number;

  constructor({ start = 0, carriageReturns = false, rowLimit: limit = rowLimit }: ScanOptions = {}) {
    this.needed = start;
    this.searched = start;
    this.carriageReturns = carriageReturns;
    this.limit = limit;
  }

  get longRow(): number | undefined {
    return this.long?.start;
  }

  scan(window: Window, last: boolean, emit: (span: RowSpan) => void): void {
    const { bytes, base } = window;
    let start = this.longRow ?? this.needed;
    let from = this.searched - base;
    for (;;) {
      const at = this.carriageReturns ? lineBreak(bytes, from, last) : bytes.indexOf(lineFeed, from);
      if (at < 0) break;
      let next = at + 1;
      if (bytes[at] === carriageReturn && bytes[next] === lineFeed) next++;
      this.emit(window, start, base + lineEnd(bytes, start - base, at), base + next, emit);
      start = base + next;
      from = next;
    }
    const end = base + bytes.length;
    if (last) {
      if (end > start) this.emit(window, start, end, end, emit);
      this.needed = end;
      return;
    }
    // A carriage return at the window's end may be half a line break.
    this.searched = Math.max(start, end - 1);
    if (this.searched - start > this.limit) this.long ??= new LongRow(window, start, this.limit);
    this.needed = this.long === undefined ? start : this.searched;
  }

  private emit(window: Window, start: number, end: number, next: number, emit: (span: RowSpan) => void): void {
    const span = { start, end, removal: { start, end: next }, isSound: true };
    const long = this.long ?? (end - start > this.limit ? new LongRow(window, start, this.limit) : undefined);
    this.long = undefined;
    emit(long === undefined ? span : long.span(span));
  }
}

/** Where the line ends that begins at `start` and whose line feed or carriage return stands at `at`. */
export function lineEnd(bytes: Buffer, start: number, at: number): number {
  return bytes[at] !== carriageReturn && at > start && bytes[at - 1] === carriageReturn ? at - 1 : at;
}

/** The next line break of any kind; -1 where there is none yet. */
function lineBreak(bytes: Buffer, from: number, last: boolean): number {
  for (let i = from; i < bytes.length; i++) {
    if (bytes[i] === lineFeed || (bytes[i] === carriageReturn && (last || i + 1 < bytes.length))) return i;
  }
  return -1;
}
