import { readFileSync } from "node:fs";
import { resolve } from "node:path";
import { parseRecipe, preset, recipeFaults, recipeWithFiles, type Recipe } from "../../../clean";
import type { Step } from "../../../clean/recipe/recipe";
import { documentedDatasetRules } from "../../../dataset/documented-rules";
import { localize, type Locale, type Localized } from "../../../lint/locale";
import type { RecipeChoice } from "../../dataset-worker/cleaning-protocol";
import { ModelError } from "../../scores/text-scorer";

const words = {
  untrusted: {
    en: "{path}: the recipe names this file, and files are read in trusted workspaces on this machine only.",
    "zh-cn": "{path}：配方引用了此文件；只有在受信任的本地工作区中才会读取文件。",
  },
  unread: {
    en: "{path}: the recipe names this file, which cannot be read ({reason}).",
    "zh-cn": "{path}：无法读取配方引用的此文件（{reason}）。",
  },
  noSchema: {
    en: "{path}: this should be a JSON Schema, but is not JSON ({reason}).",
    "zh-cn": "{path}：这里应是 JSON Schema，却不是合法的 JSON（{reason}）。",
  },
  languages: { en: "Languages: {languages}", "zh-cn": "语言：{languages}" },
  turns: { en: "Single turns to dialogues", "zh-cn": "单轮与多轮的比例" },
  domains: { en: "General to special rows", "zh-cn": "通用与专业数据的比例" },
} satisfies Record<string, Localized>;

/** The recipe that was chosen. Throws a `ModelError`, whose sentence is shown, for one that is wrong. */
export function chosenRecipe(choice: RecipeChoice, locale: Locale): Recipe {
  if ("preset" in choice) return preset(choice.preset);
  const { name, text, isYaml, folder } = choice;
  const parsed = parseRecipe(text, locale, isYaml);
  if (!parsed.ok) throw new ModelError(recipeFaults(name, text, parsed.issues, locale).join("\n"));
  const recipe = { ...parsed.value, name: parsed.value.name ?? name };
  let path = "";
  try {
    return recipeWithFiles(recipe, (of) => named((path = of), folder, locale));
  } catch (error) {
    if (!(error instanceof SyntaxError)) throw error;
    throw new ModelError(localize(words.noSchema, locale, { path, reason: error.message }));
  }
}

/** The text of a file that a recipe names. */
function named(path: string, folder: string | undefined, locale: Locale): string {
  if (folder === undefined) throw new ModelError(localize(words.untrusted, locale, { path }));
  try {
    return readFileSync(resolve(folder, path), "utf8");
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    throw new ModelError(localize(words.unread, locale, { path, reason }));
  }
}

/** A recipe without some steps, given from 0: they keep their places and only report, so that the others keep theirs. */
export function leavingOut(recipe: Recipe, without: readonly number[]): Recipe {
  const steps = recipe.steps.map((step, i) => (without.includes(i) ? { ...step, action: "flag" as const } : step));
  return { ...recipe, steps };
}

/** What people call a step. */
export function stepTitle({ rule: id, languages, ratio }: Step, locale: Locale): string {
  if (languages !== undefined) return localize(words.languages, locale, { languages: languages.join(", ") });
  if (ratio !== undefined) return localize(words[ratio], locale);
  return documentedDatasetRules.find((rule) => rule.id === id)?.title[locale] ?? id!;
}
