import type { DatasetCheckOptions } from "../dataset/check-options";
import type { FileFacts } from "../dataset/container/read-rows";
import type { RowJoin } from "../dataset/near/compared-rows";
import type { RowScores } from "../dataset/scores/row-score";
import type { ByteSource } from "../dataset/source/source";
import { Decisions } from "./decisions";
import { LeftRows, type CleaningOptions } from "./left-rows";
import { runGroupStage } from "./group-stage";
import { runRatioStage } from "./ratio-stage";
import type { Recipe, Step } from "./recipe";
import { runRowStage } from "./row-stage";
import { scoreRows, type ScoreTexts } from "./score-rows";
import { runSetStage } from "./set-stage";
import { stagesOf, type Stage } from "./stages";

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
  const stages = stagesOf(recipe.steps);
  const [first, ...others] = stages[0]?.kind === "rows" ? stages : [{ kind: "rows", steps: [] } as const, ...stages];
  const decisions = new Decisions(recipe.steps.length);
  const left = new LeftRows(open, decisions, options, readingsOf(others));
  const { rows, blank } = await runRowStage(left, decisions, (first as Extract<Stage, { kind: "rows" }>).steps);
  let scores: RowScores | undefined;
  for (const stage of others) {
    if (stage.kind !== "rows" && wantsScores(stage.step.step)) scores = await scored(left, options);
    await run(stage, left, decisions, options, scores);
  }
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

async function run(
  stage: Stage,
  left: LeftRows,
  decisions: Decisions,
  options: PlanOptions,
  scores: RowScores | undefined,
): Promise<void> {
  if (stage.kind === "rows") return void (await runRowStage(left, decisions, stage.steps));
  const { step } = stage;
  if (stage.kind === "ratio") return runRatioStage(left, decisions, step);
  if (stage.kind === "group") return runGroupStage(left, decisions, step, { join: options.join, scores });
  return runSetStage(left, decisions, step, options.join, scores);
}

function scored(left: LeftRows, { score }: PlanOptions): Promise<RowScores> {
  if (score === undefined) throw new Error("a recipe that asks for perplexities needs a language model");
  return scoreRows(left, score);
}

function readingsOf(stages: readonly Stage[]): number {
  const readings = (stage: Stage): number =>
    stage.kind === "rows" ? 1 : 1 + Number(wantsScores(stage.step.step)) + Number(stage.step.step.action === "pair");
  return stages.reduce((sum, stage) => sum + readings(stage), 1);
}
