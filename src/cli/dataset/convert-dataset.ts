import { createWriteStream, rmSync } from "node:fs";
import { open, rename } from "node:fs/promises";
import { Readable } from "node:stream";
import { pipeline } from "node:stream/promises";
import { createGzip } from "node:zlib";
import type { DatasetCheckOptions } from "../../dataset/check";
import { hasHeader } from "../../dataset/container/container";
import { ConversionReport } from "../../dataset/convert/conversion-report";
import { inPieces, writeRows, type WritableContainer } from "../../dataset/convert/write-rows";
import type { Format, JsonObject } from "../../dataset/format/format";
import type { Row } from "../../dataset/row/row";
import { fileBytes } from "../../dataset/source/file";
import { asAsked } from "./as-asked";
import { readDataset } from "./read-dataset";

export interface ConvertOptions extends Pick<DatasetCheckOptions, "format" | "formats"> {
  readonly to: Format;
  readonly container: WritableContainer;
  readonly gzip: boolean;
  /** Where the rows are written; nothing is there before all of them are. */
  readonly out: string;
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
 * Converts the rows of `files`, one behind the other, in a stream. Where something would be lost that may not be, nothing is written. Rejects
 * with `FileError` for a file that cannot be read, with the file system's error for one that cannot be written, with
 * `UnfitForTable`, and with the signal's reason; nothing is written then either.
 */
export async function convertDataset(files: readonly string[], options: ConvertOptions): Promise<ConvertedDataset> {
  const { out, container, lossy, signal } = options;
  const columns = hasHeader(container) ? await columnsOf(files, options) : undefined;
  const report = new ConversionReport(options.to);
  const temporary = `${out}.${process.pid}.tmp`;
  const text = inPieces(writeRows(convertedRows(files, options, report), container, columns));
  const packing = options.gzip ? [createGzip()] : [];
  const streams = [
    Readable.from(text, { objectMode: true }),
    ...packing,
    createWriteStream(temporary, { flags: "wx" }),
  ];
  try {
    await pipeline(streams, { signal });
    const isWritten = lossy || report.isLossless;
    if (isWritten) {
      await flushToDisk(temporary);
      await rename(temporary, out);
    }
    return { report, isWritten };
  } finally {
    rmSync(temporary, { force: true });
  }
}

/** The rows as they are to be written. When one loses something that it may not lose, the others are only counted. */
async function* convertedRows(
  files: readonly string[],
  options: ConvertOptions,
  report: ConversionReport,
): AsyncGenerator<JsonObject> {
  for await (const row of rowsOf(files, options, report)) {
    const converted = report.convert(row);
    if (converted !== undefined && (options.lossy || report.isLossless)) yield converted;
  }
}

async function* rowsOf(
  files: readonly string[],
  { onProgress, ...options }: ConvertOptions,
  report: ConversionReport,
): AsyncGenerator<Row> {
  let before = 0;
  for (const file of files) {
    let bytes = 0;
    const told = (read: number): void => onProgress(before + (bytes = read), report.rows);
    yield* asAsked<Row>(fileBytes(file), (source, push) =>
      readDataset(file, { ...options, source, onProgress: told }, push),
    );
    before += bytes;
  }
}

/** Every field that a converted row has, in the order of their first rows: a table's columns. */
async function columnsOf(files: readonly string[], options: ConvertOptions): Promise<string[]> {
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
