import { rowRules } from "../../dataset/rules";
import { setRules } from "../../dataset/set/rules";
import type { Step } from "../recipe/recipe";
import { groupRules } from "../recipe/step-rules";

/** A step with its number in the recipe. */
export interface NumberedStep {
  readonly number: number;
  readonly step: Step;
}

/** Steps that are done in one reading of the rows that are left. */
export type Stage =
  | { readonly kind: "rows"; readonly steps: readonly NumberedStep[] }
  | { readonly kind: "set" | "cut" | "group" | "ratio"; readonly step: NumberedStep };

const rowRuleIds: ReadonlySet<string> = new Set(rowRules.map(({ id }) => id));

/** Whether a stage asks no more of rows than their keys: then it needs no reading once they are known. */
export function readsKeys(stage: Stage): boolean {
  if (stage.kind === "rows") return false;
  const { rule, ratio } = stage.step.step;
  if (stage.kind === "ratio") return ratio === "turns";
  return setRules.some(
    ({ id, comparison, domainField, readsSentences }) =>
      id === rule && comparison === undefined && domainField === undefined && readsSentences !== true,
  );
}

/** The steps of a recipe in their order, in as few readings as can be: what looks at single rows goes together. */
export function stagesOf(steps: readonly Step[]): Stage[] {
  const stages: Stage[] = [];
  let rows: NumberedStep[] = [];
  const close = (): void => {
    if (rows.length > 0) stages.push({ kind: "rows", steps: rows });
    rows = [];
  };
  for (const [number, step] of steps.entries()) {
    const numbered = { number, step };
    if (looksAtRow(step)) {
      rows.push(numbered);
      continue;
    }
    close();
    stages.push({ kind: kindOf(step), step: numbered });
  }
  close();
  return stages;
}

function looksAtRow({ rule, languages }: Step): boolean {
  return languages !== undefined || (rule !== undefined && rowRuleIds.has(rule));
}

function kindOf({ rule, ratio, action }: Step): "set" | "cut" | "group" | "ratio" {
  if (ratio !== undefined) return "ratio";
  if (action === "fix") return "cut";
  return groupRules.has(rule!) ? "group" : "set";
}
