import { Command } from "commander";
import { version } from "../../package.json";
import type { Locale, Localized } from "../lint/locale";
import { localizeHelp } from "./help";
import { registerCheck } from "./register/check";
import { registerClean } from "./register/clean";
import { registerConvert } from "./register/convert";
import { registerDuplicates } from "./register/duplicates";
import { registerExplain } from "./register/explain";
import { registerExportRecipe } from "./register/export-recipe";
import { noColorOption } from "./register/options";
import { registerProfile } from "./register/profile";
import { registerRender } from "./register/render";
import { registerRules } from "./register/rules";
import { registerScore } from "./register/score";
import type { Terminal } from "./terminal";

const words = {
  about: {
    en: "Winnow checks prompts and fine-tuning datasets, in English and Chinese.",
    "zh-cn": "Winnow 检查中英文的提示词和微调数据集。",
  },
  version: { en: "print the version", "zh-cn": "显示版本号" },
} satisfies Record<string, Localized>;

/**
 * The commands and options of `winnow`, described in `locale`; `onExit` is told the exit code of the command that ran.
 * Wrong use throws commander's `CommanderError`.
 */
export function buildProgram(locale: Locale, terminal: Terminal, onExit: (code: number) => void): Command {
  const program = new Command("winnow")
    .description(words.about[locale])
    .version(version, "-v, --version", words.version[locale])
    .addOption(noColorOption(locale))
    .exitOverride()
    .configureOutput({ writeOut: terminal.out, writeErr: terminal.err, outputError: () => undefined });
  localizeHelp(program, locale);
  registerCheck(program, terminal, locale, onExit);
  registerRules(program, terminal, locale);
  registerExplain(program, terminal, locale);
  registerRender(program, terminal, locale);
  registerProfile(program, terminal, locale, onExit);
  registerConvert(program, terminal, locale, onExit);
  registerDuplicates(program, terminal, locale, onExit);
  registerScore(program, terminal, locale, onExit);
  registerClean(program, terminal, locale, onExit);
  registerExportRecipe(program, terminal, locale);
  return program;
}
