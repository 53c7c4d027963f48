import { comparedText, type ComparedField } from "../../dataset/near/compared-text";
import type { Row } from "../../dataset/row/row";
import { readDataset, type ReadDatasetOptions } from "../../dataset/read-dataset";

/** What of each row is scored. */
export interface ScoredTexts {
  /** A text for each row, in the file's order; undefined for a row that does not parse. */
  readonly texts: readonly (string | undefined)[];
  /** The rows' 0-based numbers in the file. */
  readonly rows: readonly number[];
}

/**
 * Reads the texts of `file` that are scored; `auto` is all that a model would learn from: everything but what the system
 * says. Rejects as `readDataset` does.
 */
export async function readScoredTexts(
  file: string,
  field: ComparedField | "auto",
  options: ReadDatasetOptions,
): Promise<ScoredTexts> {
  const texts: (string | undefined)[] = [];
  const rows: number[] = [];
  await readDataset(file, options, (row: Row) => {
    if (row.isBlank) return;
    rows.push(row.number);
    texts.push(
      row.object === undefined ? undefined : comparedText(row.view.segments, field === "auto" ? "all" : field),
    );
  });
  return { texts, rows };
}
