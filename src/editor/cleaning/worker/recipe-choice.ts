import { parseRecipe, preset, type Recipe } from "../../../clean";
import type { Step } from "../../../clean/recipe";
import { documentedDatasetRules } from "../../../dataset/documented-rules";
import { localize, type Locale, type Localized } from "../../../lint/locale";
import type { RecipeChoice } from "../../dataset-worker/cleaning-protocol";
import { ModelError } from "../../scores/text-scorer";

const words = {
  languages: { en: "Languages: {languages}", "zh-cn": "语言：{languages}" },
  turns: { en: "Single turns to dialogues", "zh-cn": "单轮与多轮的比例" },
  domains: { en: "General to special rows", "zh-cn": "通用与专业数据的比例" },
} satisfies Record<string, Localized>;

/** The recipe that was chosen. Throws a `ModelError`, whose sentence is shown, for one that is wrong. */
export function chosenRecipe(choice: RecipeChoice, locale: Locale): Recipe {
  if ("preset" in choice) return preset(choice.preset);
  const { name, text, isYaml } = choice;
  const parsed = parseRecipe(text, locale, isYaml);
  if (!parsed.ok) throw new ModelError(`${name}: ${parsed.issues[0]!.message}`);
  return { ...parsed.value, name: parsed.value.name ?? name };
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
