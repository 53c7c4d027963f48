import type { Command } from "commander";
import type { Locale, Localized } from "../../lint/locale";
import { render, type RenderOptions } from "../commands/render";
import type { Terminal } from "../terminal";
import { configOption, formatOption, localeOption } from "./options";

const words = {
  about: {
    en: "print exactly what a model sees of a prompt, or of a row of a dataset",
    "zh-cn": "输出模型实际看到的提示词或数据集中的一行",
  },
  file: {
    en: "the prompt or dataset, or - for a prompt from standard input",
    "zh-cn": "提示词或数据集文件，或用 - 从标准输入读取提示词",
  },
  row: { en: "of a dataset: which row, counted from 1 (default: 1)", "zh-cn": "数据集的第几行，从 1 开始（默认为 1）" },
  template: {
    en: "the base model's chat template (default: the configuration's)",
    "zh-cn": "基座模型的对话模板（默认取自配置）",
  },
  list: { en: "list the templates", "zh-cn": "列出可用的模板" },
  generationPrompt: {
    en: "leave out the words that make the model answer",
    "zh-cn": "不写出引导模型作答的结尾",
  },
} satisfies Record<string, Localized>;

/** Adds `winnow render` to the program, described in `locale`. */
export function registerRender(program: Command, terminal: Terminal, locale: Locale): void {
  program
    .command("render")
    .description(words.about[locale])
    .argument("[file]", words.file[locale])
    .option("--template <name>", words.template[locale])
    .option("--list", words.list[locale])
    .option("--row <n>", words.row[locale])
    .addOption(formatOption(["text", "json"], locale))
    .addOption(configOption(locale))
    .addOption(localeOption(locale))
    .option("--no-generation-prompt", words.generationPrompt[locale])
    .action(async (file: string | undefined, options: RenderOptions) => {
      await render(file, options, terminal, locale);
    });
}
