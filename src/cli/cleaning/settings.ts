import { readdirSync } from "node:fs";
import path from "node:path";
import { idleSteps, type Recipe } from "../../clean";
import { datasetSettings } from "../../dataset/configuration";
import { datasetByName, isEvaluationFile } from "../../dataset/file-names";
import { localize, type Localized } from "../../lint/locale";
import { printable } from "../../text/printable";
import { readEvaluationSet } from "../dataset/read-evaluation-set";
import { configurationOf } from "../dataset/source-files";
import type { DatasetCommandContext } from "../dataset-command";
import { EvaluationFiles } from "../evaluation-files";
import { pathFrom } from "../paths";
import { UsageError } from "../usage-error";

const idle: Localized = {
  en: "Step {step}, {what}, finds nothing: {needs}",
  "zh-cn": "步骤 {step}（{what}）不会发现任何内容：{needs}",
};

/**
 * How the dataset at `place` is read and checked. Evaluation files are those of its configuration, or else those beside
 * it whose names say so. Says which steps cannot do anything; throws a `UsageError` where an evaluation file is wanted
 * and cannot be read.
 */
export async function cleaningSettings(
  place: string,
  recipe: Recipe,
  context: DatasetCommandContext,
  signal: AbortSignal,
) {
  const { terminal, locale } = context;
  const loaded = configurationOf(place, context);
  const { settings, ...formats } = datasetSettings(loaded?.configuration ?? {}, pathFrom(loaded?.folder ?? "/", place));
  const say = (sentence: string): void => terminal.err(`${printable(sentence)}\n`);
  const failures: string[] = [];
  const watch = { signal, locale, note: say, fail: (sentence: string) => void failures.push(sentence) };
  const asks = recipe.steps.some(({ rule }) => rule === "dataset/leakage");
  const files = new EvaluationFiles(asks ? datasetsBeside(place) : [], watch, () => ({
    isEvaluationFile,
    readEvaluationSet,
  }));
  const evaluation = asks ? await files.against(place, loaded) : [];
  if (failures.length > 0) throw new UsageError(...failures);
  const all = { ...formats, settings: { ...settings, evaluation } };
  for (const { step, needs } of idleSteps(recipe, all.settings)) {
    const { rule, ratio } = recipe.steps[step]!;
    say(localize(idle, locale, { step: step + 1, what: rule ?? `ratio: ${ratio!}`, needs: needs[locale] }));
  }
  return all;
}

function datasetsBeside(place: string): string[] {
  const folder = path.dirname(place);
  const names = readdirSync(folder).sort();
  return names.filter((name) => datasetByName(name) !== undefined).map((name) => path.join(folder, name));
}
