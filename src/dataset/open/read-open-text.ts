import { headSize, type Container } from "../container/container";
import { detectContainer } from "../container/detect";
import type { ByteSource } from "../source/source";
import type { OpenRow } from "./open-row";
import { OpenText } from "./open-text";
import { RowCutter } from "./row-cutter";

export interface OpenReadOptions {
  /** The file's name, which decides where the content could be read in two ways. */
  readonly name: string;
  /** How the text holds its rows; by default what its beginning tells. */
  readonly container?: Container;
  readonly signal?: AbortSignal;
  /** Told how many bytes have been read, after each piece. */
  readonly onProgress?: (bytes: number) => void;
}

const byteOrderMark = Buffer.from([0xef, 0xbb, 0xbf]);

/** Reads a text that is to be edited; a byte order mark is left out, as editors do. Rejects as the source does, and with the signal's reason. */
export async function readOpenText(
  source: ByteSource,
  { name, container, signal, onProgress }: OpenReadOptions,
): Promise<OpenText> {
  const rows: OpenRow[] = [];
  let head: Uint8Array[] = [];
  let bytes = 0;
  let cutter: RowCutter | undefined;
  let found: Container | undefined;
  const start = (complete: boolean): RowCutter => {
    const beginning = Buffer.concat(head);
    head = [];
    const text = beginning.subarray(0, 3).equals(byteOrderMark) ? beginning.subarray(3) : beginning;
    found = container ?? detectContainer(text.subarray(0, headSize), complete, name);
    const made = new RowCutter(found, (row) => rows.push(row));
    made.add(text);
    return made;
  };
  for await (const piece of source) {
    signal?.throwIfAborted();
    bytes += piece.length;
    if (cutter !== undefined) cutter.add(piece);
    else {
      // The source may use its buffer again.
      head.push(Buffer.from(piece));
      if (bytes >= headSize) cutter = start(false);
    }
    onProgress?.(bytes);
  }
  cutter ??= start(true);
  cutter.add(Buffer.alloc(0), true);
  const text = new OpenText(found!, rows);
  text.tail = cutter.tail;
  return text;
}
