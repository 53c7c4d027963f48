import { DatasetCheck } from "../../dataset/check";
import type { DatasetCheckOptions } from "../../dataset/check-options";
import type { RowJoin } from "../../dataset/near/compared-rows";
import type { RowScores } from "../../dataset/scores/row-score";
import { setRules } from "../../dataset/set/rules";
import { SetRun, type SetProblem } from "../../dataset/set/run";
import type { Decisions } from "./decisions";
import type { KeptKeys } from "./kept-keys";
import type { LeftRows } from "./left-rows";
import { readsKeys, type NumberedStep } from "./stages";

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
  if (readsKeys({ kind: "set", step: numbered })) {
    for (const { row, problem } of problemsOf(await left.keys(), left, { ...options, settings })) {
      take(row, problem.message);
    }
    return;
  }
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

/** What the rule that is on says of the rows that are left. */
function* problemsOf(keys: KeptKeys, left: LeftRows, options: DatasetCheckOptions): Generator<SetProblem> {
  const run = new SetRun(setRules, left.kind, options);
  for (const place of left.places(keys)) yield* run.addKeys(keys.at(place), keys.rowAt(place));
  yield* run.finish();
  yield* run.score(options.settings.scores ?? []);
  yield* run.later();
}
