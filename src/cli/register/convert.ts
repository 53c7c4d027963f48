import type { Command } from "commander";
import type { Locale, Localized } from "../../lint/locale";
import type { ConvertCommandOptions } from "../commands/convert";
import { datasetContext } from "../dataset-context";
import { datasets } from "../datasets";
import type { Terminal } from "../terminal";
import { configOption, localeOption } from "./options";

const words = {
  about: { en: "write a dataset in another format", "zh-cn": "把数据集转换为另一种格式" },
  file: {
    en: "the dataset, or a folder of files that make one",
    "zh-cn": "数据集文件，或由多个文件组成一个数据集的文件夹",
  },
  to: { en: "the format to write", "zh-cn": "目标格式" },
  from: { en: "the format of its rows, where it is not to be found out", "zh-cn": "指定原格式，而不是自动识别" },
  out: {
    en: "the file to write: .jsonl, .ndjson, .json, .csv or .tsv, also with .gz (default: standard output, as JSON Lines)",
    "zh-cn": "输出文件：.jsonl、.ndjson、.json、.csv 或 .tsv，可再加 .gz（默认以 JSON Lines 写到标准输出）",
  },
  lossy: { en: "convert although something is lost", "zh-cn": "即使会丢失内容也转换" },
  force: { en: "replace the output file where it is there already", "zh-cn": "覆盖已存在的输出文件" },
  list: { en: "list the formats", "zh-cn": "列出所有格式" },
} satisfies Record<string, Localized>;

/** Adds `winnow convert` to the program, described in `locale`; `onExit` is told its exit code. */
export function registerConvert(
  program: Command,
  terminal: Terminal,
  locale: Locale,
  onExit: (code: number) => void,
): void {
  program
    .command("convert")
    .description(words.about[locale])
    .argument("[file]", words.file[locale])
    .option("--to <format>", words.to[locale])
    .option("--out <file>", words.out[locale])
    .option("--from <format>", words.from[locale])
    .option("--lossy", words.lossy[locale])
    .option("--force", words.force[locale])
    .option("--list", words.list[locale])
    .addOption(configOption(locale))
    .addOption(localeOption(locale))
    .action(async (file: string | undefined, options: ConvertCommandOptions) => {
      onExit(await datasets().convert(file, options, datasetContext(options, terminal, locale)));
    });
}
