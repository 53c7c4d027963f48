import type { ContentError } from "./content-error";
import type { FileStamp } from "../source/file";
import type { FileFacts, RowPlace, RowText } from "./row-text";
import type { Place } from "./text-place";

const blockSize = 1 << 14;
const longestBlock = 0xffff_ffff;
// How far apart the rows are of which the whole place is kept, in bytes.
const anchorDistance = 1 << 16;

/** Rows that follow one another: where they begin, counted from the first of them. */
interface Block {
  readonly first: number;
  readonly base: number;
  readonly starts: Uint32Array;
}

/** A row of which the whole place is known. */
export interface Anchor extends Place {
  readonly row: number;
  readonly byte: number;
}

/** What cannot be told by the bytes from a row's beginning to the next one's. */
export interface RowEnd {
  readonly byteEnd: number;
  readonly removal: RowPlace["removal"];
  readonly error: ContentError | undefined;
}

/**
 * Where the rows of a file begin: 4 bytes a row, and some more for every 64 KB and for each row that is broken. Given to
 * `readRows`, it is filled while the file is read, and can be used all the while; `openRows` reads rows by it.
 */
export class RowIndex {
  /** How the file is read; undefined until its first bytes have come. */
  file: FileFacts | undefined;
  /** What the file was like before its first byte was read; told by `fileBytes`. */
  stamp: FileStamp | undefined;
  /** The number of the first row. */
  first = 0;
  private added = 0;
  private readonly blocks: Block[] = [];
  private readonly anchors: Anchor[] = [];
  private readonly ends = new Map<number, RowEnd>();
  private last: RowText | undefined;

  /** How many rows it knows. */
  get count(): number {
    return this.added;
  }

  /** Bytes that it takes, nearly. */
  get size(): number {
    return this.blocks.length * blockSize * 4 + this.anchors.length * 64 + this.ends.size * 128;
  }

  /** To be called before the first row. */
  begin(file: FileFacts): void {
    this.file = file;
  }

  /** The file's next row. */
  add(row: RowText): void {
    const { place, error } = row;
    const { byteStart: byte, offset, line, character } = place;
    if (this.added === 0) this.first = row.number;
    const before = this.last;
    if (before !== undefined && (error !== undefined || !this.isRegular(before))) this.keepEnd(before);
    this.last = row;
    let block = this.blocks.at(-1);
    if (block === undefined || this.added - block.first === blockSize || byte - block.base > longestBlock) {
      block = { first: this.added, base: byte, starts: new Uint32Array(blockSize) };
      this.blocks.push(block);
    }
    block.starts[this.added - block.first] = byte - block.base;
    const anchor = this.anchors.at(-1);
    if (anchor === undefined || byte - anchor.byte > anchorDistance) {
      this.anchors.push({ row: row.number, byte, offset, line, character });
    }
    this.added++;
  }

  /** To be called behind the last row. */
  end(file: FileFacts): void {
    this.file = file;
    if (this.last !== undefined) this.keepEnd(this.last);
    this.last = undefined;
  }

  has(row: number): boolean {
    return row >= this.first && row < this.first + this.added;
  }

  /** The file's byte with which a row begins. */
  startOf(row: number): number {
    const { blocks } = this;
    const i = row - this.first;
    let low = Math.floor(i / blockSize);
    // Blocks are shorter than that only where rows are very long.
    while (low + 1 < blocks.length && blocks[low + 1]!.first <= i) low++;
    const { first, base, starts } = blocks[low]!;
    return base + starts[i - first]!;
  }

  /** Where a row ends, if that is not told by where the next one begins. */
  endOf(row: number): RowEnd | undefined {
    return this.last?.number === row ? endOf(this.last) : this.ends.get(row);
  }

  /** The nearest row at or before this one of which the whole place is known. */
  anchorOf(row: number): Anchor {
    const { anchors } = this;
    let low = 0;
    let high = anchors.length - 1;
    while (low < high) {
      const middle = (low + high + 1) >> 1;
      if (anchors[middle]!.row <= row) low = middle;
      else high = middle - 1;
    }
    return anchors[low]!;
  }

  /** Whether the row's bytes tell its end: a line's, with the line break behind it, or an object's. */
  private isRegular({ text, isSound, error }: RowText): boolean {
    return isSound && error === undefined && (this.file?.container !== "json" || text.startsWith("{"));
  }

  private keepEnd(row: RowText): void {
    this.ends.set(row.number, endOf(row));
  }
}

function endOf({ place: { byteEnd, removal }, error }: RowText): RowEnd {
  return { byteEnd, removal, error };
}
