import type { Command } from "commander";
import type { Locale, Localized } from "../../lint/locale";
import type { Terminal } from "../terminal";
import { localeOption } from "./options";

const words = {
  about: { en: "explain a rule", "zh-cn": "解释一条规则" },
  rule: { en: "the rule, such as prompt/missing-goal", "zh-cn": "规则，例如 prompt/missing-goal" },
} satisfies Record<string, Localized>;

/** Adds `winnow explain` to the program, described in `locale`. */
export function registerExplain(program: Command, terminal: Terminal, locale: Locale): void {
  program
    .command("explain")
    .description(words.about[locale])
    .argument("<rule>", words.rule[locale])
    .addOption(localeOption(locale))
    .action(async (rule: string) => {
      const { explain } = await import("../commands/explain");
      explain(rule, terminal, locale);
    });
}
