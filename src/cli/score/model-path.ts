import path from "node:path";
import { localize, type Locale, type Localized } from "../../lint/locale";
import { perplexity } from "../perplexity";
import { UsageError } from "../usage-error";

const words = {
  noBuiltin: {
    en: "The built-in model is not part of this installation; name a model's folder with --model.",
    "zh-cn": "此版本未附带内置模型；请用 --model 指定模型文件夹。",
  },
} satisfies Record<string, Localized>;

/** Where the model lies that `--model` names. Throws a `UsageError` where the built-in one is not part of this installation. */
export function modelPath(model: string, locale: Locale): string {
  if (model !== "builtin") return path.resolve(model);
  const folder = perplexity().builtinModel(__dirname);
  if (folder === undefined) throw new UsageError(localize(words.noBuiltin, locale));
  return folder;
}
