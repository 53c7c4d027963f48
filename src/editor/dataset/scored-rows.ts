import type { OpenDataset } from "../../dataset/open/open-dataset";
import type { OpenRow } from "../../dataset/open/open-row";
import { natsAPiece, type RowScore, type ScoredRow } from "../../dataset/scores/row-score";
import { scoredRange, scoredText } from "../../dataset/scores/scored-text";
import { stretchOf, type Tail } from "../../dataset/scores/stretch";
import { wordsOf } from "../../dataset/scores/surprising-words";
import type { Range } from "../../text/range";
import type { PositionRange } from "../dataset-worker/documents-protocol";
import type { ModelChoice, ScoreSummary, WordNats } from "../dataset-worker/scores-protocol";
import type { RequestContext } from "../dataset-worker/serve";
import { failureText, type Scores } from "../scores/text-scorer";
import { isBefore } from "./is-before";
import { placeOf } from "./shown-problems";

interface RowText {
  readonly row: OpenRow;
  readonly text: string;
}

const tails: Readonly<Record<Tail, string>> = { high: "dataset/high-perplexity", low: "dataset/low-perplexity" };

/** More rows than are shown need no place. */
const mostStretches = 1000;

/** How often it is told how far scoring has come, about. */
const mostTold = 1000;

// What is coloured at once: more is not on a screen.
const mostColoured = 40_000;

/**
 * Scores the rows of a dataset, or those that touch a range, so that the rules for scored rows have their say. Rows that
 * are edited meanwhile stay without a score. Rejects as `scores` does.
 */
export async function scoreRows(
  dataset: OpenDataset,
  scores: Scores,
  model: ModelChoice,
  { signal, progress }: RequestContext,
  range?: PositionRange,
): Promise<ScoreSummary> {
  const rows = textsOf(dataset, range);
  const scored: (RowScore | undefined)[] = [];
  let [done, told, known, failed] = [0, 0, 0, 0];
  let failure: string | undefined;
  await scores.score(
    rows.map(({ text }) => text),
    model,
    {
      signal,
      onResult: (i, result, isCached) => {
        if ("failure" in result) {
          failed++;
          failure ??= failureText(result.failure, model.locale);
        } else scored[i] = result;
        done++;
        if (isCached) known++;
        // What was known says nothing of how fast it goes, and each row would be a message.
        if (isCached || done - told < rows.length / mostTold) return;
        told = done;
        progress({ done, total: rows.length });
      },
    },
  );
  const byRow = scored.flatMap((score, i) => (score === undefined ? [] : [[rows[i]!.row, score] as const]));
  dataset.takeScores(nameOf(model), byRow);
  dataset.finish();
  await findStretches(dataset, rows, scores, model, signal);
  const { low, high } = countTails(dataset);
  return { rows: rows.length, failed, failure, known, median: medianOf(scored), low, high };
}

/** The texts of the rows that hold an object. */
function textsOf(dataset: OpenDataset, range: PositionRange | undefined): RowText[] {
  const first = range === undefined ? 0 : Math.max(0, dataset.rowAt(range.start));
  const last = range === undefined ? dataset.rows.length - 1 : dataset.rowAt(range.end);
  const texts: RowText[] = [];
  for (let i = first; i <= last; i++) {
    const row = dataset.row(i);
    if (row.object !== undefined) texts.push({ row: dataset.rows[i]!, text: scoredText(row.segments) });
  }
  return texts;
}

/** Finds what sets the rows apart of which a rule says that they lie in a tail. */
async function findStretches(
  dataset: OpenDataset,
  rows: readonly RowText[],
  scores: Scores,
  model: ModelChoice,
  signal: AbortSignal,
): Promise<void> {
  const inTail = rows.filter(({ row }) => tailOf(row) !== undefined).slice(0, mostStretches);
  if (inTail.length === 0) return;
  const usual = usualNats(rows);
  const found: { readonly row: OpenRow; readonly score: ScoredRow; readonly stretch: Range }[] = [];
  const before = inTail.map(({ row }) => row.score);
  await scores.score(
    inTail.map(({ text }) => text),
    model,
    {
      tokens: true,
      signal,
      onResult: (i, result) => {
        const { row } = inTail[i]!;
        const score = before[i];
        if ("failure" in result || score === undefined) return;
        // Halfway between what is usual and what this row has: where the whole row is odd it is all of it, else a part.
        const between = (usual + result.nll / Math.max(1, result.tokens)) / 2;
        const stretch = stretchOf(result.places ?? [], tailOf(row)!, between);
        if (stretch !== undefined) found.push({ row, score, stretch });
      },
    },
  );
  // Another model may have scored the rows meanwhile.
  const same = found.filter(({ row, score }) => row.score === score);
  if (same.length === 0) return;
  dataset.takeScores(
    nameOf(model),
    same.map(({ row, score, stretch }) => [row, { ...score, stretch }]),
  );
}

/** What tells a model from others; where it runs makes no difference. */
function nameOf({ folder }: ModelChoice): string {
  return folder ?? "";
}

/** Nats a token of all rows that were scored. */
function usualNats(rows: readonly RowText[]): number {
  let [nll, tokens] = [0, 0];
  for (const { row } of rows) {
    nll += row.score?.nll ?? 0;
    tokens += row.score?.tokens ?? 0;
  }
  return nll / Math.max(1, tokens);
}

function tailOf({ ofSet }: OpenRow): Tail | undefined {
  const has = (tail: Tail): boolean => ofSet.some(({ problem }) => problem.rule === tails[tail]);
  return has("high") ? "high" : has("low") ? "low" : undefined;
}

function countTails(dataset: OpenDataset): Record<Tail, number> {
  const counts = { high: 0, low: 0 };
  for (const row of dataset.rows) {
    const tail = tailOf(row);
    if (tail !== undefined) counts[tail]++;
  }
  return counts;
}

function medianOf(scores: readonly (RowScore | undefined)[]): number | undefined {
  const nats = scores.flatMap((score) => (score && natsAPiece(score)) ?? []).sort((a, b) => a - b);
  const middle = nats[nats.length >> 1];
  return middle === undefined ? undefined : Math.exp(middle);
}

/** How surprising each word is of the rows that touch a range. Rejects as `scores` does. */
export async function surpriseIn(
  dataset: OpenDataset,
  scores: Scores,
  model: ModelChoice,
  range: PositionRange,
  signal: AbortSignal,
): Promise<WordNats[]> {
  const words: WordNats[] = [];
  const asked = rowsFor(dataset, range);
  await scores.score(
    asked.map(({ text }) => text),
    model,
    {
      tokens: true,
      signal,
      onResult: (i, result) => {
        if ("failure" in result) return;
        const { text, number, row: before } = asked[i]!;
        // The row may be gone by now, or stand elsewhere.
        if (dataset.rows[number] !== before) return;
        const row = dataset.row(number);
        for (const { nats, ...place } of wordsOf(text, result.places ?? [])) {
          const found = scoredRange(row, place);
          if (found !== undefined)
            words.push({ ...placeOf(dataset, number, found.range), nats, text: text.slice(place.start, place.end) });
        }
      },
    },
  );
  words.sort((a, b) => (isBefore(a.start, b.start) ? -1 : 1));
  return words;
}

function rowsFor(dataset: OpenDataset, { start, end }: PositionRange): (RowText & { readonly number: number })[] {
  const rows: (RowText & { readonly number: number })[] = [];
  let length = 0;
  for (
    let number = Math.max(0, dataset.rowAt(start));
    number <= dataset.rowAt(end) && length < mostColoured;
    number++
  ) {
    const row = dataset.row(number);
    if (row.object === undefined) continue;
    const text = scoredText(row.segments);
    length += text.length;
    rows.push({ number, row: dataset.rows[number]!, text });
  }
  return rows;
}
