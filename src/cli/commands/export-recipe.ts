import path from "node:path";
import { toDataJuicer, type DataJuicerRecipe } from "../../clean";
import { localize, type Locale, type Localized } from "../../lint/locale";
import { printable } from "../../text/printable";
import { isSameFile, outputFile } from "../dataset/output-file";
import type { DatasetCommandContext } from "../dataset-command";
import { namedRecipe } from "../named-recipe";
import { shownPath } from "../paths";
import { UsageError } from "../usage-error";
import { writeTextFile } from "../write-text";

/** The options of `winnow export-recipe` as commander gives them. */
export interface ExportRecipeOptions {
  readonly to: "data-juicer";
  readonly ray?: boolean;
  readonly out?: string;
  readonly force?: boolean;
  readonly locale?: Locale;
}

const words = {
  itself: {
    en: "{path}: a recipe is not exported over itself; give --out another name.",
    "zh-cn": "{path}：不能覆盖配方本身；请为 --out 指定其他文件名。",
  },
  near: { en: "Steps with an operator, and where it differs:", "zh-cn": "有对应算子的步骤及其差异：" },
  nearStep: { en: "  {step} {what} → {operators}: {says}", "zh-cn": "  {step} {what} → {operators}：{says}" },
  without: { en: "Steps without an equal:", "zh-cn": "没有对应算子的步骤：" },
  step: { en: "  {step} {what}: {says}", "zh-cn": "  {step} {what}：{says}" },
  written: { en: "Written: {path}.", "zh-cn": "已写入：{path}。" },
} satisfies Record<string, Localized>;

/**
 * `winnow export-recipe`: writes a recipe as Data-Juicer's, and tells on standard error which steps differ there and
 * which have no equal. Throws a `UsageError` for wrong use and for files that cannot be read or written.
 */
export async function exportRecipe(
  given: string,
  { ray = false, out, force = false }: ExportRecipeOptions,
  context: DatasetCommandContext,
): Promise<void> {
  const { terminal, locale } = context;
  const recipe = namedRecipe(given, context);
  if (out !== undefined && isSameFile(given, out)) throw new UsageError(localize(words.itself, locale, { path: out }));
  const target = out === undefined ? undefined : outputFile(out, [], force, locale).path;
  const exported = toDataJuicer(recipe, { ray, locale });
  if (target === undefined) terminal.out(exported.yaml);
  else await writeTextFile(target, exported.yaml, locale);
  terminal.err(notes(exported, locale));
  if (target !== undefined) {
    terminal.err(`${localize(words.written, locale, { path: printable(shownPath(path.resolve(target))) })}\n`);
  }
}

function notes({ near, without }: DataJuicerRecipe, locale: Locale): string {
  const equal = near.map((note) => localize(words.nearStep, locale, { ...note, operators: note.operators.join(", ") }));
  const none = without.map((note) => localize(words.step, locale, { ...note }));
  const list = (title: keyof typeof words, lines: readonly string[]): readonly string[] =>
    lines.length === 0 ? [] : [words[title][locale], ...lines];
  return [...list("near", equal), ...list("without", none)].map((line) => `${line}\n`).join("");
}
