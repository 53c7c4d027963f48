import { DatasetCheck, type DatasetCheckOptions, type DatasetFacts } from "./check";
import { readRows, type FileFacts, type ReadOptions } from "./container/read-rows";
import { documentedDatasetRules } from "./documented-rules";
import type { Row } from "./row/row";
import { fileBytes } from "./source/file";
import type { ByteSource } from "./source/source";

export type ReadDatasetOptions = Pick<ReadOptions, "name" | "signal" | "onProgress"> &
  Pick<DatasetCheckOptions, "format" | "formats"> & {
    /** What is read in the place of the file's bytes as they come. */
    readonly source?: ByteSource;
  };

const silent = new Map(documentedDatasetRules.map(({ id }) => [id, { severity: "off" as const }]));
const unused = { locale: "en", rules: silent, settings: { model: undefined, trainer: undefined } } as const;

/**
 * Reads the rows of `file` as their formats see them, without checking them. Rejects as `readRows` does, when the rows
 * before have been given.
 */
export async function readDataset(
  file: string,
  { source = fileBytes(file), name = file, signal, onProgress, ...formats }: ReadDatasetOptions,
  onRow: (row: Row) => void,
): Promise<FileFacts & DatasetFacts> {
  const rows = new DatasetCheck({ ...unused, ...formats }, { row: onRow });
  const reading: ReadOptions = { name, ...(signal && { signal }), ...(onProgress && { onProgress }) };
  try {
    const facts = await readRows(source, reading, (row, found) => rows.add(row, found));
    return { ...facts, ...rows.finish() };
  } catch (error) {
    rows.finish();
    throw error;
  }
}
