import type { ByteSource } from "../source/source";
import { SlidingWindow } from "../source/sliding-window";
import { assertText } from "./assert-text";
import type { Container } from "./container";
import { detectContainer, isEnoughToDetect, usesCarriageReturns } from "./detect";
import type { RowIndex } from "./row-index";
import { RowReader } from "./row-reader";
import type { FileFacts, RowText } from "./row-text";
import { scannerFor } from "./scanner";

export type { FileFacts, RowPlace, RowText } from "./row-text";

export interface ReadOptions {
  /** The file's name, which decides where the content could be read in two ways. */
  readonly name?: string;
  /** How the file is to be read; by default what its content tells. */
  readonly container?: Container;
  readonly signal?: AbortSignal;
  /** Told how many bytes have been read, after each piece. */
  readonly onProgress?: (bytes: number) => void;
  /** The number of the first row, where several files make one set. Default 0. */
  readonly firstNumber?: number;
  /** Keeps where the rows are, so that each can be read again (`openRows`). */
  readonly index?: RowIndex;
  /** How many bytes a row may have; of a longer one only the beginning is read. Default `rowLimit`. */
  readonly rowLimit?: number;
}

type OnRow = (row: RowText, file: FileFacts) => void;

const byteOrderMark = Buffer.from([0xef, 0xbb, 0xbf]);

/**
 * Reads the rows of a file one after the other, blank lines too; memory holds one piece of the file and the row that is
 * open. Rejects as the source does, when the rows before have been given; with the signal's reason; with `FileError`
 * where the content is no text or no UTF-8.
 */
export async function readRows(source: ByteSource, options: ReadOptions, onRow: OnRow): Promise<FileFacts> {
  const window = new SlidingWindow();
  let started: { readonly reader: RowReader; readonly file: FileFacts } | undefined;
  let bytes = 0;
  const read = (last: boolean): void => {
    if (started === undefined && !last && !isEnoughToDetect(window.bytes)) return;
    started ??= start(window, last, options, onRow);
    started.reader.read(last);
  };
  let isWaiting = true;
  try {
    for await (const piece of source) {
      isWaiting = false;
      options.signal?.throwIfAborted();
      bytes += piece.length;
      window.append(piece);
      read(false);
      options.onProgress?.(bytes);
      isWaiting = true;
    }
  } catch (error) {
    const isCutOff = isWaiting && options.signal?.aborted !== true;
    if (isCutOff && window.bytes.length > 0) read(true);
    throw error;
  }
  read(true);
  const file = { ...started!.file, bytes };
  options.index?.end(file);
  return file;
}

/** Decides by a file's beginning how it is read. */
function start(
  window: SlidingWindow,
  complete: boolean,
  options: ReadOptions,
  onRow: OnRow,
): { readonly reader: RowReader; readonly file: FileFacts } {
  assertText(window.bytes);
  const hasByteOrderMark = window.bytes.subarray(0, 3).equals(byteOrderMark);
  if (hasByteOrderMark) window.discardTo(3);
  const { bytes: head, base } = window;
  const { name, index, rowLimit } = options;
  const container = options.container ?? detectContainer(head, complete, name);
  const file = { container, bytes: base + head.length, hasByteOrderMark };
  index?.begin(file);
  const reader = new RowReader(
    window,
    (parses) =>
      scannerFor(container, {
        start: base,
        carriageReturns: usesCarriageReturns(head),
        ...(rowLimit !== undefined && { rowLimit }),
        parses,
      }),
    options.firstNumber ?? 0,
    (row) => {
      index?.add(row);
      onRow(row, file);
    },
  );
  return { reader, file };
}
