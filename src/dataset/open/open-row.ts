import type { Problem } from "../../lint/problem";
import type { Position } from "../../text/lines";
import type { Range } from "../../text/range";
import type { RowContext, RowSpan } from "../container/container";
import type { ContentError } from "../container/content-error";
import type { RowKeys } from "../set/row-keys";
import type { LiveRow } from "../near/live-rows";
import type { ScoredRow } from "../scores/row-score";
import type { SetProblem } from "../set/run";

/** What a check has found of a row. */
export interface CheckedRow {
  /** Of the row by itself, in its text's order. */
  readonly problems: readonly Problem[];
  /** What the rules for the whole set know of it; undefined for a row that holds no object. */
  readonly keys: RowKeys | undefined;
  /** What it is compared by, where rows are compared. */
  readonly live: LiveRow | undefined;
  readonly parses: boolean;
}

const noProblems: readonly SetProblem[] = [];

/** A row of a document that is being edited, with the text that stands before it. */
export class OpenRow {
  /** Where the row begins in the document; right for the rows that `OpenText` has counted up to. */
  line = 0;
  character = 0;
  /** Undefined until the row is checked, and again when it has to be checked anew. */
  checked: CheckedRow | undefined;
  /** What a language model made of it, once it was asked: an edit makes another row of it. */
  score: ScoredRow | undefined;
  /** What the rules for the whole set have against this row. */
  ofSet: readonly SetProblem[] = noProblems;
  /** The same with its places, once they were asked for. */
  placedOfSet: readonly Problem[] | undefined;
  /** Whether its end is told by its own text, and not by what follows. */
  readonly isSound: boolean;
  context: RowContext | undefined;
  /** Line breaks in `text`, and the units behind the last. */
  private readonly lineBreaks: number;
  private readonly lastLength: number;

  constructor(
    /** What stands between this row and the one before it. */
    public gap: string,
    readonly text: string,
    /** What goes when the row is dropped, in units from its beginning. */
    public removal: Range,
    /** Whether its bytes are UTF-8. */
    readonly isUtf8: boolean,
    { isSound, context }: Pick<RowSpan, "isSound" | "context">,
    /** What its container has against it. */
    public error: ContentError | undefined,
  ) {
    this.isSound = isSound;
    this.context = context;
    this.lineBreaks = countLineBreaks(text);
    this.lastLength = text.length - (text.lastIndexOf("\n") + 1);
  }

  /** Takes what the set has against this row now; what is as before keeps its places. */
  setFound(found: readonly SetProblem[] = noProblems): void {
    if (found.length === 0 && this.ofSet.length === 0) return;
    if (JSON.stringify(found) === JSON.stringify(this.ofSet)) return;
    this.ofSet = found;
    this.placedOfSet = undefined;
  }

  /** Whether the row begins at a place or before it. */
  isAtOrBefore({ line, character }: Position): boolean {
    return this.line < line || (this.line === line && this.character <= character);
  }

  /** Where the row ends. */
  get end(): Position {
    return this.lineBreaks === 0
      ? { line: this.line, character: this.character + this.lastLength }
      : { line: this.line + this.lineBreaks, character: this.lastLength };
  }

  /** The place of the unit at `offset` in the row. */
  positionAt(offset: number): Position {
    const at = Math.max(0, Math.min(offset, this.text.length));
    if (this.lineBreaks === 0) return { line: this.line, character: this.character + at };
    return advance(this, this.text, at);
  }

  /** The unit of the row at a place: that of its beginning or its end for a place beyond. */
  offsetAt({ line, character }: Position): number {
    if (line < this.line) return 0;
    return Math.min(this.text.length, offsetOf(this.text, line - this.line, character, this.character));
  }
}

/** The place `units` behind `from`, where `text` begins. */
export function advance(from: Position, text: string, units = text.length): Position {
  let { line, character } = from;
  let start = 0;
  for (let at = text.indexOf("\n"); at >= 0 && at < units; at = text.indexOf("\n", at + 1)) {
    line++;
    character = 0;
    start = at + 1;
  }
  return { line, character: character + units - start };
}

/** The offset in `text` of a character of a line, counted from its first, which begins at `firstCharacter`. */
export function offsetOf(text: string, line: number, character: number, firstCharacter: number): number {
  if (line === 0) return Math.max(0, character - firstCharacter);
  let start = 0;
  for (let i = 0; i < line; i++) {
    const at = text.indexOf("\n", start);
    if (at < 0) return text.length;
    start = at + 1;
  }
  return start + character;
}

function countLineBreaks(text: string): number {
  let count = 0;
  for (let at = text.indexOf("\n"); at >= 0; at = text.indexOf("\n", at + 1)) count++;
  return count;
}
