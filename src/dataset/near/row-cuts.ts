import type { Container } from "../container/container";
import type { RowText } from "../container/row-text";

/** A stretch of a file in bytes. */
export interface ByteRange {
  readonly start: number;
  readonly end: number;
}

/** Where rows that are dropped stand in their file, and what goes with them so that the file stays sound. */
export class RowCuts {
  /** The rows themselves, in the file's order. */
  readonly rows: ByteRange[] = [];
  /** What goes: rows with their line breaks or, in an array, with a comma each. */
  readonly removed: { readonly start: number; end: number }[] = [];
  /** Where the first row begins; undefined where there is none. */
  firstRow: number | undefined;
  /** What goes at the beginning of an array, while only dropped rows have followed. */
  private leading: { readonly start: number; end: number } | undefined;

  constructor(private readonly container: Container) {}

  /** The file's next row. */
  add({ text, length = text.length, place }: RowText, isDropped: boolean): void {
    const { byteStart, byteEnd, removal } = place;
    this.firstRow ??= byteStart;
    if (isDropped) this.rows.push({ start: byteStart, end: byteEnd });
    // Around a row stand only white space and commas, of which a unit is a byte.
    const range = { start: byteStart + removal.start, end: byteEnd + removal.end - length };
    const followsComma = this.container === "json" && removal.start < 0;
    const leading = followsComma ? this.leading : undefined;
    if (leading !== undefined) leading.end = isDropped ? byteEnd : range.start + 1;
    if (leading === undefined && isDropped) this.removed.push(range);
    if (leading === undefined || !isDropped) {
      this.leading = isDropped && this.container === "json" && !followsComma ? range : undefined;
    }
  }
}
