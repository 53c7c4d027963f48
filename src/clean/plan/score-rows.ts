import { DatasetCheck } from "../../dataset/check";
import type { RowScore, RowScores } from "../../dataset/scores/row-score";
import { scoredText } from "../../dataset/scores/scored-text";
import type { LeftRows } from "./left-rows";

/** Gives each text its score under a language model; undefined for one that cannot be scored. */
export type ScoreTexts = (texts: readonly string[]) => Promise<readonly (RowScore | undefined)[]>;

/** Has the rows that are left scored, a piece of the file at a time. */
export async function scoreRows(left: LeftRows, score: ScoreTexts): Promise<RowScores> {
  const scores: (RowScore | undefined)[] = [];
  let waiting: { readonly row: number; readonly text: string }[] = [];
  const check = new DatasetCheck(left.checkOptions([]), {
    row: (row) => {
      if (row.object !== undefined) waiting.push({ row: row.number, text: scoredText(row.segments) });
    },
  });
  const flush = async (): Promise<void> => {
    const asked = waiting;
    waiting = [];
    if (asked.length === 0) return;
    const found = await score(asked.map(({ text }) => text));
    for (const [i, { row }] of asked.entries()) scores[row] = found[i];
  };
  await left.read((row, file) => check.add(row, file), flush);
  check.finish();
  await flush();
  return scores;
}
