import type { Command } from "commander";
import type { Locale, Localized } from "../../lint/locale";
import type { ProfileCommandOptions } from "../commands/profile";
import { datasetContext } from "../dataset-context";
import { datasets } from "../datasets";
import type { Terminal } from "../terminal";
import { anyFormatOption, configOption, localeOption } from "./options";

const words = {
  about: {
    en: "say what datasets are made of: formats, turns, languages, lengths, problems",
    "zh-cn": "分析数据集的构成：格式、轮次、语言、长度、问题",
  },
  paths: {
    en: "datasets, or folders of them; together they make one profile",
    "zh-cn": "数据集文件或文件夹，合并为一份分析",
  },
  out: {
    en: "the file to write, by its ending .html, .json or .txt where there is no --format (default: standard output)",
    "zh-cn": "输出文件；未指定 --format 时按后缀 .html、.json 或 .txt 决定格式（默认写到标准输出）",
  },
  model: {
    en: "the model whose scores are shown, as `winnow score` found them before: the built-in one, or a folder or .onnx file of yours",
    "zh-cn": "显示哪个模型的分数（由 `winnow score` 事先算出）：内置模型，或您自己的模型文件夹或 .onnx 文件",
  },
} satisfies Record<string, Localized>;

/** Adds `winnow profile` to the program, described in `locale`; `onExit` is told its exit code. */
export function registerProfile(
  program: Command,
  terminal: Terminal,
  locale: Locale,
  onExit: (code: number) => void,
): void {
  program
    .command("profile")
    .description(words.about[locale])
    .argument("<paths...>", words.paths[locale])
    .addOption(anyFormatOption(["pretty", "json", "html"], locale))
    .option("--out <file>", words.out[locale])
    .option("--model <model>", words.model[locale], "builtin")
    .addOption(configOption(locale))
    .addOption(localeOption(locale))
    .action(async (paths: string[], options: ProfileCommandOptions) => {
      onExit(await datasets().profile(paths, options, datasetContext(options, terminal, locale)));
    });
}
