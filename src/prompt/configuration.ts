import * as z from "zod/mini";
import type { CommentSyntax } from "../lint/comments";
import { commentsFor, globsSchema, lintConfigurationShape } from "../lint/configuration";
import { readConfiguration, type ConfigurationResult } from "../lint/configuration-text";
import type { Locale } from "../lint/locale";
import { unusedSuppression } from "../lint/suppression/messages";
import { promptKinds } from "./document";
import { configuredPromptFileKind, strippedComments } from "./files";
import { modelSettingsSchema } from "./model";
import { promptRules } from "./rules";

/** Every rule that a configuration can name: the prompt rules and the engine's own. */
const configurableRules = [...promptRules, unusedSuppression];
export const configurableRuleIds: readonly string[] = configurableRules.map(({ id }) => id);

let schema: ReturnType<typeof build> | undefined;

/** The schema of `.winnow.json`; built when it is first asked for, as many runs have no configuration. */
export function configurationSchema(): ReturnType<typeof build> {
  return (schema ??= build());
}

function build() {
  return z
    .strictObject({
      ...lintConfigurationShape(configurableRules, promptKinds),
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
      model: z.optional(modelSettingsSchema).check(z.describe("The base model that the prompts are meant for.")),
    })
    .check(z.describe("Settings of Winnow for the files in this folder and below."));
}

/** `.winnow.json` as written. */
export type Configuration = z.input<ReturnType<typeof configurationSchema>>;

/** Reads the text of a `.winnow.json`; what is wrong is said in `locale`. */
export function parseConfiguration(text: string, locale: Locale): ConfigurationResult<Configuration> {
  return readConfiguration<Configuration>(text, configurationSchema(), { locale, ruleIds: configurableRuleIds });
}

/** The comments that are gone before the model reads the file at `path` (relative to the configuration, with `/`). */
export function strippedCommentsFor(configuration: Configuration, path: string): readonly CommentSyntax[] {
  return strippedComments(configuredPromptFileKind(path, configuration.prompts), commentsFor(configuration, path));
}
