import * as z from "zod/mini";
import type { CommentSyntax } from "../lint/comments";
import { commentsFor, globsSchema, lintConfigurationShape, type RuleGroup } from "../lint/configuration";
import { readConfiguration, type ConfigurationResult } from "../lint/configuration-text";
import type { Locale } from "../lint/locale";
import { unusedSuppression } from "../lint/suppression/messages";
import { promptKinds } from "./document";
import { configuredPromptFileKind, strippedComments } from "./files";
import { modelSettingsSchema } from "./model";
import { promptRules } from "./rules";

/** The rules of prompts, and the engine's own. */
export const promptRuleGroup: RuleGroup = {
  rules: [...promptRules, unusedSuppression],
  kinds: promptKinds,
  kindsId: "promptKinds",
  kindsDescription: "Levels for single kinds of prompt, above `severity`.",
};
export const configurableRuleIds: readonly string[] = promptRuleGroup.rules.map(({ id }) => id);

/** The keys of `.winnow.json` that are about prompts. */
export const promptConfigurationShape = () => ({
  prompts: z
    .optional(
      z.strictObject({
        include: z
          .optional(globsSchema)
          .check(z.describe("Globs of files that are prompts besides those known by name.")),
        exclude: z.optional(globsSchema).check(z.describe("Globs of files that are never checked as prompts.")),
      }),
    )
    .check(z.describe("Which files are prompts.")),
  model: z
    .optional(modelSettingsSchema)
    .check(z.describe("The base model that the prompts and datasets are meant for.")),
});

let schema: ReturnType<typeof build> | undefined;

function build() {
  return z.strictObject({ ...lintConfigurationShape([promptRuleGroup], {}), ...promptConfigurationShape() });
}

/** The part of `.winnow.json` that is about prompts, as written. */
export type Configuration = z.input<ReturnType<typeof build>>;

/**
 * Reads the text of a `.winnow.json` that says nothing of datasets; what else it says is called wrong, so ask
 * `dataset/configuration` then. The schema is built when it is first needed, as many runs have no configuration.
 */
export function parseConfiguration(text: string, locale: Locale): ConfigurationResult<Configuration> {
  return readConfiguration<Configuration>(text, (schema ??= build()), { locale, ruleIds: configurableRuleIds });
}

/** The comments that are gone before the model reads the file at `path` (relative to the configuration, with `/`). */
export function strippedCommentsFor(configuration: Configuration, path: string): readonly CommentSyntax[] {
  return strippedComments(configuredPromptFileKind(path, configuration.prompts), commentsFor(configuration, path));
}
