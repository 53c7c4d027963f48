import { DatasetCheck, type DatasetCheckOptions, type DatasetFacts } from "./check";
import { readRows, type FileFacts, type ReadOptions, type RowText } from "./container/read-rows";
import { documentedDatasetRules } from "./documented-rules";
import type { Row } from "./row/row";
import { fileBytes } from "./source/file";
import type { ByteSource } from "./source/source";

export type ReadDatasetOptions = Pick<ReadOptions, "name" | "signal" | "onProgress" | "firstNumber" | "index"> &
  Pick<DatasetCheckOptions, "format" | "formats"> & {
    /** What is read in the place of the file's bytes as they come. */
    readonly source?: ByteSource;
  };

/** For who reads rows a second time. */
export interface RowsAgain {
  /** A row as its format sees it, by its text. */
  readonly rowOf: (source: RowText) => Row;
}

const silent = new Map(documentedDatasetRules.map(({ id }) => [id, { severity: "off" as const }]));
const unused = { locale: "en", rules: silent, settings: { model: undefined, trainer: undefined } } as const;

/**
 * Reads the rows of `file` as their formats see them, without checking them. Rejects as `readRows` does, when the rows
 * before have been given.
 */
export async function readDataset(
  file: string,
  options: ReadDatasetOptions,
  onRow: (row: Row) => void,
): Promise<FileFacts & DatasetFacts & RowsAgain> {
  const { source, name = file, signal, onProgress, firstNumber, index, ...formats } = options;
  const bytes = source ?? fileBytes(file, (stamp) => index !== undefined && (index.stamp = stamp));
  const rows = new DatasetCheck({ ...unused, ...formats }, { row: onRow });
  const reading: ReadOptions = {
    name,
    ...(signal && { signal }),
    ...(onProgress && { onProgress }),
    ...(firstNumber !== undefined && { firstNumber }),
    ...(index && { index }),
  };
  try {
    const facts = await readRows(bytes, reading, (row, found) => rows.add(row, found));
    return { ...facts, ...rows.finish(), rowOf: (row) => rows.rowOf(row) };
  } catch (error) {
    rows.finish();
    throw error;
  }
}
