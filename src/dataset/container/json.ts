import { rowLimit } from "../source/row-limit";
import { beginning, nextRow, rowStartReach, trimmedEnd, unknown, type RowShape } from "./broken-row";
import { headSize, type RowScanner, type RowSpan, type ScanOptions, type Window } from "./container";
import { EnvelopeRest, findEnvelope, isSoundRest } from "./envelope";
import { isWhite, LineBreaks, lineFeed, openBrace } from "./json-bytes";
import { isMark, rowEnd } from "./json-row-end";
import { JsonSeparators } from "./json-separators";
import { LongRow } from "./long-row";
import { RegularRows } from "./row-pattern";

// How much white space may follow a row while what comes next decides how it can be dropped.
const longestPause = 1 << 16;
// By how much more than the file's length reading may go back before rows are cut at the first sign of another.
const freeReturns = 1 << 20;

/** What the next byte belongs to. `start`: it may open a big object around the rows. */
type Phase = "start" | "between" | "row" | "long row" | "after array";

type Emit = (span: RowSpan) => void;

/**
 * The rows of a JSON text: its outermost objects, through however many arrays, and values that stand in their place.
 *
 * A broken row does not take those behind it along: it ends where its brackets close or where the next row seems to
 * begin (`brokenRowEnd`). What is wrong between rows is the trouble of the row beside it.
 */
export class JsonScanner implements RowScanner {
  /** The file's next byte to look at; the first one of the open row. */
  private at: number;
  private phase: Phase;
  private readonly separators: JsonSeparators;
  private readonly regular: RegularRows;
  private long: LongRow | undefined;
  /** What follows an array of rows in a big object. */
  private rest: EnvelopeRest | undefined;
  /** Of the line on which the open row begins; -1 where it stands behind something else. */
  private indentation = -1;
  /** Where the line begins on which nothing but white space has been seen, or -1. */
  private lineStart: number;
  /** How many bytes the window should hold from `at` on before the open row is read again. */
  private wanted = 0;
  /** How far reading has gone back to the beginnings of rows that a broken one had taken along. */
  private returned = 0;
  /** The first byte that is not white. */
  private first: number | undefined;
  /** Whether the last row is broken and goes to the file's end. */
  private isCutOff = false;
  private readonly limit: number;

  constructor({ start = 0, resume, rowLimit: limit = rowLimit, parses }: ScanOptions = {}) {
    this.at = start;
    this.phase = resume === undefined ? "start" : "between";
    this.lineStart = resume === undefined ? start : -1;
    this.separators = new JsonSeparators(resume);
    this.regular = new RegularRows(limit, parses);
    this.limit = limit;
  }

  get needed(): number {
    const { at, phase, separators, first } = this;
    if (phase === "long row") return Math.max(this.long!.start, at - rowStartReach);
    if (separators.last !== undefined) return separators.last.start;
    if (phase === "after array") return Math.min(at, Math.max(this.rest!.start, at - longestPause));
    return !separators.hasRows && first !== undefined && at - first < longestPause ? first : at;
  }

  get longRow(): number | undefined {
    return this.long?.start;
  }

  scan(window: Window, last: boolean, emit: Emit): void {
    const { bytes, base } = window;
    const lineBreaks = new LineBreaks(bytes);
    let i = this.at - base;
    while (i < bytes.length) {
      const next = this.step(window, i, last, lineBreaks, emit);
      if (next === undefined) break;
      i = next;
    }
    // Where more of the file is wanted, a step may have said from where on.
    this.at = Math.max(this.at, base + i);
    const row = this.separators.last;
    if (row !== undefined && this.at - row.end > longestPause) this.separators.release(emit);
    if (last) this.finish(window, emit);
  }

  /** Deals with what stands at `i`; gives where to go on, or undefined while more of the file is wanted. */
  private step(window: Window, i: number, last: boolean, lineBreaks: LineBreaks, emit: Emit): number | undefined {
    const { bytes, base } = window;
    switch (this.phase) {
      case "row":
        return this.row(window, i, last, lineBreaks);
      case "long row":
        return this.passLong(window, i, last, emit);
      case "after array":
        return this.passRest(window, i, last);
    }
    const byte = bytes[i]!;
    if (isWhite(byte)) return this.passWhite(bytes, base, i);
    this.first ??= base + i;
    if (this.phase === "start" && byte === openBrace) {
      if (!last && bytes.length - i < headSize) return undefined;
      return this.enter(bytes, i);
    }
    this.phase = "between";
    return isMark(byte) ? this.mark(byte, base, i) : this.begin(window, i, emit);
  }

  private passWhite(bytes: Buffer, base: number, from: number): number {
    let i = from;
    for (let byte = bytes[i]; isWhite(byte); byte = bytes[++i]) if (byte === lineFeed) this.lineStart = base + i + 1;
    return i;
  }

  /** Goes into a big object that is around the rows, if one is. */
  private enter(bytes: Buffer, i: number): number {
    this.phase = "between";
    const rows = findEnvelope(bytes.subarray(i, i + headSize));
    if (rows === undefined) return i;
    this.separators.enterEnvelope();
    this.lineStart = -1;
    return i + rows;
  }

  private mark(byte: number, base: number, i: number): number {
    this.lineStart = -1;
    this.separators.mark(byte, base + i);
    if (this.separators.isBehindArray) {
      this.phase = "after array";
      this.rest = new EnvelopeRest(base + i + 1);
    }
    return i + 1;
  }

  /** Goes on in the big object to its next array of rows, or out of it. */
  private passRest({ bytes, base }: Window, i: number, last: boolean): number | undefined {
    const { separators, rest } = this;
    const { start } = rest!;
    const { at, found } = rest!.pass(bytes, i, last);
    this.at = base + at;
    if (found === undefined) return undefined;
    const isEnd = found === "end";
    const isNear = this.at - start <= longestPause;
    if (isNear && !isSoundRest(bytes.subarray(start - base, at), isEnd)) separators.complain("unexpected-character");
    if (isEnd) separators.leaveEnvelope();
    else separators.enterEnvelope();
    // Where one big object follows another, that has rows too.
    this.phase = isEnd ? "start" : "between";
    this.rest = undefined;
    return at;
  }

  /** Deals with what stands before the row at `i`, and takes as many rows as are regular; gives where the next begins. */
  private begin(window: Window, i: number, emit: Emit): number {
    const { bytes, base } = window;
    const { separators, regular } = this;
    const before = separators.last;
    if (before?.isSound === true) regular.learn(bytes, before.end - base, i, separators.nesting > 0);
    this.indentation = this.lineStart < 0 ? -1 : base + i - this.lineStart;
    separators.begin(base + i, bytes[i] === openBrace, emit);
    this.phase = "row";
    if (this.cutsEarly) return i;
    const next = regular.take(window, i, (start, end, commaAt) => separators.endObject(start, end, commaAt, emit));
    if (next > i) this.indentation = regular.indentation;
    return next;
  }

  /** Reads the row at `i`. */
  private row(window: Window, i: number, last: boolean, lineBreaks: LineBreaks): number | undefined {
    const { bytes, base } = window;
    const { limit, cutsEarly } = this;
    const length = bytes.length - i;
    if (!last && length < this.wanted) return undefined;
    this.wanted = 0;
    this.lineStart = -1;
    const found = rowEnd(bytes, i, this.shape, { limit, last, cutsEarly, lineBreaks });
    switch (found.kind) {
      case "needs more":
        // Read again only when there is twice as much, so that a long row costs no more than its length.
        this.wanted = Math.min(length * 2, Math.max(length, limit) + 1);
        return undefined;
      case "too long": {
        const key = beginning(bytes, i, true);
        this.long = new LongRow(window, base + i, limit, key === unknown ? undefined : key);
        this.phase = "long row";
        return Math.min(bytes.length, i + limit);
      }
      case "ends":
        this.returned += found.returned ?? 0;
        this.isCutOff = found.isCutOff === true;
        this.separators.end(base + i, base + found.end, bytes[i] === openBrace, found.isSound);
        this.phase = "between";
        return found.end;
    }
  }

  /** Looks for the end of a row beyond the limit. */
  private passLong({ bytes, base }: Window, i: number, last: boolean, emit: Emit): number | undefined {
    const next = nextRow(bytes, i, bytes.length, this.long!.key, this.shape, last);
    if (next < 0 && !last) {
      this.at = base + Math.max(i, bytes.length - rowStartReach);
      return undefined;
    }
    const end = trimmedEnd(bytes, Math.max(0, i - rowStartReach), next < 0 ? bytes.length : next);
    this.separators.endLong(this.long!, base + end, emit);
    this.long = undefined;
    this.isCutOff = next < 0;
    this.phase = "between";
    return end;
  }

  private get shape(): RowShape {
    return { indentation: this.indentation, isInArray: this.separators.nesting > 0 };
  }

  /** Whether so many rows have been read in vain that the first sign of another one ends a row. */
  private get cutsEarly(): boolean {
    return this.returned > freeReturns + 2 * this.at;
  }

  private finish({ bytes, base }: Window, emit: Emit): void {
    const { separators, first } = this;
    if (this.phase === "after array") separators.complain("unexpected-end");
    else if (!this.isCutOff) separators.complainOfEnd();
    separators.release(emit);
    if (separators.hasRows || !separators.isTroubled || first === undefined) return;
    // There is no row beside which something could be wrong, so what there is becomes one.
    const start = Math.max(first, base);
    separators.giveAll(start, base + trimmedEnd(bytes, start - base, bytes.length), emit);
  }
}
