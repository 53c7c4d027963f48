import { Option, type Command } from "commander";
import type { Locale, Localized } from "../../lint/locale";
import type { DuplicatesCommandOptions } from "../commands/duplicates";
import { datasetContext } from "../dataset-context";
import { datasets } from "../datasets";
import type { Terminal } from "../terminal";
import { configOption, formatOption, localeOption } from "./options";

const words = {
  about: { en: "find rows that are alike", "zh-cn": "查找相似的行" },
  file: { en: "the dataset", "zh-cn": "数据集文件" },
  field: { en: "what of each row is compared", "zh-cn": "比较每一行的哪一部分" },
  metric: { en: "how it is compared", "zh-cn": "比较的方法" },
  threshold: { en: "from which score two rows are alike", "zh-cn": "相似度达到多少即视为重复" },
  tokenizer: { en: "how texts are cut into tokens", "zh-cn": "如何切分 token" },
} satisfies Record<string, Localized>;

const fields = ["auto", "instruction", "input", "output", "prompt", "text", "all"];

/** Adds `winnow duplicates` to the program, described in `locale`; `onExit` is told its exit code. */
export function registerDuplicates(
  program: Command,
  terminal: Terminal,
  locale: Locale,
  onExit: (code: number) => void,
): void {
  const choice = (flags: string, about: Localized, choices: readonly string[]): Option =>
    new Option(flags, about[locale]).choices(choices).default(choices[0]);
  program
    .command("duplicates")
    .description(words.about[locale])
    .argument("<file>", words.file[locale])
    .addOption(choice("--field <field>", words.field, fields))
    .addOption(choice("--metric <metric>", words.metric, ["rouge-l", "minhash", "exact"]))
    .option("--threshold <score>", words.threshold[locale], "0.7")
    .addOption(choice("--tokenizer <name>", words.tokenizer, ["words", "rouge-score"]))
    .addOption(formatOption(["pretty", "json"], locale))
    .addOption(configOption(locale))
    .addOption(localeOption(locale))
    .action(async (file: string, options: DuplicatesCommandOptions) => {
      onExit(await datasets().duplicates(file, options, datasetContext(options, terminal, locale)));
    });
}
