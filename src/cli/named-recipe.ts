import { existsSync } from "node:fs";
import path from "node:path";
import {
  parseRecipe,
  preset,
  presetNames,
  recipeFaults,
  recipeWithFiles,
  type PresetName,
  type Recipe,
} from "../clean";
import { localize, type Localized } from "../lint/locale";
import type { DatasetCommandContext } from "./dataset-command";
import { shownPath } from "./paths";
import { texts } from "./texts";
import { UsageError } from "./usage-error";

const words = {
  noRecipe: {
    en: "There is no recipe {name}: name a file, or one of {presets}.",
    "zh-cn": "找不到配方 {name}：请指定文件，或使用预设 {presets}。",
  },
  noNamed: {
    en: "{path}: there is no such file; {recipe} names it.",
    "zh-cn": "{path}：没有这个文件，但配方 {recipe} 引用了它。",
  },
} satisfies Record<string, Localized>;

/** The recipe that is meant: a preset by its name, or a file. Throws a `UsageError` where there is none, or it is wrong. */
export function namedRecipe(given: string, context: Pick<DatasetCommandContext, "locale" | "readText">): Recipe {
  const { locale, readText } = context;
  if (isPreset(given)) return preset(given);
  if (!existsSync(given)) {
    throw new UsageError(localize(words.noRecipe, locale, { name: given, presets: presetNames.join(", ") }));
  }
  const text = readText(given);
  const parsed = parseRecipe(text, locale, /\.ya?ml$/i.test(given));
  if (parsed.ok) return withFiles({ ...parsed.value, name: parsed.value.name ?? path.basename(given) }, given, context);
  throw new UsageError(...recipeFaults(shownPath(path.resolve(given)), text, parsed.issues, locale));
}

/** The recipe with the files that it names, beside its own. Throws a `UsageError` for one that cannot be read. */
function withFiles(
  recipe: Recipe,
  given: string,
  { locale, readText }: Pick<DatasetCommandContext, "locale" | "readText">,
): Recipe {
  let file = "";
  const read = (named: string): string => {
    file = path.resolve(path.dirname(given), named);
    if (existsSync(file)) return readText(file);
    const data = { path: shownPath(file), recipe: shownPath(path.resolve(given)) };
    throw new UsageError(localize(words.noNamed, locale, data));
  };
  try {
    return recipeWithFiles(recipe, read);
  } catch (error) {
    if (!(error instanceof SyntaxError)) throw error;
    throw new UsageError(localize(texts.noSchema, locale, { path: shownPath(file), reason: error.message }));
  }
}

/** The file that a recipe was read from, absolute; none for a preset. */
export function recipeFile(given: string): string[] {
  return isPreset(given) ? [] : [path.resolve(given)];
}

function isPreset(given: string): given is PresetName {
  return (presetNames as readonly string[]).includes(given);
}
