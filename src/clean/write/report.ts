import { createHash } from "node:crypto";
import { groupSizes } from "./group-sizes";
import type { CleaningPlan } from "../plan/plan";
import type { CleaningReport, StepReport } from "./report-schema";
import type { Written } from "./write";

export type { CleaningReport, StepReport } from "./report-schema";

/** The report of a plan; `written`: what came of carrying it out. */
export function reportOf(plan: CleaningPlan, version: string, name: string, written?: Written): CleaningReport {
  const { recipe, decisions } = plan;
  const { rows, kept, rejected, changed, unparsed, steps } = countsOf(plan);
  return {
    version,
    recipe: { name: recipe.name, sha256: createHash("sha256").update(JSON.stringify(recipe)).digest("hex") },
    input: written && { name, ...written.input },
    clean: written && { sha256: written.clean.sha256 },
    rows,
    kept,
    rejected,
    changed,
    pairs: decisions.pairs,
    unparsed,
    steps,
    figures: written?.figures,
    groups: groupSizes(plan),
    samples: [...(written?.samples ?? [])],
  };
}

/** What a plan does, in numbers: of all rows, and step by step. */
export function countsOf(
  plan: CleaningPlan,
): Pick<CleaningReport, "rows" | "kept" | "rejected" | "changed" | "unparsed" | "steps"> {
  const { recipe, decisions, rows } = plan;
  const { rejected, changed: altered } = decisions;
  const unparsed = rejected - decisions.counts.reduce((sum, { dropped }) => sum + dropped, 0);
  let left = rows - unparsed;
  const steps = recipe.steps.map((step, i): StepReport => {
    const { found, dropped, changed } = decisions.counts[i]!;
    left -= dropped;
    const what = step.rule ?? (step.languages === undefined ? `ratio of ${step.ratio}` : "languages");
    return { step: i + 1, what, action: step.action, found, dropped, changed, left };
  });
  return { rows, kept: rows - rejected, rejected, changed: altered, unparsed, steps };
}
