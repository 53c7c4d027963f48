import {
  beginning,
  brokenRowEnd,
  nextRow,
  none,
  rowStartReach,
  trimmedEnd,
  unknown,
  type RowShape,
} from "./broken-row";
import {
  headSize,
  type RowContext,
  type RowScanner,
  type RowSpan,
  type ScanOptions,
  type SpanTrouble,
  type Window,
} from "./container";
import { EnvelopeRest, findEnvelope, isSoundRest } from "./envelope";
import {
  closeBrace,
  closeBracket,
  closingQuote,
  colon,
  comma,
  isWhite,
  LineBreaks,
  lineFeed,
  openBrace,
  openBracket,
  quote,
} from "./json-bytes";
import { incomplete, objectEnd } from "./json-object";
import { LongRow } from "./long-row";
import { RowPattern } from "./row-pattern";
import { rowLimit } from "../source/row-limit";

// How much white space may follow a row while what comes next decides how it can be dropped.
const longestPause = 1 << 16;
// How many patterns are tried.
const patternsTried = 4;
// By how much more than the file's length reading may go back before rows are cut at the first sign of another.
const freeReturns = 1 << 20;
// How many brackets are closed by a fix at most.
const longestMend = 16;

// Of the comma behind a row.
const notSeen = -2;

const hash = 35;
const slash = 47;

/** A row that waits for the mark behind it, which says how it can be dropped and whether the file goes on well. */
interface PendingRow {
  readonly start: number;
  readonly end: number;
  readonly commaBefore: number;
  readonly isSound: boolean;
  readonly context: RowContext;
  commaBehind: number;
  trouble: SpanTrouble | undefined;
}

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
  private previous: "nothing" | "open" | "comma" | "object" | "value" | "close" = "nothing";
  /** The last comma between rows. */
  private commaAt = -1;
  private pending: PendingRow | undefined;
  private long: LongRow | undefined;
  /** What is wrong before the next row. */
  private trouble: SpanTrouble | undefined;
  /** Whether what is wrong is the trouble of a row that was read by another scanner. */
  private isBehindOther = false;
  /** The row whose beginning has been dealt with. */
  private begun = -1;
  private indentation = -1;
  /** Where the line begins on which nothing but white space has been seen, or -1. */
  private lineStart: number;
  /** How many bytes the window should hold from `at` on before the open row is read again. */
  private wanted = 0;
  private pattern: RowPattern | undefined;
  private patterns = 0;
  /** A row whose end cannot be guessed. */
  private irregular = -1;
  /** How far reading has gone back to the beginnings of rows that a broken one had taken along. */
  private returned = 0;
  /** The first byte that is not white, until there is a row. */
  private first: number | undefined;
  private hasRows = false;
  /** Whether the row read last is. */
  private isSound = true;
  /** Whether the last row is broken and goes to the file's end. */
  private isCutOff = false;
  private context: RowContext = { nesting: 0, isInEnvelope: false };
  /** Whether it is known that no big object is around the rows, or that one is. */
  private isEnvelopeKnown: boolean;
  /** What follows an array of rows in a big object. */
  private rest: EnvelopeRest | undefined;
  private readonly limit: number;
  private readonly parses: ScanOptions["parses"];

  constructor({ start = 0, resume, rowLimit: limit = rowLimit, parses }: ScanOptions = {}) {
    this.at = start;
    this.lineStart = resume === undefined ? start : -1;
    this.isEnvelopeKnown = resume !== undefined;
    if (resume?.context !== undefined) {
      this.context = resume.context;
      this.previous = resume.isBehindObject === true ? "object" : "value";
      this.isBehindOther = true;
    }
    this.limit = limit;
    this.parses = parses;
  }

  get needed(): number {
    const { long, pending, at } = this;
    if (long !== undefined) return Math.max(long.start, at - rowStartReach);
    if (pending !== undefined) return pending.start;
    if (this.rest !== undefined) return Math.min(at, Math.max(this.rest.start, at - longestPause));
    const kept = this.hasRows ? undefined : this.first;
    return kept !== undefined && at - kept < longestPause ? kept : at;
  }

  get longRow(): number | undefined {
    return this.long?.start;
  }

  scan(window: Window, last: boolean, emit: Emit): void {
    const { bytes, base } = window;
    const lineBreaks = new LineBreaks(bytes);
    let i = this.at - base;
    while (i < bytes.length) {
      const byte = bytes[i]!;
      if (this.rest !== undefined) {
        const { at, found } = this.rest.pass(bytes, i, last);
        i = at;
        if (found === undefined) break;
        this.leaveRest(window, i, found === "end");
      } else if (this.long !== undefined) {
        const end = this.passLong(window, i, last, emit);
        if (end < 0) break;
        i = end;
      } else if (isWhite(byte)) {
        i++;
        if (byte === lineFeed) this.lineStart = base + i;
      } else {
        this.first ??= base + i;
        if (!this.isEnvelopeKnown && byte === openBrace) {
          if (!last && bytes.length - i < headSize) break;
          i += this.enter(bytes.subarray(i, i + headSize));
          continue;
        }
        this.isEnvelopeKnown = true;
        if (isMark(byte)) this.mark(byte, base + i++);
        else {
          this.begin(window, i, emit);
          const end = this.guessed(window, i, emit) ?? this.row(window, i, last, lineBreaks);
          if (end < 0) break;
          i = end;
        }
      }
    }
    if (this.long === undefined) this.at = base + i;
    if (this.pending !== undefined && this.at - this.pending.end > longestPause) this.release(emit);
    if (last) this.finish(window, emit);
  }

  /** Goes into a big object that is around the rows: how many bytes are before them. */
  private enter(head: Buffer): number {
    this.isEnvelopeKnown = true;
    const rows = findEnvelope(head);
    if (rows === undefined) return 0;
    this.context = { nesting: 0, isInEnvelope: true };
    this.previous = "nothing";
    this.lineStart = -1;
    return rows;
  }

  /** Goes from the rest of the envelope into its next array of rows at `i`, or out of it. */
  private leaveRest({ bytes, base }: Window, i: number, isEnd: boolean): void {
    const { start } = this.rest!;
    const isNear = base + i - start <= longestPause;
    if (isNear && !isSoundRest(bytes.subarray(start - base, i), isEnd)) this.complain("unexpected-character");
    this.rest = undefined;
    this.previous = isEnd ? "object" : "nothing";
    if (!isEnd) return;
    // Where one follows another, it has rows too.
    this.context = { nesting: 0, isInEnvelope: false };
    this.isEnvelopeKnown = false;
  }

  private get nesting(): number {
    return this.context.nesting;
  }

  private nest(by: number): void {
    this.context = { ...this.context, nesting: this.context.nesting + by };
  }

  /** A comma or bracket between rows, or one that should not be there. */
  private mark(byte: number, at: number): void {
    const isBehindValue = this.previous !== "nothing" && this.previous !== "open" && this.previous !== "comma";
    const removed = { start: at, end: at + 1, text: "" };
    this.lineStart = -1;
    switch (byte) {
      case comma:
        if (!isBehindValue) this.complain("extra-comma", removed);
        else if (this.nesting === 0) this.complain("text-after-value", removed);
        if (this.previous !== "close" && this.pending?.commaBehind === notSeen) this.pending.commaBehind = at;
        this.commaAt = at;
        this.previous = "comma";
        break;
      case openBracket:
        if (isBehindValue) {
          if (this.nesting === 0) this.complain("text-after-value");
          else this.complain("missing-comma", { start: at, end: at, text: "," });
        }
        this.nest(1);
        this.previous = "open";
        break;
      case closeBracket:
        if (this.nesting === 0) this.complain("wrong-bracket", removed);
        else if (this.previous === "comma") {
          const start = this.commaAt;
          this.complain("trailing-comma", start < 0 ? undefined : { start, end: start + 1, text: "" });
        }
        if (this.nesting > 0) this.nest(-1);
        this.previous = "close";
        if (this.context.isInEnvelope && this.nesting === 0) this.rest = new EnvelopeRest(at + 1);
        break;
      default:
        this.complain(byte === colon ? "unexpected-character" : "wrong-bracket", removed);
        // A comma on its other side does not go with a row.
        this.commaAt = -1;
        if (this.pending?.commaBehind === notSeen) this.pending.commaBehind = none;
    }
  }

  private complain(reason: SpanTrouble["reason"], mend?: SpanTrouble["mend"]): void {
    const { pending } = this;
    if (this.isBehindOther) return;
    const trouble: SpanTrouble = { reason, at: pending === undefined ? "start" : "end", ...(mend && { mend }) };
    if (pending === undefined) this.trouble ??= trouble;
    else pending.trouble ??= trouble;
  }

  /** Deals with what stands before the row at `i`, once. */
  private begin({ bytes, base }: Window, i: number, emit: Emit): void {
    const start = base + i;
    if (this.begun === start) return;
    this.begun = start;
    this.isBehindOther = false;
    this.indentation = this.lineStart < 0 ? -1 : start - this.lineStart;
    this.lineStart = -1;
    const { previous, pending } = this;
    if (pending?.isSound === true) this.learn(bytes, pending.end - base, i);
    this.release(emit);
    if (previous !== "object" && previous !== "value" && previous !== "close") return;
    if (this.nesting > 0) this.complain("missing-comma", { start, end: start, text: "," });
    else if (previous !== "object" || bytes[i] !== openBrace) this.complain("text-after-value");
  }

  private learn(bytes: Buffer, end: number, start: number): void {
    if (this.pattern !== undefined || this.patterns >= patternsTried || this.parses === undefined) return;
    const pattern = RowPattern.between(bytes, end, start);
    if (pattern === undefined || pattern.comma >= 0 !== this.nesting > 0) return;
    this.pattern = pattern;
    this.patterns++;
  }

  /** Takes the rows from `i` on whose ends are guessed right; gives where the next begins, or nothing. */
  private guessed({ bytes, base }: Window, from: number, emit: Emit): number | undefined {
    const { pattern } = this;
    if (pattern === undefined || this.irregular === base + from || this.cutsEarly) return undefined;
    if (bytes[from] !== openBrace) return undefined;
    let i = from;
    for (;;) {
      const end = pattern.end(bytes, i);
      const isRow = end >= 0 && end - i <= this.limit && this.parses!(base + i, base + end);
      if (end >= 0) pattern.note(isRow, end - i);
      if (!isRow) break;
      const commaBefore = this.previous === "comma" ? this.commaAt : -1;
      this.commaAt = pattern.comma < 0 ? -1 : base + end + pattern.comma;
      const { trouble, context } = this;
      const removal = removalOf(base + i, base + end, commaBefore, this.commaAt);
      emit({ start: base + i, end: base + end, removal, trouble, isSound: true, context });
      this.trouble = undefined;
      this.hasRows = true;
      this.previous = pattern.comma < 0 ? "object" : "comma";
      i = end + pattern.next;
      this.lineStart = pattern.lineStart < 0 ? -1 : base + end + pattern.lineStart;
    }
    this.irregular = base + i;
    if (pattern.isUseless) this.pattern = undefined;
    return i === from ? undefined : i;
  }

  /** Reads the row at `i`; gives where to go on, or -1 while its end cannot be told. */
  private row(window: Window, i: number, last: boolean, lineBreaks: LineBreaks): number {
    const { bytes, base } = window;
    const length = bytes.length - i;
    if (!last && length < this.wanted) return -1;
    this.wanted = 0;
    const room = Math.min(bytes.length, i + this.limit);
    const endsFile = last && room === bytes.length;
    const isObject = bytes[i] === openBrace;
    this.isSound = true;
    let end = isObject
      ? this.objectEnd(bytes, i, room, endsFile, lineBreaks)
      : this.valueEnd(bytes, i, room, endsFile, lineBreaks);
    if (end < 0) {
      this.isSound = false;
      if (room === bytes.length && !last) {
        // Read again only when there is twice as much, so that a long row costs no more than its length.
        this.wanted = Math.min(length * 2, Math.max(length, this.limit) + 1);
        return -1;
      }
      if (!endsFile) {
        const key = beginning(bytes, i, true);
        this.long = new LongRow(window, base + i, this.limit, key === unknown ? undefined : key);
        return room;
      }
      this.isCutOff = true;
      end = trimmedEnd(bytes, i, bytes.length, true);
    }
    const { commaAt, trouble } = this;
    const commaBefore = this.previous === "comma" ? commaAt : -1;
    this.pending = {
      start: base + i,
      end: base + end,
      commaBefore,
      isSound: this.isSound,
      context: this.context,
      commaBehind: notSeen,
      trouble,
    };
    this.trouble = undefined;
    this.hasRows = true;
    this.previous = isObject ? "object" : "value";
    return end;
  }

  /** The end of an object, sound or not; negative where none can be told. */
  private objectEnd(bytes: Buffer, i: number, room: number, endsFile: boolean, lineBreaks: LineBreaks): number {
    let to = room;
    if (this.cutsEarly) {
      const own = beginning(bytes, i, endsFile);
      const next = own === unknown ? own : nextRow(bytes, i + 1, room, own, this.shape, endsFile);
      if (next === unknown) return unknown;
      if (next >= 0) to = next;
    }
    const end = objectEnd(bytes, i, to, lineBreaks);
    if (end > 0) return end;
    if (end === incomplete && to === bytes.length && !endsFile) return unknown;
    this.isSound = false;
    const brokenAt = end === incomplete ? to : ~end;
    const found = brokenRowEnd(bytes, i, brokenAt, this.shape, room, endsFile);
    if (found >= 0) this.returned += Math.max(0, brokenAt - found);
    return found;
  }

  private get shape(): RowShape {
    return { indentation: this.indentation, isInArray: this.nesting > 0 };
  }

  /** Whether so many rows have been read in vain that the first sign of another one ends a row. */
  private get cutsEarly(): boolean {
    return this.returned > freeReturns + 2 * this.at;
  }

  /** The end of a value that is no object; negative where none can be told. */
  private valueEnd(bytes: Buffer, i: number, room: number, endsFile: boolean, lineBreaks: LineBreaks): number {
    const lineBreak = lineBreaks.after(i);
    if (bytes[i] === quote) {
      const end = closingQuote(bytes.subarray(0, room), i + 1);
      if (lineBreak < (end < 0 ? room : end)) {
        this.isSound = false;
        return trimmedEnd(bytes, i, lineBreak);
      }
      return end < 0 ? none : end + 1;
    }
    // A comment goes to the end of its line.
    const isComment = bytes[i] === hash || (bytes[i] === slash && bytes[i + 1] === slash);
    let end = i + 1;
    if (isComment) end = Math.min(lineBreak, room);
    else while (end < room && !endsWord(bytes[end]!)) end++;
    return end < room || endsFile ? trimmedEnd(bytes, i, end) : none;
  }

  /** Looks for the end of a row beyond the limit; gives where to go on, or -1 while there is none. */
  private passLong({ bytes, base }: Window, i: number, last: boolean, emit: Emit): number {
    const long = this.long!;
    const next = nextRow(bytes, i, bytes.length, long.key, this.shape, last);
    if (next < 0 && !last) {
      this.at = base + Math.max(i, bytes.length - rowStartReach);
      return -1;
    }
    const end = trimmedEnd(bytes, Math.max(0, i - rowStartReach), next < 0 ? bytes.length : next);
    const commaBefore = this.previous === "comma" ? this.commaAt : -1;
    const removal = { start: commaBefore < 0 ? long.start : commaBefore, end: base + end };
    emit(long.span({ start: long.start, end: base + end, removal, isSound: false, context: this.context }));
    this.long = undefined;
    this.trouble = undefined;
    this.hasRows = true;
    this.previous = "object";
    this.isCutOff = next < 0;
    return end;
  }

  private finish({ bytes, base }: Window, emit: Emit): void {
    const { pending, previous } = this;
    if (this.rest !== undefined) this.complain("unexpected-end");
    else if (this.nesting > 0 && !this.isCutOff) {
      const brackets = "]".repeat(Math.min(this.nesting, longestMend));
      const at = previous === "comma" ? this.commaAt : (pending?.end ?? -1);
      const mend = { start: at, end: previous === "comma" ? at + 1 : at, text: brackets };
      this.complain("unexpected-end", at < 0 || this.nesting > longestMend ? undefined : mend);
    }
    this.release(emit);
    if (this.hasRows || this.trouble === undefined || this.first === undefined) return;
    // There is no row beside which something could be wrong, so what there is becomes one.
    const start = Math.max(this.first, base);
    const end = base + trimmedEnd(bytes, start - base, bytes.length);
    emit({ start, end, removal: { start, end }, trouble: this.trouble, isSound: false, context: this.context });
  }

  private release(emit: Emit): void {
    const { pending } = this;
    if (pending === undefined) return;
    this.pending = undefined;
    const { start, end, commaBefore, commaBehind, trouble, isSound, context } = pending;
    emit({ start, end, removal: removalOf(start, end, commaBefore, commaBehind), trouble, isSound, context });
  }
}

/** What goes with a row, given the commas beside it, or -1 for none. */
export function removalOf(start: number, end: number, commaBefore: number, commaBehind: number): RowSpan["removal"] {
  return commaBefore >= 0 ? { start: commaBefore, end } : { start, end: commaBehind >= 0 ? commaBehind + 1 : end };
}

function isMark(byte: number): boolean {
  return byte === comma || byte === openBracket || byte === closeBracket || byte === closeBrace || byte === colon;
}

function endsWord(byte: number): boolean {
  return isWhite(byte) || isMark(byte) || byte === openBrace || byte === quote;
}
