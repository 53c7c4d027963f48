import { parse } from "zod/v4/core";
import type { RowKeys } from "../../dataset/set/row-keys";
import { setRules } from "../../dataset/set/rules";
import { conflictingOutputs } from "../../dataset/set/rules/conflicting-outputs";
import { SetRun } from "../../dataset/set/run";
import { GrowingNumbers } from "../../similarity/growing-numbers";
import type { Grouped } from "./grouped";
import type { LeftRows } from "./left-rows";
import type { NumberedStep } from "./stages";
import type { WantedRows } from "./wanted-rows";

/** The rows that a rule finds the same as one that is wanted before them, or in conflict with it. */
export async function sameRows(left: LeftRows, wanted: WantedRows, numbered: NumberedStep): Promise<Grouped[]> {
  const keys = await left.keys();
  const places = new GrowingNumbers();
  for (const place of left.places(keys)) {
    wanted.add(keys.rowAt(place), () => lengthOf(keys.at(place)));
    places.push(place);
  }
  const rules = setRules.filter(({ id }) => id === numbered.step.rule);
  const options = left.checkOptions([numbered]);
  const run = new SetRun(rules, left.kind, { ...options, settings: { ...options.settings, saysAll: true } });
  const found: Grouped[] = [];
  // What the rows say that are found. A rule only speaks of the first row that says something.
  const known = new Map<string, Grouped>();
  for (const i of wanted.order()) {
    const row = wanted.rowAt(i);
    const own = keys.at(places.at(i));
    const one = problemOf(row, own, run) ?? known.get(whatIsSaid(own));
    if (one === undefined) continue;
    known.set(whatIsSaid(own), one);
    found.push({ ...one, row });
  }
  return numbered.step.rule === conflictingOutputs.id ? withoutOpen(found, numbered.step.options) : found;
}

/** Of prompts that are meant to be open, as more answers to them are there than the rule's `most`, all rows stay. */
function withoutOpen(found: readonly Grouped[], given: object | undefined): Grouped[] {
  const { most } = parse(conflictingOutputs.options!, given ?? {});
  const counts = new Map<number | undefined, number>();
  for (const { staying } of found) counts.set(staying, (counts.get(staying) ?? 0) + 1);
  return found.filter(({ staying }) => counts.get(staying)! <= most);
}

function lengthOf({ promptLength, answerLength }: RowKeys): number {
  return promptLength + answerLength;
}

function problemOf(row: number, keys: RowKeys, run: SetRun): Grouped | undefined {
  const found = run.addKeys(keys, row).find((one) => one.row === row);
  return found && { row, staying: found.problem.related[0]?.row, reason: found.problem.message };
}

function whatIsSaid({ wholeLow, wholeHigh, askedLow }: RowKeys): string {
  return `${wholeLow},${wholeHigh},${askedLow}`;
}
