import { parse } from "zod/v4/core";
import { DatasetCheck } from "../dataset/check";
import { chosenField, comparedText, type ComparedField } from "../dataset/near/compared-text";
import type { RowJoin } from "../dataset/near/compared-rows";
import { shownScore } from "../dataset/near/shown-score";
import type { Row } from "../dataset/row/row";
import { natsAPiece, type RowScores } from "../dataset/scores/row-score";
import { rowKeys, type RowKeys } from "../dataset/set/row-keys";
import { setRules } from "../dataset/set/rules";
import { nearDuplicate } from "../dataset/set/rules/near-duplicate";
import { SetRun } from "../dataset/set/run";
import { fieldTitles, tokenizerTitles } from "../dataset/titles";
import { localize } from "../lint/locale";
import { nearPairs } from "../similarity/join/near-pairs";
import { TokenTableBuilder } from "../similarity/token-table";
import { tokenizers } from "../similarity/tokenize";
import type { Decisions } from "./decisions";
import type { LeftRows } from "./left-rows";
import type { Keep } from "./recipe";
import type { NumberedStep } from "./stages";

/** What is known of a row that may be the same as another, like it, or in conflict with it. */
interface Candidate {
  readonly row: number;
  /** What puts a row before others of its group: the lower, the earlier. */
  readonly rank: number;
  readonly keys: RowKeys;
  /** What is compared, where texts are. */
  readonly text: string;
}

export interface GroupStageOptions {
  readonly join: RowJoin | undefined;
  /** What a language model made of the rows, where the best of a group is to stay. */
  readonly scores: RowScores | undefined;
}

// Their scores only serve to name the row that another is like.
const mostPairs = 20_000_000;
const firstRows = 200;

/**
 * Does a step of which one row of each group stays. The rows come in the order in which they are wanted, and each stays
 * if none before it that stays is the same as it, like it, or in conflict with it.
 */
export async function runGroupStage(
  left: LeftRows,
  decisions: Decisions,
  numbered: NumberedStep,
  { join, scores }: GroupStageOptions,
): Promise<void> {
  const { number, step } = numbered;
  const rule = step.rule!;
  const isNear = rule === nearDuplicate.id;
  const candidates: Candidate[] = [];
  let field: ComparedField = "all";
  const sample: Row[] = [];
  const take = (row: Row): void => {
    const keys = rowKeys(row);
    const text = isNear ? comparedText(row.segments, field) : "";
    candidates.push({ row: row.number, rank: rankOf(step.keep, row.number, keys, scores), keys, text });
  };
  // The first rows wait until they tell what is compared.
  const settle = (): void => {
    if (isNear) field = fieldOf(step.options, check.kind, sample);
    for (const row of sample) take(row);
    isSettled = true;
  };
  let isSettled = false;
  const check: DatasetCheck = new DatasetCheck(left.checkOptions([]), {
    row: (row) => {
      if (row.object === undefined) return;
      if (isSettled) return take(row);
      if (sample.push(row) === firstRows) settle();
    },
  });
  await left.read((row, file) => check.add(row, file));
  const { kind } = check.finish();
  if (!isSettled) settle();
  candidates.sort((a, b) => a.rank - b.rank || a.row - b.row);
  const found = isNear
    ? await alike(candidates, field, step.options, left, join)
    : related(candidates, rule, left, numbered, kind);
  for (const [row, reason, score] of found) {
    decisions.find(number);
    if (step.action === "drop") {
      decisions.reject(row, { step: number, rule, reason, ...(score !== undefined && { score }) });
    }
  }
}

function rankOf(
  keep: Keep,
  row: number,
  { promptLength, answerLength }: RowKeys,
  scores: RowScores | undefined,
): number {
  const length = promptLength + answerLength;
  const score = scores?.[row];
  const ranks: Readonly<Record<Keep, number>> = {
    first: row,
    last: -row,
    longest: -length,
    shortest: length,
    best: (score && natsAPiece(score)) ?? Infinity,
  };
  return ranks[keep];
}

type Rejected = Iterable<readonly [row: number, reason: string, score?: number]>;

/** What the rule for whole sets finds when it reads the candidates in their order. */
function* related(
  candidates: readonly Candidate[],
  id: string,
  left: LeftRows,
  numbered: NumberedStep,
  kind: Parameters<typeof chosenField>[1],
): Rejected {
  const rule = setRules.filter((one) => one.id === id);
  const run = new SetRun(rule, kind, left.checkOptions([numbered]));
  for (const { row, keys } of candidates) {
    for (const found of run.addKeys(keys, row)) if (found.row !== undefined) yield [found.row, found.problem.message];
  }
}

/** Rows that are like one that stays, by the seed-pool rule. */
async function alike(
  candidates: readonly Candidate[],
  field: ComparedField,
  given: object | undefined,
  left: LeftRows,
  join: RowJoin | undefined,
): Promise<Rejected> {
  const { threshold, tokenizer } = parse(nearDuplicate.options!, given ?? {});
  const builder = new TokenTableBuilder(tokenizers[tokenizer]);
  for (const { text } of candidates) builder.add(text);
  const options = { ...join?.(candidates.length), threshold, mostPairs };
  const { pairs, kept } = await nearPairs(builder.build(), options);
  const stays = new Uint8Array(candidates.length);
  for (const at of kept) stays[at] = 1;
  // Of each row that goes, the most alike of those that stay.
  const nearest = new Map<number, { readonly row: number; readonly score: number }>();
  pairs?.forEach((a, b, score) => {
    const [gone, other] = stays[a] === 1 ? [b, a] : [a, b];
    if (stays[gone] === 1 || stays[other] === 0 || (nearest.get(gone)?.score ?? 0) >= score) return;
    nearest.set(gone, { row: candidates[other]!.row, score });
  });
  const { locale } = left.options;
  const titles = { field: fieldTitles[field][locale], tokenizer: tokenizerTitles[tokenizer][locale] };
  return candidates.flatMap(({ row }, at) => {
    if (stays[at] === 1) return [];
    const like = nearest.get(at);
    const data = {
      ...titles,
      earlier: like === undefined ? "?" : like.row + 1,
      score: shownScore(like?.score ?? threshold),
    };
    return [[row, localize(nearDuplicate.messages.near, locale, data), like?.score ?? threshold] as const];
  });
}

function fieldOf(
  given: object | undefined,
  kind: Parameters<typeof chosenField>[1],
  sample: readonly Row[],
): ComparedField {
  const { field } = parse(nearDuplicate.options!, given ?? {});
  return chosenField(
    field,
    kind,
    sample.map(({ segments }) => segments),
  );
}
