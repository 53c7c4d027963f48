import type { Command, CommanderError, Option } from "commander";
import { localize, type Locale, type Localized } from "../lint/locale";

const titles: Readonly<Record<string, string>> = {
  "Usage:": "用法：",
  "Arguments:": "参数：",
  "Options:": "选项：",
  "Global Options:": "全局选项：",
  "Commands:": "命令：",
};

const words = {
  help: { en: "print this help", "zh-cn": "显示帮助" },
  helpCommand: { en: "print the help of a command", "zh-cn": "显示某个命令的帮助" },
  choices: { en: "one of {choices}", "zh-cn": "可选 {choices}" },
  preset: { en: "default {value}", "zh-cn": "默认 {value}" },
} satisfies Record<string, Localized>;

/** Makes commander's help speak `locale`; commands added later inherit it. */
export function localizeHelp(program: Command, locale: Locale): void {
  program
    .helpOption("-h, --help", localize(words.help, locale))
    .helpCommand("help [command]", localize(words.helpCommand, locale))
    .configureHelp({
      optionDescription: (option) => describeOption(option, locale),
      styleTitle: (title) => (locale === "zh-cn" ? (titles[title] ?? title) : title),
    });
}

function describeOption({ description, argChoices, defaultValue }: Option, locale: Locale): string {
  const notes: string[] = [];
  if (argChoices !== undefined) notes.push(localize(words.choices, locale, { choices: argChoices.join(", ") }));
  if (typeof defaultValue === "string") notes.push(localize(words.preset, locale, { value: defaultValue }));
  if (notes.length === 0) return description;
  return locale === "en" ? `${description} (${notes.join("; ")})` : `${description}（${notes.join("；")}）`;
}

const mistakes: Readonly<Record<string, Localized>> = {
  "commander.unknownOption": { en: "Unknown option {name}.", "zh-cn": "没有 {name} 这个选项。" },
  "commander.unknownCommand": { en: "Unknown command {name}.", "zh-cn": "没有 {name} 这个命令。" },
  "commander.optionMissingArgument": { en: "The option {name} needs a value.", "zh-cn": "选项 {name} 需要一个值。" },
  "commander.missingArgument": { en: "The argument {name} is missing.", "zh-cn": "缺少参数 {name}。" },
  "commander.excessArguments": { en: "There are more arguments than {name} takes.", "zh-cn": "{name} 的参数过多。" },
  "commander.invalidArgument": {
    en: "{value} is not a value of {name}; use one of {choices}.",
    "zh-cn": "{name} 不接受 {value}，可选 {choices}。",
  },
};
const suggestion = { en: " Did you mean {near}?", "zh-cn": "是否要写 {near}？" };

/** What was wrong with the arguments, in one sentence. */
export function describeMistake({ code, message }: CommanderError, locale: Locale): string {
  const mistake = mistakes[code];
  const plain = message.replace(/^error: /, "");
  if (mistake === undefined) return plain;
  const [name = "", value = ""] = [...message.matchAll(/'([^']*)'/g)].map(([, quoted]) => quoted!);
  const choices = /Allowed choices are (.*)\.$/.exec(message)?.[1] ?? "";
  const near = /\(Did you mean (?:one of )?(.*?)\?\)/.exec(message)?.[1];
  const sentence = localize(mistake, locale, { name, value, choices });
  return near === undefined ? sentence : sentence + localize(suggestion, locale, { near });
}
