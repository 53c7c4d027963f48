import { comparedText, type ComparedField } from "../../dataset/near/compared-text";
import type { Row } from "../../dataset/row/row";
import type { Segment } from "../../dataset/row/view";
import { scoredText } from "../../dataset/scores/scored-text";
import { readDataset, type ReadDatasetOptions } from "../../dataset/read-dataset";

/** What of each row is scored. */
export interface ScoredTexts {
  /** A text for each row, in the file's order; undefined for a row that does not parse. */
  readonly texts: readonly (string | undefined)[];
  /** The rows' 0-based numbers in the file. */
  readonly rows: readonly number[];
}

/**
 * Reads the texts of `file` that are scored; `auto` is what rules and profiles go by, a row's `scoredText`. Rejects as
 * `readDataset` does.
 */
export async function readScoredTexts(
  file: string,
  field: ComparedField | "auto",
  options: ReadDatasetOptions,
): Promise<ScoredTexts> {
  const textOf =
    field === "auto" ? scoredText : (segments: readonly Segment[]): string => comparedText(segments, field);
  const texts: (string | undefined)[] = [];
  const rows: number[] = [];
  await readDataset(file, options, (row: Row) => {
    if (row.isBlank) return;
    rows.push(row.number);
    texts.push(row.object === undefined ? undefined : textOf(row.segments));
  });
  return { texts, rows };
}
