import { DatasetCheck } from "../dataset/check";
import type { RowJoin } from "../dataset/near/compared-rows";
import type { RowScores } from "../dataset/scores/row-score";
import type { SetProblem } from "../dataset/set/run";
import type { Decisions } from "./decisions";
import type { LeftRows } from "./left-rows";
import type { NumberedStep } from "./stages";

/** Does a step that looks at the set as a whole. `scores`: what a language model made of the rows, where the step asks for that. */
export async function runSetStage(
  left: LeftRows,
  decisions: Decisions,
  numbered: NumberedStep,
  join: RowJoin | undefined,
  scores?: RowScores,
): Promise<void> {
  const { number, step } = numbered;
  const rule = step.rule!;
  const note = (row: number, reason: string): void => {
    decisions.find(number);
    if (step.action === "drop") decisions.reject(row, { step: number, rule, reason });
  };
  // A rule may speak of a row several times.
  const seen = new Set<number>();
  const take = (row: number | undefined, reason: string): void => {
    if (row === undefined || seen.has(row)) return;
    seen.add(row);
    note(row, reason);
  };
  const options = left.checkOptions([numbered]);
  const settings = { ...options.settings, ...(scores && { scores }) };
  const check = new DatasetCheck(
    { ...options, settings, compares: true },
    {
      row: ({ number: row }, problems) => {
        for (const problem of problems) if (problem.rule === rule) take(row, problem.message);
      },
      set: ({ row, problem }: SetProblem) => take(row, problem.message),
    },
  );
  await left.read((row, file) => check.add(row, file));
  await check.compare(join);
  check.finish();
}
