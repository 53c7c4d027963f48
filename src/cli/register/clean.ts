import { Option, type Command } from "commander";
import type { Locale, Localized } from "../../lint/locale";
import { devices } from "../../perplexity/devices";
import type { CleanCommandOptions } from "../commands/clean";
import { datasetContext } from "../dataset-context";
import { datasets } from "../datasets";
import type { Terminal } from "../terminal";
import { UsageError } from "../usage-error";
import { configOption, localeOption } from "./options";

const words = {
  about: {
    en: "write what a recipe leaves of a dataset, and what it leaves out",
    "zh-cn": "按配方清洗数据集，并保留被剔除的行",
  },
  file: { en: "the dataset; - for standard input", "zh-cn": "数据集文件；- 表示标准输入" },
  recipe: {
    en: "a recipe's file, or guide, light, strict or self-instruct",
    "zh-cn": "配方文件，或预设 guide、light、strict、self-instruct",
  },
  out: { en: "the file for the rows that stay", "zh-cn": "保留的行写入的文件" },
  rejected: {
    en: "the file for the rows that go, with their reasons (default: beside --out)",
    "zh-cn": "被剔除的行及其原因写入的文件（默认与 --out 同目录）",
  },
  report: {
    en: "the file for the report, .html or .json (default: .html beside --out)",
    "zh-cn": "报告文件，.html 或 .json（默认为与 --out 同目录的 .html）",
  },
  pairs: {
    en: "the file for preference pairs, where the recipe makes them (default: beside --out)",
    "zh-cn": "偏好数据写入的文件（仅当配方会生成时；默认与 --out 同目录）",
  },
  dryRun: { en: "write nothing, and say what would be done", "zh-cn": "不写入任何文件，只说明将会怎样处理" },
  force: { en: "replace files that are there already", "zh-cn": "覆盖已存在的输出文件" },
  model: {
    en: "the model that scores, where the recipe asks for it: builtin, or a folder",
    "zh-cn": "配方需要困惑度时使用的模型：builtin 或文件夹",
  },
  several: {
    en: "clean takes one dataset at a time; run it once for each file.",
    "zh-cn": "clean 每次只处理一个数据集；请对每个文件分别运行。",
  },
  device: { en: "where the model runs", "zh-cn": "模型运行的设备" },
} satisfies Record<string, Localized>;

/** Adds `winnow clean` to the program, described in `locale`; `onExit` is told its exit code. */
export function registerClean(
  program: Command,
  terminal: Terminal,
  locale: Locale,
  onExit: (code: number) => void,
): void {
  program
    .command("clean")
    .description(words.about[locale])
    .argument("<file>", words.file[locale])
    .option("--recipe <recipe>", words.recipe[locale], "guide")
    .option("--out <file>", words.out[locale])
    .option("--rejected <file>", words.rejected[locale])
    .option("--report <file>", words.report[locale])
    .option("--pairs <file>", words.pairs[locale])
    .option("--dry-run", words.dryRun[locale])
    .option("--force", words.force[locale])
    .option("--model <model>", words.model[locale], "builtin")
    .addOption(new Option("--device <device>", words.device[locale]).choices(devices).default("auto"))
    .addOption(configOption(locale))
    .addOption(localeOption(locale))
    .allowExcessArguments()
    .action(async (file: string, options: CleanCommandOptions, { args }: Command) => {
      if (args.length > 1) throw new UsageError(words.several[locale]);
      onExit(await datasets().clean(file, options, datasetContext(options, terminal, locale)));
    });
}
