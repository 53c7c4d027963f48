import { Option } from "commander";
import { locales, type Locale, type Localized } from "../../lint/locale";
import { localeNamed } from "../locale";

const words = {
  format: { en: "how to print the result", "zh-cn": "结果的输出格式" },
  config: {
    en: "use this configuration instead of the nearest .winnow.json",
    "zh-cn": "使用此配置文件，而不是最近的 .winnow.json",
  },
  locale: { en: "the language of messages", "zh-cn": "消息的语言" },
  noColor: { en: "print without colours", "zh-cn": "不使用颜色" },
} satisfies Record<string, Localized>;

/** `--format`, of which the first is the default. */
export function formatOption(formats: readonly string[], locale: Locale): Option {
  return anyFormatOption(formats, locale).default(formats[0]);
}

/** `--format` without a default. */
export function anyFormatOption(formats: readonly string[], locale: Locale): Option {
  return new Option("--format <format>", words.format[locale]).choices(formats);
}

export function configOption(locale: Locale): Option {
  return new Option("--config <file>", words.config[locale]);
}

export function localeOption(locale: Locale): Option {
  const option = new Option("--locale <locale>", words.locale[locale]).choices(locales);
  const oneOfChoices = option.parseArg!<Locale>;
  return option.argParser((tag, before: Locale) => oneOfChoices.call(option, localeNamed(tag) ?? tag, before));
}

export function noColorOption(locale: Locale): Option {
  return new Option("--no-color", words.noColor[locale]);
}
