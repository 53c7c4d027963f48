import { Option, type Command } from "commander";
import type { Locale, Localized } from "../../lint/locale";
import { failLevels, outputFormats, type CheckOptions } from "../check-options";
import { check } from "../commands/check";
import type { Terminal } from "../terminal";
import { configOption, formatOption, localeOption, noColorOption } from "./options";

const words = {
  about: { en: "check prompts and datasets", "zh-cn": "检查提示词和数据集" },
  paths: { en: "files, folders or globs", "zh-cn": "文件、文件夹或通配符" },
  kind: { en: "what the files are", "zh-cn": "文件的种类" },
  stdin: { en: "read one prompt or dataset from standard input", "zh-cn": "从标准输入读取一个提示词或数据集" },
  stdinFilename: { en: "the name to treat standard input as", "zh-cn": "把标准输入当作此文件名处理" },
  fix: {
    en: "apply the fixes that are safe to apply unseen",
    "zh-cn": "应用无需人工确认的修复",
  },
  failOn: {
    en: "exit with 1 when a problem is this bad or worse",
    "zh-cn": "出现此级别或更严重的问题时，退出码为 1",
  },
  rule: { en: "set a rule's level or turn it off (repeatable)", "zh-cn": "设置规则的级别或将其关闭（可重复）" },
} satisfies Record<string, Localized>;

/** Adds `winnow check` to the program, described in `locale`; `onExit` is told its exit code. */
export function registerCheck(
  program: Command,
  terminal: Terminal,
  locale: Locale,
  onExit: (code: number) => void,
): void {
  program
    .command("check")
    .description(words.about[locale])
    .argument("[paths...]", words.paths[locale])
    .addOption(new Option("--kind <kind>", words.kind[locale]).choices(["auto", "prompt", "dataset"]).default("auto"))
    .option("--stdin", words.stdin[locale])
    .option("--stdin-filename <name>", words.stdinFilename[locale])
    .addOption(formatOption(outputFormats, locale))
    .option("--fix", words.fix[locale])
    .addOption(new Option("--fail-on <severity>", words.failOn[locale]).choices(failLevels).default("error"))
    .addOption(configOption(locale))
    .addOption(localeOption(locale))
    .option("--rule <id=level>", words.rule[locale], collect)
    .addOption(noColorOption(locale))
    .action(async (paths: string[], options: CheckOptions) => onExit(await check(paths, options, terminal, locale)));
}

function collect(value: string, before: readonly string[] | undefined): readonly string[] {
  return [...(before ?? []), value];
}
