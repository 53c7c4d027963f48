import { beginReading, type BeginOptions } from "../container/begin-reading";
import type { Container } from "../container/container";
import { SlidingWindow } from "../source/sliding-window";
import type { ByteSource } from "../source/source";
import type { OpenRow } from "./open-row";
import { OpenText } from "./open-text";
import { RowCutter } from "./row-cutter";

export interface OpenReadOptions extends BeginOptions {
  readonly signal?: AbortSignal;
  /** Told how many bytes have been read, after each piece. */
  readonly onProgress?: (bytes: number) => void;
}

/**
 * Reads a text that is to be edited; a byte order mark is left out, as editors do. Rejects as the source does; with the
 * signal's reason; with `FileError` where the content is no text or no UTF-8.
 */
export async function readOpenText(
  source: ByteSource,
  { signal, onProgress, ...options }: OpenReadOptions,
): Promise<OpenText> {
  const rows: OpenRow[] = [];
  const head = new SlidingWindow();
  let bytes = 0;
  let started: { readonly cutter: RowCutter; readonly container: Container } | undefined;
  const start = (complete: boolean): void => {
    const beginning = beginReading(head.bytes, complete, options);
    if (beginning === undefined) return;
    const { container, start: from } = beginning;
    const cutter = new RowCutter(container, (row) => rows.push(row));
    cutter.add(head.bytes.subarray(from));
    started = { cutter, container };
  };
  for await (const piece of source) {
    signal?.throwIfAborted();
    bytes += piece.length;
    if (started !== undefined) started.cutter.add(piece);
    else {
      head.append(piece);
      start(false);
    }
    onProgress?.(bytes);
  }
  if (started === undefined) start(true);
  const { cutter, container } = started!;
  cutter.add(Buffer.alloc(0), true);
  return new OpenText(container, rows, cutter.header, cutter.tail);
}
