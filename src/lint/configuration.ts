import * as z from "zod/mini";
import { commentTreatments, type CommentTreatment } from "./comments";
import { isUsableGlob, matchesAny } from "./globs";
import { locales } from "./locale";
import { levels, type Level } from "./problem";
import type { RuleSetting } from "./run";

/** The configuration's file name; the nearest one above a file holds for it. */
export const configurationFileName = ".winnow.json";

const levelSchema = z.enum(levels).check(z.meta({ id: "level" }));

const suppressionEntrySchema = z.strictObject({
  rule: z.string().check(z.describe("The rule that is to be silent.")),
  path: z.string().check(z.describe("The file, relative to this one, with `/`.")),
  fingerprint: z
    .string()
    .check(
      z.regex(/^[0-9a-f]{16}$/),
      z.describe("What tells the problem from others; it stays the same when the problem moves in its file."),
    ),
  reason: z.optional(z.string()).check(z.describe("Why, for people.")),
});

/** One problem that `.winnow.json` silences, known by its fingerprint wherever it moves in its file. */
export type SuppressionEntry = Readonly<z.infer<typeof suppressionEntrySchema>>;

/** Globs come with a repository that may mean harm, so that there is an end to what matching them can take. */
export const globsSchema = z.array(z.string().check(z.refine(isUsableGlob))).check(z.maxLength(50));
const commentsSchema = z
  .enum(commentTreatments)
  .check(z.describe("Whether your own tools strip `<!-- -->` before the model reads the prompt (default: sent)."));

/** What a configuration can say of one rule. */
export interface ConfigurableRule {
  readonly id: string;
  readonly title: { readonly en: string };
  readonly options?: z.core.$ZodType | undefined;
}

/** Rules of one kind of subject: prompts, or datasets. */
export interface RuleGroup {
  readonly rules: readonly ConfigurableRule[];
  /** What the subjects may be. */
  readonly kinds: readonly string[];
  /** The name of the kinds' schema, and what it says. */
  readonly kindsId: string;
  readonly kindsDescription: string;
}

/** One rule's setting: a level, or an object with a level, levels by kind and the rule's options. */
function ruleSettingSchema(rule: ConfigurableRule, kindsSchema: ReturnType<typeof byKindSchema>) {
  const detailed = z.strictObject({
    severity: z.optional(levelSchema).check(z.describe("How loudly the rule speaks.")),
    kinds: z.optional(kindsSchema),
    options: z.optional(rule.options ?? z.strictObject({})),
  });
  return z.optional(z.union([levelSchema, detailed])).check(z.describe(rule.title.en));
}

function byKindSchema({ kinds, kindsId, kindsDescription }: RuleGroup) {
  return z
    .strictObject(Object.fromEntries(kinds.map((kind) => [kind, z.optional(levelSchema)])))
    .check(z.meta({ id: kindsId, description: kindsDescription }));
}

function ruleEntries(group: RuleGroup) {
  const kindsSchema = byKindSchema(group);
  return group.rules.map((rule) => [rule.id, ruleSettingSchema(rule, kindsSchema)] as const);
}

/**
 * The schema of what every kind of lint reads from the configuration; layers above add keys of their own, and by
 * `overrideShape` keys of `overrides`.
 */
export function lintConfigurationShape<Shape extends z.core.$ZodShape>(
  groups: readonly RuleGroup[],
  overrideShape: Shape,
) {
  const rulesSchema = z.strictObject(Object.fromEntries(groups.flatMap(ruleEntries))).check(z.meta({ id: "rules" }));
  const override = z.strictObject({
    files: globsSchema.check(z.describe("Globs relative to this file; one without `/` matches a name in any folder.")),
    rules: z.optional(rulesSchema),
    comments: z.optional(commentsSchema),
    ...overrideShape,
  });
  return {
    $schema: z.optional(z.string()),
    locale: z.optional(z.enum(locales)).check(z.describe("The language of messages.")),
    rules: z.optional(rulesSchema).check(z.describe("Levels and options of rules.")),
    comments: z.optional(commentsSchema),
    overrides: z
      .optional(z.array(override).check(z.maxLength(50)))
      .check(z.describe("Other settings for some files; later ones win.")),
    suppressions: z
      .optional(z.array(suppressionEntrySchema))
      .check(z.describe("Single problems that are to be silent.")),
  };
}

/** A rule's setting as written. */
export type RuleSettingInput = Level | RuleSetting;
export type RuleSettings = Readonly<Record<string, RuleSettingInput | undefined>>;

/** The part of a configuration that the engine itself reads. */
export type LintConfiguration = Partial<
  Pick<
    z.input<z.ZodMiniObject<ReturnType<typeof lintConfigurationShape<Record<never, never>>>>>,
    "rules" | "comments" | "overrides"
  >
>;

/** The settings of every rule that is configured, from layers of which later ones win. A bare level keeps options. */
export function mergeRules(...layers: readonly (RuleSettings | undefined)[]): Map<string, RuleSetting> {
  const merged = new Map<string, RuleSetting>();
  for (const [id, input] of layers.flatMap((layer) => Object.entries(layer ?? {}))) {
    if (input === undefined) continue;
    const before = merged.get(id) ?? {};
    if (typeof input === "string") merged.set(id, { severity: input, options: before.options });
    else merged.set(id, { ...before, ...input, ...(input.severity !== undefined && { kinds: input.kinds }) });
  }
  return merged;
}

/** The layers of rule settings that hold for the file at `path` (relative, with `/`), mildest claim first. */
export function ruleLayers(configuration: LintConfiguration, path: string): (RuleSettings | undefined)[] {
  return [configuration.rules, ...overridesFor(configuration, path).map(({ rules }) => rules)];
}

/** What the configuration says of `<!-- -->` in the file at `path`. */
export function commentsFor(configuration: LintConfiguration, path: string): CommentTreatment | undefined {
  const last = overridesFor(configuration, path).findLast(({ comments }) => comments !== undefined);
  return last?.comments ?? configuration.comments;
}

/** The overrides that hold for the file at `path`, mildest claim first. */
export function overridesFor<Override extends { readonly files: readonly string[] }>(
  { overrides = [] }: { readonly overrides?: readonly Override[] | undefined },
  path: string,
): Override[] {
  return overrides.filter(({ files }) => matchesAny(files, path));
}
