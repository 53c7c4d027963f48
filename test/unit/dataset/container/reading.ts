import { readRows, type FileFacts, type ReadOptions, type RowText } from "../../../../src/dataset/container/read-rows";
import { contentReader } from "../../../../src/dataset/row/read-content";
import type { ByteSource } from "../../../../src/dataset/source/source";

export interface ReadFile {
  readonly rows: readonly RowText[];
  readonly file: FileFacts;
}

/** The bytes in pieces of these sizes, over and over; each piece is overwritten when the next is asked for. */
export async function* inPieces(bytes: Uint8Array, sizes: readonly number[] = [bytes.length]): ByteSource {
  for (let at = 0, i = 0; at < bytes.length; i++) {
    const piece = Buffer.from(bytes.subarray(at, at + Math.max(1, sizes[i % sizes.length]!)));
    at += piece.length;
    yield piece;
    piece.fill(0x21);
  }
}

/** Reads a text or bytes as a file. */
export async function readAll(
  text: string | Uint8Array,
  options: ReadOptions = {},
  sizes?: readonly number[],
): Promise<ReadFile> {
  const rows: RowText[] = [];
  const bytes = typeof text === "string" ? Buffer.from(text) : text;
  const file = await readRows(inPieces(bytes, sizes), options, (row) => rows.push(row));
  return { rows, file };
}

export interface ReadRow {
  readonly text: string;
  /** Why the row is not as it should be. */
  readonly error?: string;
}

/** The rows as texts, each with its error if it has one. */
export async function rowsOf(text: string | Uint8Array, options: ReadOptions = {}): Promise<ReadRow[]> {
  const { rows, file } = await readAll(text, options);
  const read = contentReader(file.container, file.header);
  return rows.map((row) => {
    const { error } = read(row.text, row);
    return error === undefined ? { text: row.text } : { text: row.text, error: error.reason };
  });
}

/** The texts without what is dropped with each row. */
export async function withoutRow(text: string, number: number): Promise<string> {
  const { rows } = await readAll(text);
  const { offset, removal } = rows[number]!.place;
  return text.slice(0, offset + removal.start) + text.slice(offset + removal.end);
}
