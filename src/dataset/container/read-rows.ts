import type { ByteSource } from "../source/source";
import { SlidingWindow } from "../source/sliding-window";
import { beginReading, type BeginOptions } from "./begin-reading";
import type { RowIndex } from "./row-index";
import { RowReader } from "./row-reader";
import type { FileFacts, RowText } from "./row-text";
import { scannerFor } from "./scanner";

export type { FileBeginning, FileFacts, RowPlace, RowText } from "./row-text";

export interface ReadOptions extends BeginOptions {
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

/** A file whose beginning has been read. */
interface StartedFile {
  readonly reader: RowReader;
  facts: FileFacts;
}

/**
 * Reads the rows of a file one after the other, blank lines too; memory holds one piece of the file and the row that is
 * open. Rejects as the source does, when the rows before have been given; with the signal's reason; with `FileError`
 * where the content is no text or no UTF-8.
 */
export async function readRows(source: ByteSource, options: ReadOptions, onRow: OnRow): Promise<FileFacts> {
  const window = new SlidingWindow();
  let started: StartedFile | undefined;
  let bytes = 0;
  const read = (last: boolean): void => {
    started ??= start(window, last, options, onRow);
    started?.reader.read(last);
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
  const facts = { ...started!.facts, bytes };
  options.index?.end(facts);
  return facts;
}

/** Sets out to read a file as its beginning asks; undefined while more of it is wanted. */
function start(window: SlidingWindow, complete: boolean, options: ReadOptions, onRow: OnRow): StartedFile | undefined {
  const beginning = beginReading(window.bytes, complete, options);
  if (beginning === undefined) return undefined;
  const { container, hasByteOrderMark, start: from, carriageReturns } = beginning;
  const { index, rowLimit, firstNumber = 0 } = options;
  const limit = rowLimit === undefined ? {} : { rowLimit };
  const facts = { container, hasByteOrderMark, bytes: window.bytes.length };
  window.discardTo(from);
  index?.begin(facts);
  const reader = new RowReader(
    window,
    (parses) => scannerFor(container, { start: from, carriageReturns, ...limit, parses }),
    firstNumber,
    (row) => {
      index?.add(row);
      onRow(row, started.facts);
    },
    (header) => {
      started.facts = { ...started.facts, header };
      index?.begin(started.facts);
    },
  );
  const started: StartedFile = { reader, facts };
  return started;
}
