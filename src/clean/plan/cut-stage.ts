import { DatasetCheck } from "../../dataset/check";
import { rewritten, type RowText } from "../../dataset/container/row-text";
import { rowKeys } from "../../dataset/set/row-keys";
import { placed, type SetProblem } from "../../dataset/set/run";
import { applyFixes } from "../../lint/fixes";
import type { Decisions } from "./decisions";
import type { LeftRows } from "./left-rows";
import type { NumberedStep } from "./stages";

/**
 * Does a step that cuts from rows the sentences that a rule finds in too many of them: wherever they stand, but where
 * nothing else would be left. Which they are shows behind the last row, so that the rows are read twice.
 */
export async function runCutStage(left: LeftRows, decisions: Decisions, numbered: NumberedStep): Promise<void> {
  const { number: step } = numbered;
  const options = left.checkOptions([numbered]);
  const settings = { ...options.settings, saysAll: true };
  const found = new Map<number, SetProblem>();
  const check = new DatasetCheck(
    { ...options, settings },
    {
      set: (problem) => {
        if (problem.sentence !== undefined) found.set(problem.sentence.key, problem);
      },
    },
  );
  await left.read((row, file) => check.add(row, file));
  check.finish();
  if (found.size === 0) return;
  await left.read((source) => {
    const row = check.rowOf(source);
    if (row.object === undefined) return;
    const problems = rowKeys(row, { sentences: true }).sentences.flatMap((key) => found.get(key) ?? []);
    if (problems.length === 0) return;
    decisions.find(step);
    const text = problems.reduce((before, problem) => cut(check, source, before, problem), source.text);
    if (text !== source.text) decisions.change(source.number, step, text);
  });
  left.changed(undefined);
}

/** The row's text without what a problem is about. */
function cut(check: DatasetCheck, source: RowText, before: string, problem: SetProblem): string {
  const row = check.rowOf(before === source.text ? source : rewritten(source, before));
  return applyFixes(before, [placed({ ...problem, drop: undefined }, row)]).text;
}
