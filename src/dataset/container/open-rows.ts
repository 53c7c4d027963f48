import { openParts, type FileParts } from "../source/file-part";
import { beginningSize } from "./container";
import { comma, isWhite, LineBreaks, skipWhite } from "./json-bytes";
import { objectEnd } from "./json-object";
import { removalOf } from "./json-separators";
import { lineEnd } from "./lines";
import type { RowIndex } from "./row-index";
import type { RowPlace, RowText } from "./row-text";
import { TextPlace } from "./text-place";
import { beginningOf, isWellFormed } from "./utf8";

// How much is read at a time where several rows are wanted, and how far a comma is looked for.
const batchSize = 1 << 20;
const commaReach = 1 << 12;

/** Rows of a file by their numbers, in any order. Close it when it is no longer needed. */
export interface OpenRows {
  /** One row, as `readRows` gave it. Throws `FileError`, and `RangeError` for a row that the index does not know. */
  row(number: number): Promise<RowText>;
  /** The rows `from` to `to` (not included), as far as the index knows them. Throws as `row` does. */
  rows(from: number, to: number): AsyncGenerator<RowText>;
  close(): Promise<void>;
}

/**
 * Opens a file of which `index` tells where the rows are: by its offsets, without reading what stands before them; of a
 * file that is gzip, what stands before has to be unpacked again, unless it is near. Throws `FileError`, with `changed`
 * if the file is not what it was when it was read, now or at any later row.
 */
export async function openRows(path: string, index: RowIndex): Promise<OpenRows> {
  return new IndexedRows(await openParts(path, index.stamp), index);
}

class IndexedRows implements OpenRows {
  constructor(
    private readonly parts: FileParts,
    private readonly index: RowIndex,
  ) {}

  async row(number: number): Promise<RowText> {
    for await (const row of this.rows(number, number + 1)) return row;
    throw new RangeError(`There is no row ${number}.`);
  }

  async *rows(from: number, to: number): AsyncGenerator<RowText> {
    const { index } = this;
    let here: TextPlace | undefined;
    let byte = 0;
    for (let first = Math.max(from, index.first); first < to && index.has(first);) {
      let next = first + 1;
      while (next < to && index.has(next) && this.reach(next) - index.startOf(first) <= batchSize) next++;
      if (here === undefined) {
        const anchor = index.anchorOf(first);
        here = new TextPlace(anchor);
        byte = anchor.byte;
      }
      const start = Math.max(0, Math.min(byte, index.startOf(first) - commaReach));
      const window = { start, bytes: await this.parts.read(start, this.reach(next - 1)) };
      for (; first < next; first++) {
        const at = index.startOf(first);
        here.passBytes(window.bytes, byte - start, at - start);
        here.settle();
        byte = at;
        yield this.cut(first, window, here);
      }
    }
  }

  close(): Promise<void> {
    return this.parts.close();
  }

  /** How far the file has to be read for a row: to the next one, where that is known. */
  private reach(row: number): number {
    const { index } = this;
    const end = index.endOf(row);
    if (end?.error?.reason === "too-long") return index.startOf(row) + beginningSize;
    return end?.byteEnd ?? index.startOf(row + 1);
  }

  private cut(number: number, part: Part, here: TextPlace): RowText {
    const { index } = this;
    const isJson = index.file!.container === "json";
    const byteStart = index.startOf(number);
    const end = index.endOf(number);
    const isLong = end?.error?.reason === "too-long";
    const bytes = part.bytes.subarray(0, this.reach(number) - part.start);
    const start = byteStart - part.start;
    const to =
      end !== undefined ? bytes.length : isJson ? jsonEnd(bytes, start) : lineEnd(bytes, start, bytes.length - 1);
    const own = bytes.subarray(start, to);
    const text = isLong ? beginningOf(own) : own.toString("utf8");
    const { offset, line, character } = here;
    const removal =
      end?.removal ??
      (isJson ? jsonRemoval(bytes, start, to, text.length) : { start: 0, end: text.length + bytes.length - to });
    return {
      number,
      text,
      place: { byteStart, byteEnd: end?.byteEnd ?? part.start + to, offset, line, character, removal },
      isSound: end === undefined,
      isUtf8: isLong || !text.includes("\uFFFD") || isWellFormed(own),
      error: end?.error,
    };
  }
}

interface Part {
  readonly start: number;
  readonly bytes: Buffer;
}

function jsonEnd(bytes: Buffer, start: number): number {
  return objectEnd(bytes, start, bytes.length, new LineBreaks(bytes));
}

/** What goes with an object, which has nothing but white space between it and its commas. */
function jsonRemoval(bytes: Buffer, start: number, end: number, length: number): RowPlace["removal"] {
  let before = start - 1;
  while (isWhite(bytes[before])) before--;
  const behind = skipWhite(bytes, end);
  const removal = removalOf(start, end, bytes[before] === comma ? before : -1, bytes[behind] === comma ? behind : -1);
  return { start: removal.start - start, end: length + removal.end - end };
}
