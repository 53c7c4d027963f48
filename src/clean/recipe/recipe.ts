import * as z from "zod/mini";
import { safeParse } from "zod/v4/core";
import { documentedDatasetRules } from "../../dataset/documented-rules";
import { optionsWithFiles, type ReadNamed } from "../../dataset/named-files";
import { rowRules } from "../../dataset/rules";
import { readConfiguration, type ConfigurationResult } from "../../lint/configuration-text";
import { readYaml } from "../../lint/configuration-yaml";
import { described } from "../../lint/described";
import type { Locale, Localized } from "../../lint/locale";

/**
 * What becomes of a row that a step finds. `mask`: what should not be seen is replaced; `pair`: it goes, and is the worse
 * half of a preference pair; `flag`: it is only reported.
 */
export const actions = ["drop", "fix", "mask", "pair", "flag"] as const;
export type Action = (typeof actions)[number];

/** Which row of a group stays; `best` is the one that a language model finds least surprising. */
export const keeps = ["first", "last", "longest", "shortest", "best"] as const;
export type Keep = (typeof keeps)[number];

export const ratios = ["turns", "domains"] as const;
export type RatioName = (typeof ratios)[number];

const ruleIds = documentedDatasetRules.map(({ id }) => id);
const rowRuleIds: ReadonlySet<string> = new Set(rowRules.map(({ id }) => id));

const stepSchema = z.strictObject({
  rule: z
    .optional(z.enum(ruleIds))
    .check(described({ en: "The rule whose problems the step is about.", "zh-cn": "该步骤针对哪条规则发现的问题。" })),
  languages: z.optional(z.array(z.string()).check(z.minLength(1))).check(
    described({
      en: "In the place of a rule: the languages that stay, by their ISO 639-1 codes; `mixed` is Chinese and English in one row. Rows whose language cannot be told stay.",
      "zh-cn": "代替规则：要保留的语言（ISO 639-1 代码），`mixed` 表示一行中兼有中文和英文。无法判断语言的行会保留。",
    }),
  ),
  ratio: z.optional(z.enum(ratios)).check(
    described({
      en: "In the place of a rule: rows are left out by chance until single turns to dialogues (`turns`), or general to special rows (`domains`), meet the guide's figures.",
      "zh-cn": "代替规则：随机去掉一些行，使单轮与多轮（`turns`）或通用与专业（`domains`）的比例符合指南的数值。",
    }),
  ),
  action: z._default(z.enum(actions), "drop").check(
    described({
      en: "What becomes of the rows: `drop`, `fix` (where the rule has a fix), `mask` (private data), `pair` (answers in conflict become preference pairs, in a file of their own), or `flag`.",
      "zh-cn":
        "如何处理这些行：`drop` 删除，`fix` 修复（规则有修复方式时），`mask` 遮盖隐私，`pair` 把互相矛盾的回答做成偏好数据（另存一个文件），`flag` 仅报告。",
    }),
  ),
  keep: z._default(z.enum(keeps), "first").check(
    described({
      en: "Which row stays of those that are the same, alike or in conflict.",
      "zh-cn": "在相同、相近或互相矛盾的行中保留哪一行。",
    }),
  ),
  options: z
    .optional(z.record(z.string(), z.unknown()))
    .check(
      described({ en: "Options of the rule, as in `.winnow.json`.", "zh-cn": "规则的选项，写法同 `.winnow.json`。" }),
    ),
  seed: z
    ._default(z.int(), 1)
    .check(described({ en: "The seed by which a ratio chooses rows.", "zh-cn": "按比例抽取时使用的随机种子。" })),
});
export type Step = z.infer<typeof stepSchema>;

export const recipeSchema = z
  .strictObject({
    $schema: z.optional(z.string()),
    name: z.optional(z.string()),
    description: z.optional(z.string()),
    steps: z
      .array(stepSchema)
      .check(described({ en: "What is done, one after the other.", "zh-cn": "依次执行的步骤。" })),
  })
  .check(({ value, issues }) => {
    for (const [i, step] of value.steps.entries()) {
      const path = ["steps", i];
      const wrong = wrongWith(step);
      if (wrong !== undefined)
        issues.push({ code: "custom", input: step, path: [...path, ...wrong.path], params: { says: wrong.says } });
      for (const issue of wrongOptions(step))
        issues.push({ ...issue, path: [...path, "options", ...issue.path] } as z.core.$ZodRawIssue);
    }
  });
/** How a dataset is cleaned. */
export type Recipe = z.infer<typeof recipeSchema>;

// What can be masked: what should not be seen.
const maskable: readonly string[] = ["dataset/pii", "dataset/secret"];

// The rule for whole sets whose finding can be cut from the rows.
const cuttable = "dataset/duplicate-sentence";

const pairable = "dataset/conflicting-outputs";

/** What no schema of a field can say. */
function wrongWith(step: Step): { readonly path: readonly string[]; readonly says: Localized } | undefined {
  const { rule: id, languages, ratio, action, options } = step;
  if ([id, languages, ratio].filter((what) => what !== undefined).length !== 1) {
    const en = "{where} needs one of rule, languages and ratio.";
    return { path: [], says: { en, "zh-cn": "{where} 需要 rule、languages、ratio 三者之一。" } };
  }
  if (action === "mask" && !maskable.includes(id ?? "")) {
    const en = `{where} can be mask only for ${maskable.join(" and ")}.`;
    return { path: ["action"], says: { en, "zh-cn": `{where} 只有在规则为 ${maskable.join("、")} 时才能是 mask。` } };
  }
  if (action === "pair" && id !== pairable) {
    const en = `{where} can be pair only for ${pairable}.`;
    return { path: ["action"], says: { en, "zh-cn": `{where} 只有在规则为 ${pairable} 时才能是 pair。` } };
  }
  if (id === undefined && action === "fix") {
    const en = "{where} can only be drop or flag here.";
    return { path: ["action"], says: { en, "zh-cn": "此处的 {where} 只能是 drop 或 flag。" } };
  }
  if (action === "fix" && id !== undefined && id !== cuttable && !rowRuleIds.has(id)) {
    const en = "{where}: what this rule has against a row cannot be fixed; drop it, or flag it.";
    return { path: ["action"], says: { en, "zh-cn": "{where}：该规则发现的问题无法修复，请用 drop 或 flag。" } };
  }
  if (options !== undefined && optionsOf(step) === undefined) {
    return {
      path: ["options"],
      says: { en: "{where}: this step has no options.", "zh-cn": "{where}：该步骤没有选项。" },
    };
  }
  return undefined;
}

/** What is wrong with the options of a step, by the schema of its rule. */
function wrongOptions(step: Step): readonly z.core.$ZodIssue[] {
  const schema = optionsOf(step);
  if (step.options === undefined || schema === undefined) return [];
  const parsed = safeParse(schema, step.options, { reportInput: true });
  return parsed.success ? [] : parsed.error.issues;
}

/** The schema of a step's options, if it has any. */
function optionsOf({ rule, ratio }: Step): z.core.$ZodType | undefined {
  return ruleOf(ratio === undefined ? rule : ratioRules[ratio])?.options;
}

/** The rules that know the figures of each ratio. */
export const ratioRules: Readonly<Record<RatioName, string>> = {
  turns: "dataset/turn-ratio",
  domains: "dataset/domain-ratio",
};

/** Whether blank lines go with what a recipe drops; they are no rows. */
export function dropsBlankLines({ steps }: Recipe): boolean {
  return steps.some(({ rule, action }) => rule === "dataset/blank-line" && action !== "flag");
}

/** Whether a recipe may make preference pairs. */
export function makesPairs({ steps }: Recipe): boolean {
  return steps.some(({ action }) => action === "pair");
}

/** A rule of datasets by its id. */
export function ruleOf(id: string | undefined) {
  return documentedDatasetRules.find((rule) => rule.id === id);
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
