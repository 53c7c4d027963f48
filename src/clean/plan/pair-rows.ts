import { DatasetCheck } from "../../dataset/check";
import type { Row } from "../../dataset/row/row";
import { preferencePair } from "../../dataset/set/preference-pair";
import type { Grouped } from "./grouped";
import type { LeftRows } from "./left-rows";

/** Each of the rows as a preference pair with the one that stays in its place, whose answer is the better one. */
export async function pairRows(left: LeftRows, found: readonly Grouped[]): Promise<ReadonlyMap<number, string>> {
  const wanted = new Set(found.flatMap(({ row, staying }) => (staying === undefined ? [] : [row, staying])));
  const rows = new Map<number, Row>();
  const check = new DatasetCheck(left.checkOptions([]), {
    row: (row) => {
      if (wanted.has(row.number)) rows.set(row.number, row);
    },
  });
  await left.read((row, file) => check.add(row, file));
  check.finish();
  const pairs = new Map<number, string>();
  for (const { row, staying } of found) {
    const [better, worse] = [rows.get(staying ?? row), rows.get(row)];
    const pair = better && worse && preferencePair(better, worse, left.options.formats);
    if (pair !== undefined) pairs.set(row, pair);
  }
  return pairs;
}
