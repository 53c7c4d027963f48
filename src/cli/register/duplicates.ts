import { Option, type Command } from "commander";
import { comparedFields } from "../../dataset/near/compared-text";
import type { Locale, Localized } from "../../lint/locale";
import { tokenizerNames } from "../../similarity/tokenize";
import type { DuplicatesCommandOptions } from "../commands/duplicates";
import { datasetContext } from "../dataset-context";
import { datasets } from "../datasets";
import { duplicateMetrics } from "../duplicate-metrics";
import type { Terminal } from "../terminal";
import { configOption, formatOption, localeOption } from "./options";

const words = {
  about: { en: "find rows that are alike", "zh-cn": "查找相似的行" },
  paths: {
    en: "datasets, or folders of them; together they are one set",
    "zh-cn": "数据集文件或文件夹，合并为一个数据集",
  },
  field: { en: "what of each row is compared", "zh-cn": "比较每一行的哪一部分" },
  metric: {
    en: "how it is compared; sentence: by the long sentences of answers, and a row stays if it has one that no kept row says, even nearly, or none at all",
    "zh-cn":
      "比较的方法；sentence：按回答中的长句比较，一行只要有一句是已保留的行没有说过的（几乎相同也算说过），或者没有长句，就保留",
  },
  threshold: { en: "from which score two rows are alike", "zh-cn": "相似度达到多少即视为重复" },
  tokenizer: { en: "how texts are cut into tokens", "zh-cn": "如何切分 token" },
  force: { en: "compare although memory may not be enough", "zh-cn": "即使内存可能不足也比较" },
} satisfies Record<string, Localized>;

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
    .argument("<paths...>", words.paths[locale])
    .addOption(choice("--field <field>", words.field, ["auto", ...comparedFields]))
    .addOption(choice("--metric <metric>", words.metric, duplicateMetrics))
    .option("--threshold <score>", words.threshold[locale], "0.7")
    .addOption(choice("--tokenizer <name>", words.tokenizer, tokenizerNames))
    .option("--force", words.force[locale])
    .addOption(formatOption(["pretty", "json"], locale))
    .addOption(configOption(locale))
    .addOption(localeOption(locale))
    .action(async (paths: string[], options: DuplicatesCommandOptions) => {
      onExit(await datasets().duplicates(paths, options, datasetContext(options, terminal, locale)));
    });
}
