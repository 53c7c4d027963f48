import { DatasetCheck, type DatasetCheckOptions, type DatasetFacts } from "../../../src/dataset/check";
import { readRows, type ReadOptions } from "../../../src/dataset/container/read-rows";
import type { Row } from "../../../src/dataset/row/row";
import { placed } from "../../../src/dataset/set/run";
import { bytesOf } from "../../../src/dataset/source/source";
import type { Problem } from "../../../src/lint/problem";
import type { Range } from "../../../src/text/range";

/** A problem with the row that it is shown at; its ranges and edits are in the whole text. */
export interface PlacedProblem extends Problem {
  /** 0-based; undefined where it is the set that has the problem. */
  readonly row: number | undefined;
}

export interface CheckedText {
  readonly problems: readonly PlacedProblem[];
  readonly facts: DatasetFacts;
}

/** Checks a dataset that is given as text, as a face would, and moves what is found from rows into the text. */
export async function checkText(
  text: string | Uint8Array,
  options: Partial<DatasetCheckOptions> = {},
  reading: ReadOptions = {},
): Promise<CheckedText> {
  const problems: PlacedProblem[] = [];
  const rows: Row[] = [];
  const note = (problem: Problem, row: number | undefined): void => {
    problems.push({ ...moved(problem, row === undefined ? 0 : rows[row]!.source.place.offset), row });
  };
  const check = new DatasetCheck(
    { locale: "en", settings: { model: undefined, trainer: undefined }, ...options },
    {
      row: (row, found) => {
        rows[row.number] = row;
        for (const problem of found) note(problem, row.number);
      },
      set: (found) => note(found.row === undefined ? found.problem : placed(found, rows[found.row]!), found.row),
    },
  );
  await readRows(bytesOf(text), reading, (row, file) => check.add(row, file));
  await check.compare();
  return { facts: check.finish(), problems };
}

function moved(problem: Problem, by: number): Problem {
  const move = ({ start, end }: Range): Range => ({ start: start + by, end: end + by });
  const fixes = problem.fixes.map((fix) => ({
    ...fix,
    edits: fix.edits.map((edit) => ({ ...edit, range: move(edit.range) })),
  }));
  return { ...problem, range: move(problem.range), fixes };
}
