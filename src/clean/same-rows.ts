import { DatasetCheck } from "../dataset/check";
import { rowKeys, type RowKeys } from "../dataset/set/row-keys";
import { setRules } from "../dataset/set/rules";
import { SetRun } from "../dataset/set/run";
import type { Grouped } from "./group-stage";
import { KeptKeys } from "./kept-keys";
import type { LeftRows } from "./left-rows";
import type { NumberedStep } from "./stages";
import type { WantedRows } from "./wanted-rows";

/**
 * The rows that a rule finds the same as one that is wanted before them, or in conflict with it. Only keys of the rows
 * are kept.
 */
export async function sameRows(left: LeftRows, wanted: WantedRows, numbered: NumberedStep): Promise<Grouped[]> {
  const kept = new KeptKeys();
  const check = new DatasetCheck(left.checkOptions([]), {
    row: (row) => {
      if (row.object === undefined) return;
      wanted.add(row);
      kept.add(rowKeys(row));
    },
  });
  await left.read((row, file) => check.add(row, file));
  const { kind } = check.finish();
  const rules = setRules.filter(({ id }) => id === numbered.step.rule);
  const run = new SetRun(rules, kind, left.checkOptions([numbered]));
  const found: Grouped[] = [];
  // What the rows say that are found. A rule only speaks of the first row that says something.
  const known = new Map<string, Grouped>();
  for (const place of wanted.order()) {
    const row = wanted.rowAt(place);
    const keys = kept.at(place);
    const [problem] = run.addKeys(keys, row).filter((one) => one.row === row);
    const same = known.get(whatIsSaid(keys));
    if (problem === undefined && same === undefined) continue;
    const one =
      problem === undefined
        ? { ...same!, row }
        : { row, staying: problem.problem.related[0]?.row, reason: problem.problem.message };
    if (problem !== undefined) known.set(whatIsSaid(keys), one);
    found.push(one);
  }
  return found;
}

function whatIsSaid({ wholeLow, wholeHigh, askedLow }: RowKeys): string {
  return `${wholeLow},${wholeHigh},${askedLow}`;
}
