import { createWriteStream, rmSync } from "node:fs";
import { open, rename } from "node:fs/promises";
import { Readable } from "node:stream";
import { pipeline } from "node:stream/promises";
import { createGzip } from "node:zlib";
import { hasHeader } from "../../dataset/container/container";
import { ConversionReport } from "../../dataset/convert/conversion-report";
import { inPieces, writeRows, type WritableContainer } from "../../dataset/convert/write-rows";
import type { Format, JsonObject } from "../../dataset/format/format";
import type { Row } from "../../dataset/row/row";
import { fileBytes } from "../../dataset/source/file";
import { takeFreeName } from "../../dataset/output/free-name";
import { FileError, fileErrorOf } from "../../dataset/source/file-error";
import { asAsked } from "./as-asked";
import { UnreadSource, type SourceFile } from "./source-files";
import { readDataset } from "../../dataset/read-dataset";

export interface ConvertOptions {
  readonly to: Format;
  readonly container: WritableContainer;
  readonly gzip: boolean;
  /** Where the rows are written; nothing is changed there before all of them are. */
  readonly out: string;
  /** The rights of the file that it takes the place of; without them there must be none. */
  readonly mode?: number | undefined;
  /** Whether to write what can be written although something is lost. */
  readonly lossy: boolean;
  readonly signal: AbortSignal;
  readonly onProgress: (bytes: number, rows: number) => void;
}

export interface ConvertedDataset {
  readonly report: ConversionReport;
  /** Whether `out` is there. */
  readonly isWritten: boolean;
}

/**
 * Converts the rows of `files`, one behind the other, in a stream. Nothing is written where something would be lost that
 * may not be, and where there are no rows. Rejects with `UnreadSource`, with the file system's error for a file that
 * cannot be written, with `UnfitForTable`, and with the signal's reason; nothing is written then either.
 */
export async function convertDataset(files: readonly SourceFile[], options: ConvertOptions): Promise<ConvertedDataset> {
  const { out, container, lossy, signal } = options;
  const columns = hasHeader(container) ? await columnsOf(files, options) : undefined;
  const report = new ConversionReport(options.to);
  const temporary = `${out}.${process.pid}.tmp`;
  const text = inPieces(writeRows(convertedRows(files, options, report), container, columns));
  const packing = options.gzip ? [createGzip()] : [];
  const streams = [
    Readable.from(text, { objectMode: true }),
    ...packing,
    createWriteStream(temporary, { flags: "wx", ...(options.mode !== undefined && { mode: options.mode }) }),
  ];
  try {
    await pipeline(streams, { signal });
    const isWritten = report.rows > 0 && (lossy || report.isLossless);
    if (isWritten) {
      await flushToDisk(temporary);
      if (options.mode === undefined) await takeFreeName(temporary, out);
      else await rename(temporary, out);
    }
    return { report, isWritten };
  } finally {
    rmSync(temporary, { force: true });
  }
}

/** The rows as they are to be written. When one loses something that it may not lose, the others are only counted. */
async function* convertedRows(
  files: readonly SourceFile[],
  options: ConvertOptions,
  report: ConversionReport,
): AsyncGenerator<JsonObject> {
  for await (const row of rowsOf(files, options, report)) {
    const converted = report.convert(row);
    if (converted !== undefined && (options.lossy || report.isLossless)) yield converted;
  }
}

async function* rowsOf(
  files: readonly SourceFile[],
  { signal, onProgress }: ConvertOptions,
  report: ConversionReport,
): AsyncGenerator<Row> {
  let before = 0;
  for (const { file, ...formats } of files) {
    let bytes = 0;
    let rows: number | undefined;
    const told = (read: number): void => onProgress(before + (bytes = read), report.rows);
    const options = { ...formats, signal, onProgress: told };
    const read = asAsked<Row>(fileBytes(file), (source, push) => readDataset(file, { ...options, source }, push));
    try {
      for await (const row of read) {
        rows = row.number + 1;
        yield row;
      }
    } catch (error) {
      signal.throwIfAborted();
      throw fileErrorOf(error) instanceof FileError ? new UnreadSource(file, rows, error) : error;
    }
    before += bytes;
  }
}

/** Every field that a converted row has, in the order of their first rows: a table's columns. */
async function columnsOf(files: readonly SourceFile[], options: ConvertOptions): Promise<string[]> {
  const names = new Set<string>();
  for await (const row of convertedRows(files, { ...options, lossy: true }, new ConversionReport(options.to))) {
    for (const name of Object.keys(row)) names.add(name);
  }
  return [...names];
}

async function flushToDisk(file: string): Promise<void> {
  const handle = await open(file, "r+");
  try {
    await handle.sync();
  } finally {
    await handle.close();
  }
}
