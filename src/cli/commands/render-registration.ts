import { Option, type Command } from "commander";
import { locales, type Locale, type Localized } from "../../lint/locale";
import type { Terminal } from "../terminal";
import { render, type RenderOptions } from "./render";

const words = {
  about: {
    en: "print exactly what a model sees of a prompt",
    "zh-cn": "输出模型实际看到的提示词",
  },
  file: { en: "the prompt, or - for standard input", "zh-cn": "提示词文件，或用 - 表示标准输入" },
  template: {
    en: "the base model's chat template (default: the configuration's)",
    "zh-cn": "基座模型的对话模板（默认取自配置）",
  },
  list: { en: "list the templates", "zh-cn": "列出可用的模板" },
  format: { en: "how to print the result", "zh-cn": "结果的输出格式" },
  config: {
    en: "use this configuration instead of the nearest .winnow.json",
    "zh-cn": "使用此配置文件，而不是最近的 .winnow.json",
  },
  locale: { en: "the language of messages", "zh-cn": "消息的语言" },
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
    .addOption(new Option("--format <format>", words.format[locale]).choices(["text", "json"]).default("text"))
    .option("--config <file>", words.config[locale])
    .addOption(new Option("--locale <locale>", words.locale[locale]).choices(locales))
    .option("--no-generation-prompt", words.generationPrompt[locale])
    .action(async (file: string | undefined, options: RenderOptions) => {
      await render(file, options, terminal, locale);
    });
}
