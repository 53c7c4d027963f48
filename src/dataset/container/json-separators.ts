import type { ResumePoint, RowContext, RowSpan, SpanTrouble } from "./container";
import { closeBracket, colon, comma, openBracket } from "./json-bytes";
import type { LongRow } from "./long-row";

// How many brackets are closed by a fix at most.
const longestMend = 16;

// Instead of the place of a comma.
const none = -1;
const notSeen = -2;

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
 * What stands between the rows of a JSON text: the commas and brackets by which a row can be dropped, and what is wrong
 * with them, which is the trouble of the row beside it. Places are bytes of the file; rows are given from here.
 */
export class JsonSeparators {
  private previous: "nothing" | "open" | "comma" | "object" | "value" | "close" = "nothing";
  /** The last comma between rows. */
  private commaAt = none;
  private pending: PendingRow | undefined;
  /** What is wrong before the next row. */
  private trouble: SpanTrouble | undefined;
  /** Whether what is wrong is the trouble of a row that was read by another scanner. */
  private isBehindOther = false;
  private context: RowContext = { nesting: 0, isInEnvelope: false };
  /** Whether there has been a row. */
  hasRows = false;

  constructor({ context, isBehindObject }: ResumePoint = {}) {
    if (context === undefined) return;
    this.context = context;
    this.previous = isBehindObject === true ? "object" : "value";
    this.isBehindOther = true;
  }

  /** How many arrays are open. */
  get nesting(): number {
    return this.context.nesting;
  }

  /** Whether an array has just ended that a big object holds. */
  get isBehindArray(): boolean {
    return this.previous === "close" && this.context.isInEnvelope && this.nesting === 0;
  }

  /** The row that was read last, if nothing but marks has come since. */
  get last(): Pick<RowSpan, "start" | "end" | "isSound"> | undefined {
    return this.pending;
  }

  /** A comma or bracket between rows, or one that should not be there. */
  mark(byte: number, at: number): void {
    const isBehindValue = this.previous !== "nothing" && this.previous !== "open" && this.previous !== "comma";
    const removed = { start: at, end: at + 1, text: "" };
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
        break;
      default:
        this.complain(byte === colon ? "unexpected-character" : "wrong-bracket", removed);
        // A comma on its other side does not go with a row.
        this.commaAt = none;
        if (this.pending?.commaBehind === notSeen) this.pending.commaBehind = none;
    }
  }

  /** A row begins. */
  begin(start: number, isObject: boolean, emit: Emit): void {
    const { previous } = this;
    this.isBehindOther = false;
    this.release(emit);
    if (previous !== "object" && previous !== "value" && previous !== "close") return;
    if (this.nesting > 0) this.complain("missing-comma", { start, end: start, text: "," });
    else if (previous !== "object" || !isObject) this.complain("text-after-value");
  }

  /** The row that began ends; it is given when the mark behind it is known. */
  end(start: number, end: number, isObject: boolean, isSound: boolean): void {
    const { commaBefore, context, trouble } = this;
    this.pending = { start, end, commaBefore, isSound, context, commaBehind: notSeen, trouble };
    this.pass(isObject ? "object" : "value");
  }

  /** A sound object that began ends, and at `commaBehind` stands its comma, if it has one. */
  endObject(start: number, end: number, commaBehind: number, emit: Emit): void {
    this.give(start, end, this.commaBefore, commaBehind, this.trouble, true, this.context, emit);
    this.commaAt = commaBehind;
    this.pass(commaBehind < 0 ? "object" : "comma");
  }

  /** A row that began ends; it was beyond the limit. */
  endLong(long: LongRow, end: number, emit: Emit): void {
    const beyond: Emit = (span) => emit(long.span(span));
    this.give(long.start, end, this.commaBefore, none, undefined, false, this.context, beyond);
    this.pass("object");
  }

  /** Gives the row that waits for the mark behind it. */
  release(emit: Emit): void {
    const { pending } = this;
    if (pending === undefined) return;
    this.pending = undefined;
    const { start, end, commaBefore, commaBehind, trouble, isSound, context } = pending;
    this.give(start, end, commaBefore, commaBehind, trouble, isSound, context, emit);
  }

  /** What comes next is an array in a big object, though not behind one of its rows. */
  enterEnvelope(): void {
    this.context = { nesting: 0, isInEnvelope: true };
    this.previous = "nothing";
  }

  /** The big object has ended. */
  leaveEnvelope(): void {
    this.context = { nesting: 0, isInEnvelope: false };
    this.previous = "object";
  }

  /** Something is wrong beside the row read last or, where that has been given, the next. */
  complain(reason: SpanTrouble["reason"], mend?: SpanTrouble["mend"]): void {
    const { pending } = this;
    if (this.isBehindOther) return;
    const trouble: SpanTrouble = { reason, at: pending === undefined ? "start" : "end", ...(mend && { mend }) };
    if (pending === undefined) this.trouble ??= trouble;
    else pending.trouble ??= trouble;
  }

  /** The text ends while arrays are open. */
  complainOfEnd(): void {
    const { previous, nesting, pending } = this;
    if (nesting === 0) return;
    const at = previous === "comma" ? this.commaAt : (pending?.end ?? none);
    const mend = {
      start: at,
      end: previous === "comma" ? at + 1 : at,
      text: "]".repeat(Math.min(nesting, longestMend)),
    };
    this.complain("unexpected-end", at < 0 || nesting > longestMend ? undefined : mend);
  }

  /** Whether something is wrong that no row has been told. */
  get isTroubled(): boolean {
    return this.trouble !== undefined;
  }

  /** Gives what there is instead of rows as one, so that what is wrong can be said. */
  giveAll(start: number, end: number, emit: Emit): void {
    this.give(start, end, none, none, this.trouble, false, this.context, emit);
  }

  private get commaBefore(): number {
    return this.previous === "comma" ? this.commaAt : none;
  }

  private nest(by: number): void {
    this.context = { ...this.context, nesting: this.context.nesting + by };
  }

  private pass(previous: "object" | "value" | "comma"): void {
    this.trouble = undefined;
    this.hasRows = true;
    this.previous = previous;
  }

  private give(
    start: number,
    end: number,
    commaBefore: number,
    commaBehind: number,
    trouble: SpanTrouble | undefined,
    isSound: boolean,
    context: RowContext,
    emit: Emit,
  ): void {
    emit({ start, end, removal: removalOf(start, end, commaBefore, commaBehind), trouble, isSound, context });
  }
}

/** What goes with a row, given the commas beside it, or -1 for none. */
export function removalOf(start: number, end: number, commaBefore: number, commaBehind: number): RowSpan["removal"] {
  return commaBefore >= 0 ? { start: commaBefore, end } : { start, end: commaBehind >= 0 ? commaBehind + 1 : end };
}
