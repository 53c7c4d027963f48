import { toJSONSchema, safeParse, type $ZodType } from "zod/v4/core";
import { documentedDatasetRules } from "../../dataset/documented-rules";
import { descriptionsKey } from "../../lint/described";
import type { Locale, Localized } from "../../lint/locale";
import { languageCodes } from "../../text/language-codes";
import { languageName } from "./languages";
import { recipeSchema } from "./recipe";
import { recipePlace, type RecipePlace } from "./recipe-place";
import { groupRules, ratioRules, ruleOf, type RatioName } from "./step-rules";

/** What can be written at a place of a recipe. */
export interface RecipeCompletion {
  readonly label: string;
  /** What is written in the place of the range, in UTF-16 units. */
  readonly text: string;
  readonly range: { readonly start: number; readonly end: number };
  /** Whether it is a key; what it may hold comes next. */
  readonly isKey: boolean;
  /** For people: what it means. */
  readonly says: string | undefined;
}

interface JsonSchema {
  readonly properties?: Readonly<Record<string, JsonSchema>>;
  readonly items?: JsonSchema;
  readonly enum?: readonly unknown[];
  readonly type?: string;
  readonly default?: unknown;
  readonly description?: string;
  readonly [descriptionsKey]?: Localized;
}

/** What can be written at an offset of a recipe in YAML, which may be half written. Never throws. */
export function completeRecipe(text: string, offset: number, locale: Locale): RecipeCompletion[] {
  const place = recipePlace(text, offset);
  const offered = place.key === undefined ? keysAt(place) : valuesAt(place, place.key);
  return offered.map(({ label, text: written, schema, says }) => ({
    label,
    text: written,
    range: place.word,
    isKey: written !== label,
    says: says?.[locale] ?? schema?.[descriptionsKey]?.[locale] ?? schema?.description,
  }));
}

interface Offered {
  readonly label: string;
  readonly text: string;
  readonly schema?: JsonSchema;
  readonly says?: Localized;
}

function keysAt(place: RecipePlace): Offered[] {
  const { path, beside } = place;
  const where = path.join(".");
  if (where === "steps") return [{ label: "- rule", text: "- rule: " }];
  if (where.endsWith(".languages.[]") || where.endsWith(".languages")) return languageCodes.map(language);
  const schema = where === "" ? wholeSchema() : where === "steps.[]" ? stepSchema(place) : optionsSchema(place);
  const isWanted = (key: string): boolean => !beside.has(key) && key !== "$schema";
  return Object.entries(schema?.properties ?? {}).flatMap(([key, own]) =>
    isWanted(key) ? [{ label: key, text: isBlock(own) ? `${key}:` : `${key}: `, schema: own }] : [],
  );
}

function valuesAt(place: RecipePlace, key: string): Offered[] {
  const where = place.path.join(".");
  if (where === "steps.[]") {
    if (key === "rule") return documentedDatasetRules.map(({ id, title }) => ({ ...plain(id), says: title }));
    if (key === "languages") return languageCodes.map(language);
    const values = allowed(stepSchema(place).properties?.[key]).map(plain);
    return key === "action" ? values.filter(({ text }) => isRight(place, text)) : values;
  }
  return allowed(optionsSchema(place)?.properties?.[key]).map(plain);
}

/** Whether what follows a key begins on a line of its own. */
function isBlock({ type, items }: JsonSchema): boolean {
  return type === "object" || items?.type === "object";
}

function language(code: string): Offered {
  return { ...plain(code), says: languageName(code) };
}

function plain(text: string): Offered {
  return { label: text, text };
}

/** The values that a schema names, if it does. */
function allowed(schema: JsonSchema | undefined): string[] {
  if (schema?.type === "boolean") return ["true", "false"];
  const values = schema?.enum ?? schema?.items?.enum ?? (schema?.default === undefined ? [] : [schema.default]);
  return values.filter((value) => typeof value !== "object").map(String);
}

/** Whether a step may have an action, by what it says so far. */
function isRight({ step }: RecipePlace, action: string): boolean {
  const [rule, ratio] = [step.get("rule"), step.get("ratio")];
  if (rule === undefined && ratio === undefined && !step.has("languages")) return true;
  const about = rule !== undefined ? { rule } : ratio !== undefined ? { ratio } : { languages: ["zh"] };
  return safeParse(recipeSchema, { steps: [{ ...about, action }] }).success;
}

let whole: JsonSchema | undefined;

function wholeSchema(): JsonSchema {
  return (whole ??= jsonSchema(recipeSchema));
}

// A step is about one of them.
const subjects = ["rule", "languages", "ratio"];

/** The keys of a step that say something in this one. */
function stepSchema({ step }: RecipePlace): JsonSchema {
  const all = wholeSchema().properties!.steps!.items!.properties!;
  const isBegun = subjects.some((key) => step.has(key));
  const isWanted = (key: string): boolean => {
    if (subjects.includes(key)) return !isBegun || step.has(key);
    if (key === "keep") return groupRules.has(step.get("rule") ?? "");
    if (key === "options") return optionsOf(step) !== undefined;
    return key !== "seed" || step.has("ratio");
  };
  return { properties: Object.fromEntries(Object.entries(all).filter(([key]) => isWanted(key))) };
}

function optionsSchema({ path, step }: RecipePlace): JsonSchema | undefined {
  const options = path.join(".") === "steps.[].options" ? optionsOf(step) : undefined;
  return options && jsonSchema(options);
}

function optionsOf(step: ReadonlyMap<string, string>): $ZodType | undefined {
  return ruleOf(step.get("rule") ?? ratioRules[step.get("ratio") as RatioName])?.options;
}

function jsonSchema(schema: $ZodType): JsonSchema {
  return toJSONSchema(schema, { io: "input" }) as JsonSchema;
}
