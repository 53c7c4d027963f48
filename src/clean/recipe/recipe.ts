import * as z from "zod/mini";
import { optionsWithFiles, type ReadNamed } from "../../dataset/named-files";
import { readConfiguration, type ConfigurationResult } from "../../lint/configuration-text";
import { readYaml } from "../../lint/configuration-yaml";
import { described } from "../../lint/described";
import type { Locale } from "../../lint/locale";
import { ruleIds, stepSchema } from "./step";
import { wrongOptions, wrongWith } from "./wrong-step";

export { actions, type Action, type Keep, type Step } from "./step";
export { ratioRules, ruleOf, type RatioName } from "./step-rules";

export const recipeSchema = z
  .strictObject({
    $schema: z.optional(z.string()),
    name: z.optional(z.string()),
    description: z.optional(z.string()),
    steps: z
      .array(stepSchema)
      .check(z.minLength(1), described({ en: "What is done, one after the other.", "zh-cn": "依次执行的步骤。" })),
  })
  .check(({ value, issues }) => {
    for (const [i, step] of value.steps.entries()) {
      const path = ["steps", i];
      const wrong = wrongWith(step, value.steps.slice(0, i));
      if (wrong !== undefined)
        issues.push({ code: "custom", input: step, path: [...path, ...wrong.path], params: { says: wrong.says } });
      for (const issue of wrongOptions(step))
        issues.push({ ...issue, path: [...path, "options", ...issue.path] } as z.core.$ZodRawIssue);
    }
  });
/** How a dataset is cleaned. */
export type Recipe = z.infer<typeof recipeSchema>;

/** Whether blank lines go with what a recipe drops; they are no rows. */
export function dropsBlankLines({ steps }: Recipe): boolean {
  return steps.some(({ rule, action }) => rule === "dataset/blank-line" && action !== "flag");
}

/** Whether a recipe may make preference pairs. */
export function makesPairs({ steps }: Recipe): boolean {
  return steps.some(({ action }) => action === "pair");
}

/** A recipe with what stands in the files that its steps name in the place of their paths. Throws as `withNamedFiles` does. */
export function recipeWithFiles(recipe: Recipe, read: ReadNamed): Recipe {
  const steps = recipe.steps.map((step) => {
    const options = optionsWithFiles(step.rule ?? "", step.options, read);
    return options === step.options ? step : { ...step, options };
  });
  return { ...recipe, steps };
}

/** Reads a recipe, JSON with comments or YAML, or says what is wrong with it and where. */
export function parseRecipe(text: string, locale: Locale, isYaml = false): ConfigurationResult<Recipe> {
  const context = { locale, ruleIds };
  const read = isYaml ? readYaml(text, recipeSchema, context) : readConfiguration(text, recipeSchema, context);
  if (!read.ok) return read;
  return { ok: true, value: recipeSchema.parse(read.value) };
}
