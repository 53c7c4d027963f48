import { Option, type Command } from "commander";
import type { Locale, Localized } from "../../lint/locale";
import type { ExportRecipeOptions } from "../commands/export-recipe";
import { datasetContext } from "../dataset-context";
import { datasets } from "../datasets";
import type { Terminal } from "../terminal";
import { localeOption } from "./options";

const words = {
  about: {
    en: "write a recipe for a cluster, with what cannot be done there",
    "zh-cn": "把配方导出到集群上的工具，并列出其中无法实现的步骤",
  },
  recipe: {
    en: "a recipe's file, or guide, light, strict or self-instruct",
    "zh-cn": "配方文件，或预设 guide、light、strict、self-instruct",
  },
  to: { en: "what is to run it", "zh-cn": "由什么工具运行" },
  ray: { en: "for many machines, by Ray", "zh-cn": "借助 Ray 在多台机器上运行" },
  out: { en: "the file to write (default: standard output)", "zh-cn": "要写入的文件（默认写到标准输出）" },
  force: { en: "replace the file if it is there already", "zh-cn": "覆盖已存在的文件" },
} satisfies Record<string, Localized>;

/** Adds `winnow export-recipe` to the program, described in `locale`. */
export function registerExportRecipe(program: Command, terminal: Terminal, locale: Locale): void {
  program
    .command("export-recipe")
    .description(words.about[locale])
    .argument("<recipe>", words.recipe[locale])
    .addOption(new Option("--to <tool>", words.to[locale]).choices(["data-juicer"]).makeOptionMandatory())
    .option("--ray", words.ray[locale])
    .option("--out <file>", words.out[locale])
    .option("--force", words.force[locale])
    .addOption(localeOption(locale))
    .action(async (recipe: string, options: ExportRecipeOptions) => {
      await datasets().exportRecipe(recipe, options, datasetContext(options, terminal, locale));
    });
}
