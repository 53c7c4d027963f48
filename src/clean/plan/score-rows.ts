import { DatasetCheck } from "../../dataset/check";
import type { RowScore, RowScores } from "../../dataset/scores/row-score";
import { scoredText } from "../../dataset/scores/scored-text";
import type { LeftRows } from "./left-rows";

/**
 * Gives each text its score under a language model; undefined for one that cannot be scored. `onScored` is to be called
 * for each text that is done, in any order.
 */
export type ScoreTexts = (texts: readonly string[], onScored: () => void) => Promise<readonly (RowScore | undefined)[]>;

// Rows that are scored before it is told how far that has come.
const rowsBetween = 64;

interface Waiting {
  readonly row: number;
  readonly text: string;
  /** Where the row ends in the file. */
  readonly end: number;
}

/** Has the rows that are left scored, a piece of the file at a time. Rejects as the source and `score` do. */
export async function scoreRows(left: LeftRows, score: ScoreTexts): Promise<RowScores> {
  const scores: (RowScore | undefined)[] = [];
  let waiting: Waiting[] = [];
  const check = new DatasetCheck(left.checkOptions([]), {
    row: ({ number: row, object, segments, source }) => {
      if (object !== undefined) waiting.push({ row, text: scoredText(segments), end: source.place.byteEnd });
    },
  });
  let told = 0;
  const flush = async (): Promise<void> => {
    const asked = waiting;
    waiting = [];
    if (asked.length === 0) return;
    const [from, to] = [told, asked.at(-1)!.end];
    let done = 0;
    const onScored = (): void => {
      if (++done % rowsBetween === 0) left.tell(Math.floor(from + ((to - from) * done) / asked.length));
    };
    const texts = asked.map(({ text }) => text);
    const found = await score(texts, onScored);
    left.options.signal?.throwIfAborted();
    for (const [i, { row }] of asked.entries()) scores[row] = found[i];
    left.tell((told = to));
  };
  const { bytes } = await left.read((row, file) => check.add(row, file), flush);
  check.finish();
  await flush();
  left.tell(bytes);
  return scores;
}
