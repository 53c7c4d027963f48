import * as z from "zod/mini";
import { globsSchema, lintConfigurationShape, overridesFor, type RuleGroup } from "../lint/configuration";
import { readConfiguration, type ConfigurationResult } from "../lint/configuration-text";
import type { Locale, Localized } from "../lint/locale";
import { nearestName } from "../lint/suggest";
import { configurableRuleIds, promptConfigurationShape, promptRuleGroup } from "../prompt/configuration";
import type { DatasetCheckOptions } from "./check-options";
import { documentedDatasetRules } from "./documented-rules";
import { formats } from "./format";
import { datasetKinds, type Format } from "./format/format";
import { formatFromMapping, mappingSchema, type Mapping } from "./format/mapping";
import { trainers } from "./settings";

const datasetRuleGroup: RuleGroup = {
  rules: documentedDatasetRules,
  kinds: datasetKinds,
  kindsId: "datasetKinds",
  kindsDescription: "Levels for single kinds of dataset, above `severity`.",
};

/** Every rule of datasets that a configuration can name. */
export const datasetRuleIds: readonly string[] = documentedDatasetRules.map(({ id }) => id);

const publicNames = formats.map(({ id }) => id);
const formatSchema = z.string().check(
  z.meta({
    id: "datasetFormat",
    description: "The format of the rows, where it is not to be found out: a public one, or one of `formats`.",
    // Editors complete what is listed.
    anyOf: [{ enum: publicNames }, {}],
  }),
);
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
            formats: z
              .optional(z.array(mappingSchema).check(z.maxLength(50)))
              .check(z.describe("Formats of your own.")),
          }),
        )
        .check(z.describe("Which files are datasets, and what they are for.")),
    })
    .check(namesKnownFormats, z.describe("Settings of Winnow for the files in this folder and below."));
}

/** Holds the names of formats to those that there are: the public ones, and those that `datasets.formats` declares. */
function namesKnownFormats({ value, issues }: z.core.ParsePayload<Named>): void {
  const { datasets, overrides = [] } = value;
  const names = [...(datasets?.formats ?? []).map(({ name }) => name), ...publicNames];
  const check = (name: string | undefined, path: (string | number)[]): void => {
    if (name === undefined || names.includes(name)) return;
    const near = nearestName(name, names);
    const says: Localized = {
      en: `There is no format “${name}” for {where}.${near === undefined ? "" : ` Did you mean “${near}”?`}`,
      "zh-cn": `{where}中的格式“${name}”不存在。${near === undefined ? "" : `是否要写“${near}”？`}`,
    };
    issues.push({ code: "custom", input: name, path, params: { says } });
  };
  check(datasets?.format, ["datasets", "format"]);
  overrides.forEach(({ format }, i) => check(format, ["overrides", i, "format"]));
}

interface Named {
  readonly datasets?:
    { readonly format?: string | undefined; readonly formats?: readonly Mapping[] | undefined } | undefined;
  readonly overrides?: readonly { readonly format?: string | undefined }[] | undefined;
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
): Pick<DatasetCheckOptions, "settings" | "format" | "formats"> {
  const layers = [configuration.datasets ?? {}, ...overridesFor(configuration, path)];
  const name = layers.findLast((layer) => layer.format !== undefined)?.format;
  const trainer = layers.findLast((layer) => layer.trainer !== undefined)?.trainer;
  const all = formatsOf(configuration);
  const format = all.find(({ id }) => id === name);
  return { settings: { model: configuration.model, trainer }, ...(format !== undefined && { format }), formats: all };
}

const knownFormats = new WeakMap<Configuration, readonly Format[]>();

/** Every format that a configuration knows: those of its own, and then the public ones. */
export function formatsOf(configuration: Configuration): readonly Format[] {
  const mappings = configuration.datasets?.formats;
  if (mappings === undefined) return formats;
  const known = knownFormats.get(configuration) ?? [...mappings.map(formatFromMapping), ...formats];
  knownFormats.set(configuration, known);
  return known;
}
