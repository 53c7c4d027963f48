import { DatasetCheck } from "../src/dataset/check";
import { readRows } from "../src/dataset/container/read-rows";
import { rowRules } from "../src/dataset/rules";
import { setRules } from "../src/dataset/set/rules";
import { fileBytes } from "../src/dataset/source/file";
import type { RuleSetting } from "../src/lint/run";

/** The rules about a row's structure: what needs no look at its texts. */
const structural = new Set(
  (
    "json-syntax duplicate-key encoding blank-line not-an-object missing-field wrong-type unknown-field mixed-formats " +
    "role-order no-reply empty-turn"
  )
    .split(" ")
    .map((name) => `dataset/${name}`),
);

export type RuleChoice = "none" | "structural" | "rows" | "all";

/** The names of the rules for single rows. */
export const rowRuleIds = rowRules.map(({ id }) => id);

export interface DatasetRun {
  readonly rows: number;
  readonly problems: number;
  /** Milliseconds until the first row was there. */
  readonly firstRow: number;
}

/** Checks a dataset by some of the rules, or by one. */
export async function checkFile(file: string, choice: RuleChoice | { readonly only: string }): Promise<DatasetRun> {
  const start = performance.now();
  let firstRow = NaN;
  let problems = 0;
  const check = new DatasetCheck(
    { locale: "en", settings: { model: undefined, trainer: undefined }, rules: rulesFor(choice) },
    {
      row: (_, found) => void (problems += found.length),
      set: () => void problems++,
      later: (found) => {
        for (const problem of found) if (problem.row !== undefined) problems++;
      },
    },
  );
  await readRows(fileBytes(file), { name: file }, (row, facts) => {
    if (Number.isNaN(firstRow)) firstRow = performance.now() - start;
    check.add(row, facts);
  });
  return { rows: check.finish().rows, problems, firstRow };
}

function rulesFor(choice: RuleChoice | { readonly only: string }): ReadonlyMap<string, RuleSetting> {
  const isOn = (id: string): boolean => {
    if (typeof choice !== "string") return id === choice.only;
    if (choice === "none" || choice === "all") return choice === "all";
    return choice === "structural" ? structural.has(id) : rowRuleIds.includes(id);
  };
  const all = [...rowRules, ...setRules].map(({ id }) => id);
  return new Map(all.filter((id) => !isOn(id)).map((id) => [id, { severity: "off" }]));
}
