import * as z from "zod/mini";
import { globsSchema, lintConfigurationShape, overridesFor, type RuleGroup } from "../lint/configuration";
import { readConfiguration, type ConfigurationResult } from "../lint/configuration-text";
import type { Locale } from "../lint/locale";
import { configurableRuleIds, promptConfigurationShape, promptRuleGroup } from "../prompt/configuration";
import { documentedDatasetRules } from "./documented-rules";
import { formats } from "./format";
import { datasetKinds, type Format } from "./format/format";
import { trainers, type DatasetSettings } from "./settings";

const datasetRuleGroup: RuleGroup = {
  rules: documentedDatasetRules,
  kinds: datasetKinds,
  kindsId: "datasetKinds",
  kindsDescription: "Levels for single kinds of dataset, above `severity`.",
};

/** Every rule of datasets that a configuration can name. */
export const datasetRuleIds: readonly string[] = documentedDatasetRules.map(({ id }) => id);

const formatSchema = z
  .enum(formats.map(({ id }) => id))
  .check(z.meta({ id: "datasetFormat", description: "The format of the rows, where it is not to be found out." }));
const trainerSchema = z
  .enum(trainers)
  .check(z.meta({ id: "trainer", description: "What is to be trained with; its own rules then hold too." }));

let schema: ReturnType<typeof build> | undefined;

/** The whole schema of `.winnow.json`; built when it is first asked for. */
export function configurationSchema(): ReturnType<typeof build> {
  return (schema ??= build());
}

function build() {
  const byGlob = { format: z.optional(formatSchema), trainer: z.optional(trainerSchema) };
  return z
    .strictObject({
      ...lintConfigurationShape([promptRuleGroup, datasetRuleGroup], byGlob),
      ...promptConfigurationShape(),
      datasets: z
        .optional(
          z.strictObject({
            include: z
              .optional(globsSchema)
              .check(z.describe("Globs of files that are datasets besides those known by their content.")),
            exclude: z.optional(globsSchema).check(z.describe("Globs of files that are never checked as datasets.")),
            evaluation: z
              .optional(globsSchema)
              .check(
                z.describe(
                  "Globs of evaluation sets, whose rows must not be trained on (default: the files that are checked together and whose names say so).",
                ),
              ),
            ...byGlob,
          }),
        )
        .check(z.describe("Which files are datasets, and what they are for.")),
    })
    .check(z.describe("Settings of Winnow for the files in this folder and below."));
}

/** `.winnow.json` as written. */
export type Configuration = z.input<ReturnType<typeof configurationSchema>>;

/** Reads the text of a `.winnow.json`; what is wrong is said in `locale`. */
export function parseConfiguration(text: string, locale: Locale): ConfigurationResult<Configuration> {
  const ruleIds = [...configurableRuleIds, ...datasetRuleIds];
  return readConfiguration<Configuration>(text, configurationSchema(), { locale, ruleIds });
}

/** What is configured for the dataset at `path` (relative to the configuration, with `/`). */
export function datasetSettings(
  configuration: Configuration,
  path: string,
): { readonly settings: DatasetSettings; readonly format: Format | undefined } {
  const layers = [configuration.datasets ?? {}, ...overridesFor(configuration, path)];
  const name = layers.findLast(({ format }) => format !== undefined)?.format;
  const trainer = layers.findLast((layer) => layer.trainer !== undefined)?.trainer;
  return {
    settings: { model: configuration.model, trainer },
    format: formats.find(({ id }) => id === name),
  };
}
