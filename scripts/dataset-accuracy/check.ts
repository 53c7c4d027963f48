import { DatasetCheck, type DatasetFacts } from "../../src/dataset/check";
import { readRows, type ReadOptions } from "../../src/dataset/container/read-rows";
import type { Row } from "../../src/dataset/row/row";
import { placed } from "../../src/dataset/set/run";
import type { DatasetSettings } from "../../src/dataset/settings";
import type { ByteSource } from "../../src/dataset/source/source";
import type { Problem } from "../../src/lint/problem";
import type { RuleSetting } from "../../src/lint/run";

export interface CheckOptions {
  readonly settings?: Partial<DatasetSettings> | undefined;
  readonly rules?: ReadonlyMap<string, RuleSetting> | undefined;
  readonly reading?: ReadOptions;
}

/** A problem at a row (0-based), or of the set as a whole. */
export interface Found {
  readonly row: number | undefined;
  readonly problem: Problem;
}

/** Checks a dataset as the faces do; `onRow` is told of each row with what its own text shows. */
export async function check(
  source: ByteSource,
  { settings, rules, reading = {} }: CheckOptions,
  onRow?: (row: Row, problems: readonly Problem[]) => void,
): Promise<{ readonly facts: DatasetFacts; readonly found: readonly Found[] }> {
  const found: Found[] = [];
  const rows: Row[] = [];
  const dataset = new DatasetCheck(
    {
      locale: "en",
      settings: { model: undefined, trainer: undefined, ...settings },
      ...(rules && { rules }),
      onRuleError: (rule, error) => {
        throw new Error(`${rule} failed: ${String(error)}`, { cause: error });
      },
    },
    {
      row: (row, problems) => {
        rows[row.number] = row;
        for (const problem of problems) found.push({ row: row.number, problem });
        onRow?.(row, problems);
      },
      set: (late) => {
        const { row } = late;
        found.push({ row, problem: row === undefined ? late.problem : placed(late, rows[row]!) });
      },
    },
  );
  await readRows(source, reading, (row, file) => dataset.add(row, file));
  return { facts: dataset.finish(), found };
}
