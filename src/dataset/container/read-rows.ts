import { SlidingWindow } from "../source/sliding-window";
import type { ByteSource } from "../source/source";
import type { Container, RowScanner, RowSpan } from "./container";
import { detectContainer, headSize } from "./detect";
import { scannerFor } from "./scanner";
import { isWellFormed } from "./well-formed";

/** Where a row stands in its file: `offset` and `character` in UTF-16 units without a byte order mark, all 0-based. */
export interface RowPlace {
  readonly byteStart: number;
  readonly byteEnd: number;
  readonly offset: number;
  readonly line: number;
  readonly character: number;
  /** What goes when the row is dropped, in UTF-16 units from `offset`. */
  readonly removal: { readonly start: number; readonly end: number };
}

/** A row as it is written in its file. */
export interface RowText {
  /** 0-based. */
  readonly number: number;
  readonly text: string;
  readonly place: RowPlace;
  /** Whether its bytes are UTF-8; where they are not, `text` holds U+FFFD. */
  readonly isUtf8: boolean;
}

export interface FileFacts {
  readonly container: Container;
  readonly bytes: number;
  readonly hasByteOrderMark: boolean;
}

export interface ReadOptions {
  /** The file's name, which decides where the content could be read in two ways. */
  readonly name?: string;
  /** How the file is to be read; by default what its content tells. */
  readonly container?: Container;
  readonly signal?: AbortSignal;
  /** Told how many bytes have been read, after each piece. */
  readonly onProgress?: (bytes: number) => void;
}

const byteOrderMark = Buffer.from([0xef, 0xbb, 0xbf]);

/**
 * Reads the rows of a file one after the other, blank lines too; memory holds one piece of the file and the row that is
 * open. Rejects as the source does, and with the signal's reason.
 */
export async function readRows(
  source: ByteSource,
  options: ReadOptions,
  onRow: (row: RowText, file: FileFacts) => void,
): Promise<FileFacts> {
  const window = new SlidingWindow();
  let reader: RowReader | undefined;
  let bytes = 0;
  const start = (complete: boolean): RowReader => {
    const hasByteOrderMark = window.bytes.subarray(0, 3).equals(byteOrderMark);
    if (hasByteOrderMark) window.discardTo(3);
    const container = options.container ?? detectContainer(window.bytes.subarray(0, headSize), complete, options.name);
    return new RowReader(window, { container, bytes, hasByteOrderMark }, onRow);
  };
  for await (const piece of source) {
    options.signal?.throwIfAborted();
    bytes += piece.length;
    window.append(piece);
    if (reader === undefined && window.bytes.length < headSize) continue;
    reader ??= start(false);
    reader.read(false);
    options.onProgress?.(bytes);
  }
  reader ??= start(true);
  reader.read(true);
  return { ...reader.file, bytes };
}

/** Turns the spans that a scanner finds into texts and places. */
class RowReader {
  private readonly scanner: RowScanner;
  private number = 0;
  private line = 0;
  /** Offset and file byte of the last row's end. */
  private offset = 0;
  private byte: number;
  private lineStart = 0;

  constructor(
    private readonly window: SlidingWindow,
    readonly file: FileFacts,
    private readonly onRow: (row: RowText, file: FileFacts) => void,
  ) {
    this.scanner = scannerFor(file.container, window.base);
    this.byte = window.base;
  }

  read(last: boolean): void {
    const { bytes, base } = this.window;
    this.scanner.scan({ bytes, base }, last, (span) => this.emit(span, bytes, base));
    this.window.discardTo(Math.min(this.scanner.needed, this.byte));
  }

  private emit(span: RowSpan, bytes: Buffer, base: number): void {
    const { start, end, removal } = span;
    // Between rows there is ASCII only, so bytes are units.
    for (let i = this.byte - base; i < start - base; i++) {
      if (bytes[i] === 10) this.newLine(this.offset + (i + 1 - (this.byte - base)));
    }
    const offset = this.offset + (start - this.byte);
    const text = bytes.toString("utf8", start - base, end - base);
    const place: RowPlace = {
      byteStart: start,
      byteEnd: end,
      offset,
      line: this.line,
      character: offset - this.lineStart,
      removal: { start: removal.start - start, end: text.length + removal.end - end },
    };
    for (let at = text.indexOf("\n"); at >= 0; at = text.indexOf("\n", at + 1)) this.newLine(offset + at + 1);
    this.offset = offset + text.length;
    this.byte = end;
    const isUtf8 = !text.includes("\uFFFD") || isWellFormed(bytes.subarray(start - base, end - base));
    this.onRow({ number: this.number++, text, place, isUtf8 }, this.file);
  }

  private newLine(start: number): void {
    this.line++;
    this.lineStart = start;
  }
}
