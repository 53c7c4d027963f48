import { Command, Option } from "commander";
import { version } from "../../package.json";
import { locales, localize, type Locale, type Localized } from "../lint/locale";
import { failLevels, outputFormats, type CheckOptions } from "./check-options";
import { check } from "./commands/check";
import { registerRender } from "./commands/render";
import { localizeHelp } from "./help";
import type { Terminal } from "./terminal";

const words = {
  about: {
    en: "Winnow checks prompts, in English and Chinese, and says what they lack.",
    "zh-cn": "Winnow 检查中英文提示词，指出缺少什么、哪里有问题。",
  },
  version: { en: "print the version", "zh-cn": "显示版本号" },
  check: { en: "check prompts", "zh-cn": "检查提示词" },
  paths: { en: "files, folders or globs", "zh-cn": "文件、文件夹或通配符" },
  kind: { en: "what the files are", "zh-cn": "文件的种类" },
  stdin: { en: "read one prompt from standard input", "zh-cn": "从标准输入读取一个提示词" },
  stdinFilename: { en: "the name to treat standard input as", "zh-cn": "把标准输入当作此文件名处理" },
  format: { en: "how to print the result", "zh-cn": "结果的输出格式" },
  fix: {
    en: "apply the fixes that are safe to apply unseen",
    "zh-cn": "应用无需人工确认的修复",
  },
  failOn: {
    en: "exit with 1 when a problem is this bad or worse",
    "zh-cn": "出现此级别或更严重的问题时，退出码为 1",
  },
  config: {
    en: "use this configuration instead of the nearest .winnow.json",
    "zh-cn": "使用此配置文件，而不是最近的 .winnow.json",
  },
  locale: { en: "the language of messages", "zh-cn": "消息的语言" },
  rule: { en: "set a rule's level or turn it off (repeatable)", "zh-cn": "设置规则的级别或将其关闭（可重复）" },
  noColor: { en: "print without colours", "zh-cn": "不使用颜色" },
  rules: { en: "list the rules", "zh-cn": "列出规则" },
  explain: { en: "explain a rule", "zh-cn": "解释一条规则" },
  ruleId: { en: "the rule, such as prompt/missing-goal", "zh-cn": "规则，例如 prompt/missing-goal" },
} satisfies Record<string, Localized>;

/** Told the exit code of the command that ran. */
export type OnExit = (code: number) => void;

/** The commands and options of `winnow`, described in `locale`. Wrong use throws commander's `CommanderError`. */
export function buildProgram(locale: Locale, terminal: Terminal, onExit: OnExit): Command {
  const say = (message: Localized): string => localize(message, locale);
  const localeOption = (): Option => new Option("--locale <locale>", say(words.locale)).choices(locales);
  const program = new Command("winnow")
    .description(say(words.about))
    .version(version, "-v, --version", say(words.version))
    .option("--no-color", say(words.noColor))
    .exitOverride()
    .configureOutput({ writeOut: terminal.out, writeErr: terminal.err, outputError: () => undefined });
  localizeHelp(program, locale);

  program
    .command("check")
    .description(say(words.check))
    .argument("[paths...]", say(words.paths))
    .addOption(new Option("--kind <kind>", say(words.kind)).choices(["auto", "prompt", "dataset"]).default("auto"))
    .option("--stdin", say(words.stdin))
    .option("--stdin-filename <name>", say(words.stdinFilename))
    .addOption(new Option("--format <format>", say(words.format)).choices(outputFormats).default("pretty"))
    .option("--fix", say(words.fix))
    .addOption(new Option("--fail-on <severity>", say(words.failOn)).choices(failLevels).default("error"))
    .option("--config <file>", say(words.config))
    .addOption(localeOption())
    .option("--rule <id=level>", say(words.rule), collect)
    .option("--no-color", say(words.noColor))
    .action(async (paths: string[], options: CheckOptions) => onExit(await check(paths, options, terminal, locale)));

  program
    .command("rules")
    .description(say(words.rules))
    .addOption(new Option("--format <format>", say(words.format)).choices(["pretty", "json"]).default("pretty"))
    .addOption(localeOption())
    .action(async ({ format }: { format: "pretty" | "json" }) => {
      const { rules } = await import("./commands/rules");
      rules(format, terminal, locale);
    });

  program
    .command("explain")
    .description(say(words.explain))
    .argument("<rule>", say(words.ruleId))
    .addOption(localeOption())
    .action(async (rule: string) => {
      const { explain } = await import("./commands/explain");
      explain(rule, terminal, locale);
    });

  registerRender(program, terminal, locale);

  return program;
}

function collect(value: string, before: readonly string[] | undefined): readonly string[] {
  return [...(before ?? []), value];
}
