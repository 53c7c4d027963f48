import type { RowJoin } from "../../dataset/near/compared-rows";
import type { RowScores } from "../../dataset/scores/row-score";
import { nearDuplicate } from "../../dataset/set/rules/near-duplicate";
import type { Decisions } from "./decisions";
import type { LeftRows } from "./left-rows";
import { nearRows } from "./near-rows";
import { pairRows } from "./pair-rows";
import { sameRows } from "./same-rows";
import type { NumberedStep } from "./stages";
import { WantedRows } from "./wanted-rows";

export interface GroupStageOptions {
  readonly join: RowJoin | undefined;
  /** What a language model made of the rows, where the best of a group is to stay. */
  readonly scores: RowScores | undefined;
}

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
  const wanted = new WantedRows(step.keep ?? "first", scores);
  const found =
    rule === nearDuplicate.id
      ? await nearRows(left, wanted, step.options, join)
      : await sameRows(left, wanted, numbered);
  const pairs = step.action === "pair" ? await pairRows(left, found) : undefined;
  for (const { row, ...why } of found) {
    decisions.find(number);
    if (step.action !== "flag") decisions.reject(row, { step: number, rule, ...why, pair: pairs?.get(row) });
  }
}
