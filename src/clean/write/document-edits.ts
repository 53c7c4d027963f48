import { dropRows } from "../../dataset/open/cure";
import type { OpenDataset } from "../../dataset/open/open-dataset";
import type { LineChange } from "../../dataset/open/open-text";
import { difference } from "../../text/difference";
import type { CleaningPlan } from "../plan/plan";
import { dropsBlankLines } from "../recipe/recipe";

/** The edits that carry a plan out on a document that holds the very rows that it is about; in order, none overlap. */
export function documentEdits(dataset: OpenDataset, { decisions, recipe }: CleaningPlan): LineChange[] {
  const withoutBlank = dropsBlankLines(recipe);
  const dropped: number[] = [];
  const changed: LineChange[] = [];
  for (const [row, { text: before }] of dataset.rows.entries()) {
    if (decisions.rejection(row) !== undefined || (withoutBlank && dataset.isBlank(row))) {
      dropped.push(row);
      continue;
    }
    const now = decisions.text(row);
    const edit = now === undefined ? undefined : difference(before, now);
    if (edit === undefined) continue;
    const { start, end } = edit.range;
    changed.push({ start: dataset.position(row, start), end: dataset.position(row, end), text: edit.text });
  }
  return [...dropRows(dataset, dropped), ...changed].sort(
    (a, b) => a.start.line - b.start.line || a.start.character - b.start.character,
  );
}
