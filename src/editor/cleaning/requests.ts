import { stat } from "node:fs/promises";
import path from "node:path";
import { version } from "../../../package.json";
import {
  parseRecipe,
  planCleaning,
  preset,
  reportOf,
  steadyBytes,
  writeCleaned,
  type CleaningReport,
  type Recipe,
} from "../../clean";
import type { ScoreTexts } from "../../clean/score-rows";
import { joinRows } from "../../dataset/near/join-rows";
import type { RowScore } from "../../dataset/scores/row-score";
import type { Locale } from "../../lint/locale";
import { cleaningPage } from "../../report/cleaning-page";
import { checkOptions } from "../dataset-worker/check-options";
import type { CleaningParams, CleaningRequests, RecipeChoice } from "../dataset-worker/cleaning-protocol";
import type { EvaluationSets } from "../dataset-worker/evaluation-sets";
import type { ModelChoice } from "../dataset-worker/scores-protocol";
import type { Emit, RequestContext, RequestHandlers } from "../dataset-worker/serve";
import { Turns } from "../dataset-worker/turns";
import { ModelError, orProblem, type Scores } from "../scores/text-scorer";

/** Answers what is asked about cleaning. */
export function cleaningRequests(
  emit: Emit,
  sets: EvaluationSets,
  scores: Scores,
): Pick<RequestHandlers, keyof CleaningRequests> {
  const cleaning = async (params: CleaningParams, context: RequestContext): Promise<Cleaning> => {
    const { settings, format, formats } = checkOptions(params.check, (message) => emit("log", { message }));
    const evaluation = await sets.read(params.check.evaluation, params.check.configuration);
    return plan(
      params,
      { settings: { ...settings, evaluation }, ...(format && { format }), ...(formats && { formats }) },
      scores,
      context,
    );
  };
  return {
    "cleaning/plan": (params, context) =>
      orProblem(cleaning(params, context).then(({ plan: planned, name }) => reportOf(planned, version, name))),
    "cleaning/write": ({ files, ...params }, context) =>
      orProblem(
        cleaning(params, context).then(async ({ plan: planned, name, open }) => {
          let report: CleaningReport | undefined;
          const targets = { clean: files.clean, rejected: files.rejected, replace: false };
          await writeCleaned(planned, open, targets, { name, signal: context.signal }, (written) => {
            report = reportOf(planned, version, name, written);
            const text = cleaningPage(report, name, { locale: params.check.locale });
            return Promise.resolve([{ path: files.report, text }]);
          });
          return report!;
        }),
      ),
  };
}

interface Cleaning {
  readonly plan: Awaited<ReturnType<typeof planCleaning>>;
  readonly open: ReturnType<typeof steadyBytes>;
  readonly name: string;
}

type FileSettings = Pick<Parameters<typeof planCleaning>[2], "settings" | "format" | "formats">;

async function plan(
  { path: file, recipe: choice, without, check: { locale }, model }: CleaningParams,
  settings: FileSettings,
  scores: Scores,
  { signal, progress }: RequestContext,
): Promise<Cleaning> {
  const recipe = recipeOf(choice, without, locale);
  const bytes = steadyBytes(file);
  const open = (): ReturnType<typeof bytes> => new Turns().between(bytes());
  const { size } = await stat(file);
  const name = path.basename(file);
  const planned = await planCleaning(open, recipe, {
    ...settings,
    locale,
    name,
    signal,
    join: joinRows(signal),
    score: scoreWith(scores, model, signal),
    onProgress: ({ reading, readings, bytes: read }) =>
      progress({ done: reading * size + read, total: readings * size }),
  });
  return { plan: planned, open, name };
}

/** Throws a `ModelError`, whose sentence is shown, for a recipe that is wrong. */
function recipeOf(choice: RecipeChoice, without: readonly number[], locale: Locale): Recipe {
  const recipe = "preset" in choice ? preset(choice.preset) : readRecipe(choice, locale);
  // A step that is left out keeps its place, so that the others keep their numbers.
  const steps = recipe.steps.map((step, i) => (without.includes(i) ? { ...step, action: "flag" as const } : step));
  return { ...recipe, steps };
}

function readRecipe({ name, text, isYaml }: Extract<RecipeChoice, { text: string }>, locale: Locale): Recipe {
  const parsed = parseRecipe(text, locale, isYaml);
  if (!parsed.ok) throw new ModelError(`${name}: ${parsed.issues[0]!.message}`);
  return { ...parsed.value, name: parsed.value.name ?? name };
}

function scoreWith(scores: Scores, model: ModelChoice, signal: AbortSignal): ScoreTexts {
  return async (texts) => {
    const found: (RowScore | undefined)[] = [];
    await scores.score(texts, model, {
      signal,
      onResult: (text, result) => (found[text] = "failure" in result ? undefined : result),
    });
    return found;
  };
}
