import type { DatasetCheckOptions } from "../../dataset/check-options";
import type { FileFacts } from "../../dataset/container/read-rows";
import type { RowJoin } from "../../dataset/near/compared-rows";
import type { RowScores } from "../../dataset/scores/row-score";
import type { ByteSource } from "../../dataset/source/source";
import { runCutStage } from "./cut-stage";
import { Decisions } from "./decisions";
import { LeftRows, type CleaningOptions } from "./left-rows";
import { runGroupStage, type GroupStageOptions } from "./group-stage";
import { runRatioStage } from "./ratio-stage";
import type { Recipe, Step } from "../recipe/recipe";
import { runRowStage, type RowStageFacts } from "./row-stage";
import { scoreRows, type ScoreTexts } from "./score-rows";
import { runSetStage } from "./set-stage";
import { readsKeys, stagesOf, type Stage } from "./stages";

export interface PlanOptions extends CleaningOptions {
  /** How near duplicates are looked for; by default on this thread. */
  readonly join?: RowJoin;
  /** Needed where a step asks for perplexities. */
  readonly score?: ScoreTexts;
  /** What people call the model that scores. */
  readonly model?: string;
}

/** What is to become of a dataset. */
export interface CleaningPlan {
  readonly recipe: Recipe;
  readonly decisions: Decisions;
  /** Rows of the file; blank lines are none. */
  readonly rows: number;
  readonly blank: number;
  readonly file: FileFacts;
  /** How rows are read, without a look for anything. */
  readonly reading: DatasetCheckOptions;
  /** What a language model made of the rows, the last time that a step asked for it. */
  readonly scores: { readonly model: string; readonly rows: RowScores } | undefined;
}

/** Whether a recipe needs a language model. */
export function needsScores({ steps }: Recipe): boolean {
  return steps.some(wantsScores);
}

function wantsScores({ rule, keep }: Step): boolean {
  return rule === "dataset/high-perplexity" || rule === "dataset/low-perplexity" || keep === "best";
}

/**
 * Decides what becomes of each row, step by step; nothing is written. `open` gives the file's bytes from the beginning,
 * once for each reading. Rejects as the source does, and with the signal's reason.
 */
export async function planCleaning(
  open: () => ByteSource,
  recipe: Recipe,
  options: PlanOptions,
): Promise<CleaningPlan> {
  // The first reading finds what the file is, and what does not parse.
  const own = stagesOf(recipe.steps);
  const stages = own[0]?.kind === "rows" ? own : [{ kind: "rows", steps: [] } as const, ...own];
  const decisions = new Decisions(recipe.steps.length);
  const left = new LeftRows(open, decisions, options, readingsOf(stages));
  let facts: RowStageFacts | undefined;
  let scores: RowScores | undefined;
  for (const [i, stage] of stages.entries()) {
    if (stage.kind === "rows") {
      const seen = await runRowStage(left, decisions, stage.steps, stages.slice(i).some(readsKeys));
      facts ??= seen;
      continue;
    }
    if (wantsScores(stage.step.step)) scores = await scored(left, options);
    await runSetOf(stage, left, decisions, { join: options.join, scores });
  }
  const { rows, blank } = facts!;
  return {
    recipe,
    decisions,
    rows,
    blank,
    file: left.file!,
    reading: left.checkOptions([]),
    scores: scores && { model: options.model ?? "", rows: scores },
  };
}

async function runSetOf(
  { kind, step }: Exclude<Stage, { kind: "rows" }>,
  left: LeftRows,
  decisions: Decisions,
  { join, scores }: GroupStageOptions,
): Promise<void> {
  if (kind === "ratio") return runRatioStage(left, decisions, step);
  if (kind === "cut") return runCutStage(left, decisions, step);
  if (kind === "group") return runGroupStage(left, decisions, step, { join, scores });
  return runSetStage(left, decisions, step, join, scores);
}

function scored(left: LeftRows, { score }: PlanOptions): Promise<RowScores> {
  if (score === undefined) throw new Error("a recipe that asks for perplexities needs a language model");
  return scoreRows(left, score);
}

/** How often the file is read at most. */
function readingsOf(stages: readonly Stage[]): number {
  let readings = 0;
  let knowsKeys = false;
  for (const stage of stages) {
    if (stage.kind === "rows" || !readsKeys(stage) || !knowsKeys) readings++;
    knowsKeys = stage.kind !== "cut" && (knowsKeys || stage.kind === "rows" || readsKeys(stage));
    if (stage.kind === "rows") continue;
    const { step } = stage.step;
    readings += Number(stage.kind === "cut") + Number(wantsScores(step)) + Number(step.action === "pair");
  }
  return readings;
}
