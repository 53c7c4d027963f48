import { isBlankRow } from "./container/blank";
import { readRows, type ReadOptions } from "./container/read-rows";
import { formatOf, formats as publicFormats } from "./format";
import type { Format } from "./format/format";
import { contentReader, type ContentReader } from "./row/read-content";
import { isObject } from "./row/row";
import { fileBytes } from "./source/file";
import type { ByteSource } from "./source/source";

/** What the beginning of a file says: rows of a known format, rows of another, nothing at all, or something else. */
export type DatasetEvidence = "format" | "rows" | "empty" | "none";

const mostBytes = 1 << 20;
const mostRows = 20;

/**
 * Looks at the first rows of a file, unpacked where it is gzip; `formats`: those that are known. Rejects with `FileError`
 * for a file of which not one row can be read.
 */
export function datasetEvidence(file: string, formats?: readonly Format[]): Promise<DatasetEvidence> {
  return look(fileBytes(file), file, false, formats);
}

/**
 * Looks at the first rows that a source gives; `name`: the file's. `isCut`: whether the source is a beginning only.
 * Gives `none` for a source that fails.
 */
export async function evidenceIn(source: ByteSource, name: string, isCut = false): Promise<DatasetEvidence> {
  try {
    return await look(source, name, isCut);
  } catch {
    return "none";
  }
}

async function look(
  source: ByteSource,
  name: string,
  isCut: boolean,
  formats: readonly Format[] = publicFormats,
): Promise<DatasetEvidence> {
  const rows: { readonly text: string; readonly value: unknown }[] = [];
  let read: ContentReader | undefined;
  let cut = isCut;
  let isText = false;
  const enough = new AbortController();
  const options: ReadOptions = {
    name,
    signal: enough.signal,
    onProgress: (bytes) => {
      if (bytes < mostBytes && rows.length < mostRows) return;
      cut = true;
      enough.abort();
    },
  };
  try {
    await readRows(source, options, ({ text }, { container, header }) => {
      // Any text at all could be lines of plain text.
      isText = container === "text";
      if (isText || rows.length >= mostRows) return;
      read ??= contentReader(container, header);
      if (!isBlankRow(text, container)) rows.push({ text, value: read(text).value });
    });
  } catch (error) {
    if (!enough.signal.aborted && rows.length === 0) throw error;
  }
  if (rows.length === 0) return isText || isCut ? "none" : "empty";
  const objects = rows.map(({ value }) => value).filter(isObject);
  const known = objects.filter((row) => formatOf(row, formats) !== undefined).length;
  if (known > 0 && known * 2 >= objects.length) return "format";
  // One object alone is a document of some kind, such as a package's description.
  const alike = rows.filter(({ text, value }) => isObject(value) || text.startsWith("{")).length;
  return alike * 2 > rows.length && (rows.length > 1 || cut) ? "rows" : "none";
}
