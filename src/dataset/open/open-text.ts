import { hasHeader, type Container, type ResumePoint } from "../container/container";
import type { ContentError } from "../container/content-error";
import type { Position } from "../../text/lines";
import { advance, offsetOf, type OpenRow } from "./open-row";
import { RowCutter } from "./row-cutter";

/** A change of a document by lines: what stood between two places is now `text`. */
export interface LineChange {
  readonly start: Position;
  readonly end: Position;
  readonly text: string;
}

/** Which rows a change has touched. */
export interface RowsChanged {
  /** The first row that is new or of which something but the place has changed. */
  readonly first: number;
  /** Behind the last such row. */
  readonly end: number;
  /** How many rows are there that were not, or were others, and how many have gone. */
  readonly inserted: number;
  readonly removed: number;
}

// Text that is read on at first to get into step with the old rows again; twice as much each time.
const firstBatch = 1 << 10;
const beginning: Position = { line: 0, character: 0 };

/** The text of a document as its rows and what stands between them; a change cuts only the rows anew that it touches. */
export class OpenText {
  /** So many rows know their place. */
  private counted = 0;

  constructor(
    readonly container: Container,
    public rows: OpenRow[],
    /** Names the columns; stands before the first row, or in the tail. */
    public header: string | undefined,
    /** What stands behind the last row. */
    public tail: string,
  ) {}

  /** The text that is open now, in pieces. */
  *pieces(): Generator<string> {
    for (const { gap, text } of this.rows) {
      yield gap;
      yield text;
    }
    yield this.tail;
  }

  /** Sees to it that every row knows its place. */
  countAll(): void {
    this.countTo(this.rows.length - 1);
  }

  /** Line breaks in the text, and one. */
  get lines(): number {
    this.countAll();
    return advance(this.rows.at(-1)?.end ?? beginning, this.tail).line + 1;
  }

  /** The last row that begins at a place or before it; -1 where none does. */
  rowAt(place: Position): number {
    while (this.counted < this.rows.length && (this.counted === 0 || this.rows[this.counted - 1]!.line <= place.line))
      this.countNext();
    let low = 0;
    let high = this.counted;
    while (low < high) {
      const middle = (low + high) >> 1;
      if (this.rows[middle]!.isAtOrBefore(place)) low = middle + 1;
      else high = middle;
    }
    return low - 1;
  }

  /** The place of a unit counted from the beginning of row `i`: in it, or in the gap before or behind it. */
  positionAt(i: number, offset: number): Position {
    const row = this.rows[i]!;
    this.countTo(i);
    const { length } = row.text;
    if (offset > length) return advance(row.end, this.gapBehind(i), offset - length);
    if (offset >= 0) return row.positionAt(offset);
    const before = i === 0 ? beginning : this.rows[i - 1]!.end;
    return advance(before, row.gap, Math.max(0, row.gap.length + offset));
  }

  /** What stands between row `i` and the next. */
  gapBehind(i: number): string {
    return this.rows[i + 1]?.gap ?? this.tail;
  }

  /** The first units of a line, at most `length`. */
  lineAt(line: number, length: number): string {
    const place = { line, character: 0 };
    let i = this.rowAt(place);
    let text = this.behind(i).slice(this.offsetBehind(i, place));
    while (text.length < length && !text.includes("\n") && ++i < this.rows.length) text += this.behind(i);
    return /^[^\r\n]*/.exec(text)![0].slice(0, length);
  }

  /** Applies one change, and says which rows it touched. */
  edit({ start, end, text }: LineChange): RowsChanged {
    const first = this.rowAt(start);
    const last = this.rowAt(end);
    const from = this.restart(first);
    const gap = from === 0 ? "" : this.rows[from]!.gap.slice(0, this.settled(this.rows[from]!.gap));
    const before = this.between(from, gap.length, first, start);
    const behind = this.behind(last).slice(this.offsetBehind(last, end));
    return this.replace(from, gap, before + text + behind, last + 1);
  }

  /** Cuts the rows from `from` on anew, of which those before `next` are now `text`, until the old ones come again. */
  private replace(from: number, gapBefore: string, text: string, next: number): RowsChanged {
    const { rows, container } = this;
    const fresh: OpenRow[] = [];
    const starts: number[] = [];
    let candidate = 0;
    let inStep = -1;
    let gapInStep = "";
    const cutter = new RowCutter(
      container,
      (row, start) => {
        if (inStep >= 0) return;
        while (candidate < starts.length && starts[candidate]! < start) candidate++;
        const old = starts[candidate] === start ? rows[next + candidate] : undefined;
        // By another header, every record has to be cut anew.
        const keepsHeader = from > 0 || cutter.header === this.header;
        if (old === undefined || !keepsHeader || !this.goesOnAs(old, row)) return void fresh.push(row);
        inStep = next + candidate;
        gapInStep = row.gap;
      },
      this.resumeAt(from),
    );

    let piece: Buffer = Buffer.from(text);
    let given = piece.length;
    cutter.add(piece);
    for (let size = firstBatch, i = next; inStep < 0 && i < rows.length; size *= 2) {
      const parts: string[] = [];
      for (let length = 0; length < size && i < rows.length; i++) {
        const row = rows[i]!;
        if (i > next) parts.push(row.gap);
        const gapLength = i > next ? row.gap.length : 0;
        starts.push(given + length + gapLength);
        length += gapLength + Buffer.byteLength(row.text);
        parts.push(row.text);
      }
      if (i === rows.length) parts.push(this.tail);
      piece = Buffer.from(parts.join(""));
      given += piece.length;
      cutter.add(piece);
    }
    if (inStep < 0) cutter.add(Buffer.alloc(0), true);

    if (from === 0) this.header = cutter.header;
    const end = inStep < 0 ? rows.length : inStep;
    if (fresh.length > 0) fresh[0]!.gap = gapBefore + fresh[0]!.gap;
    const tail = (fresh.length > 0 ? "" : gapBefore) + (inStep < 0 ? cutter.tail : gapInStep);
    return this.splice(from, end, fresh, tail);
  }

  /** Puts `fresh` in the place of rows; rows whose text is as before stay the objects that they are. */
  private splice(from: number, end: number, fresh: OpenRow[], gapBehind: string): RowsChanged {
    const { rows } = this;
    const removed = end - from;
    const shared = Math.min(removed, fresh.length);
    let head = 0;
    while (head < shared && keep(rows[from + head]!, fresh[head]!)) head++;
    let foot = 0;
    while (foot < shared - head && keep(rows[end - 1 - foot]!, fresh.at(-1 - foot)!)) foot++;

    const next = rows[end];
    const before = next && { line: next.line, character: next.character, isRight: end < this.counted };
    const middle = fresh.slice(head, fresh.length - foot);
    const gone = removed - head - foot;
    if (middle.length !== gone || gone > 0) {
      if (middle.length < 1000) rows.splice(from + head, gone, ...middle);
      else this.rows = rows.slice(0, from + head).concat(middle, rows.slice(end - foot));
    }
    if (next === undefined) this.tail = gapBehind;
    else next.gap = gapBehind;

    const counted = this.counted + fresh.length - removed;
    this.counted = Math.min(this.counted, from);
    const behind = from + fresh.length;
    if (before?.isRight) {
      while (this.counted <= behind) this.countNext();
      // Where the next row has not moved, none behind it has.
      if (next!.line === before.line && next!.character === before.character) this.counted = counted;
    }
    return { first: from, end: behind, inserted: middle.length, removed: gone };
  }

  /** Where to begin cutting for a change in row `first`: behind a row that ends where it does whatever follows. */
  private restart(first: number): number {
    // What stands behind a row says whether its comma is right.
    let from = this.container === "json" ? first - 1 : first;
    while (from > 0 && !this.rows[from - 1]!.isSound) from--;
    return Math.max(0, from);
  }

  /** What a scanner has to know that begins with row `from`. */
  private resumeAt(from: number): ResumePoint | undefined {
    const before = this.rows[from - 1];
    if (before === undefined) return undefined;
    if (hasHeader(this.container)) return { header: this.header ?? "" };
    if (before.context === undefined) return {};
    return { context: before.context, isBehindObject: before.text.startsWith("{") };
  }

  /** How much of the gap before a row from which one begins is left alone. */
  private settled(gap: string): number {
    if (this.container !== "json") return gap.length;
    const mark = gap.search(/\S/);
    if (mark >= 0) return mark;
    return gap.includes("\n") ? gap.lastIndexOf("\n") : gap.length;
  }

  /** Whether a row that was just cut is an old one, and a scanner that has come here sees the same from here on. */
  private goesOnAs(old: OpenRow, row: OpenRow): boolean {
    return old.isSound && row.isSound && old.text === row.text && hasSameSurroundings(old, row);
  }

  /** The text from row `from`, without `left` units of the gap before it, to a place in or behind row `last`. */
  private between(from: number, left: number, last: number, place: Position): string {
    const until = this.offsetBehind(last, place);
    if (last < 0) return this.behind(last).slice(0, until);
    const parts: string[] = [];
    for (let i = from; i <= last; i++) {
      const { gap, text } = this.rows[i]!;
      parts.push(i === from ? gap.slice(left) : gap);
      if (i < last) parts.push(text);
    }
    return parts.join("") + this.behind(last).slice(0, until);
  }

  /** Row `i` and the gap behind it; for -1, what stands before the first row. */
  private behind(i: number): string {
    const gap = this.gapBehind(i);
    return i < 0 ? gap : this.rows[i]!.text + gap;
  }

  private offsetBehind(i: number, { line, character }: Position): number {
    const start = i < 0 ? beginning : this.rows[i]!;
    const text = this.behind(i);
    return Math.min(text.length, offsetOf(text, line - start.line, character, start.character));
  }

  private countTo(i: number): void {
    while (this.counted <= i) this.countNext();
  }

  private countNext(): void {
    const row = this.rows[this.counted]!;
    const before = this.rows[this.counted - 1];
    const { line, character } = advance(before?.end ?? beginning, row.gap);
    row.line = line;
    row.character = character;
    this.counted++;
  }
}

/** Whether two rows have one text; then the old one takes the other's surroundings. */
function keep(old: OpenRow, fresh: OpenRow): boolean {
  if (old.text !== fresh.text) return false;
  if (old.isSound !== fresh.isSound) return false;
  old.gap = fresh.gap;
  if (!hasSameSurroundings(old, fresh)) {
    old.removal = fresh.removal;
    old.error = fresh.error;
    old.context = fresh.context;
    // The edits that drop the row are others now, or what is wrong beside it.
    old.checked = undefined;
  }
  return true;
}

function hasSameSurroundings(a: OpenRow, b: OpenRow): boolean {
  return (
    a.removal.start === b.removal.start &&
    a.removal.end === b.removal.end &&
    a.context?.nesting === b.context?.nesting &&
    a.context?.isInEnvelope === b.context?.isInEnvelope &&
    isSameError(a.error, b.error)
  );
}

function isSameError(a: ContentError | undefined, b: ContentError | undefined): boolean {
  if (a === undefined || b === undefined) return a === b;
  const [one, other] = [a.mend, b.mend];
  return (
    a.reason === b.reason &&
    a.range.start === b.range.start &&
    one?.text === other?.text &&
    one?.range.start === other?.range.start &&
    one?.range.end === other?.range.end
  );
}
