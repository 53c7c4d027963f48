import { createHash } from "node:crypto";
import type { Action } from "./recipe";
import type { CleaningPlan } from "./plan";
import type { Sample, Written } from "./write";

/** What a step has done, and how many rows were left behind it. */
export interface StepReport {
  /** 1-based, as people count. */
  readonly step: number;
  /** A rule, or `languages`, or a ratio. */
  readonly what: string;
  readonly action: Action;
  readonly found: number;
  readonly dropped: number;
  readonly changed: number;
  readonly left: number;
}

/** What was cleaned, by what, and what came of it. The same input, recipe and version give the same report. */
export interface CleaningReport {
  readonly version: string;
  readonly recipe: { readonly name: string | undefined; readonly sha256: string };
  readonly input: { readonly name: string; readonly bytes: number; readonly sha256: string } | undefined;
  readonly clean: { readonly sha256: string } | undefined;
  readonly rows: number;
  readonly kept: number;
  readonly rejected: number;
  readonly changed: number;
  /** Rows that did not parse, which no step has dropped. */
  readonly unparsed: number;
  readonly steps: readonly StepReport[];
  /** The first rows that each step has dropped or changed; empty where nothing was written. */
  readonly samples: readonly Sample[];
}

/** The report of a plan; `written`: what came of carrying it out. */
export function reportOf(plan: CleaningPlan, version: string, name: string, written?: Written): CleaningReport {
  const { recipe, decisions, rows } = plan;
  let left = rows - unparsedOf(plan);
  const steps = recipe.steps.map((step, i): StepReport => {
    const { found, dropped, changed } = decisions.counts[i]!;
    left -= dropped;
    const what = step.rule ?? (step.languages === undefined ? `ratio of ${step.ratio}` : "languages");
    return { step: i + 1, what, action: step.action, found, dropped, changed, left };
  });
  return {
    version,
    recipe: { name: recipe.name, sha256: createHash("sha256").update(JSON.stringify(recipe)).digest("hex") },
    input: written && { name, ...written.input },
    clean: written && { sha256: written.clean.sha256 },
    rows,
    kept: rows - decisions.rejected,
    rejected: decisions.rejected,
    changed: decisions.changed,
    unparsed: unparsedOf(plan),
    steps,
    samples: written?.samples ?? [],
  };
}

function unparsedOf({ decisions }: CleaningPlan): number {
  return decisions.rejected - decisions.counts.reduce((sum, { dropped }) => sum + dropped, 0);
}
