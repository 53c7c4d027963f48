import type { Command } from "commander";
import type { Locale, Localized } from "../../lint/locale";
import type { Terminal } from "../terminal";
import { formatOption, localeOption } from "./options";

const about: Localized = { en: "list the rules", "zh-cn": "列出规则" };

/** Adds `winnow rules` to the program, described in `locale`. */
export function registerRules(program: Command, terminal: Terminal, locale: Locale): void {
  program
    .command("rules")
    .description(about[locale])
    .addOption(formatOption(["pretty", "json"], locale))
    .addOption(localeOption(locale))
    .action(async ({ format }: { format: "pretty" | "json" }) => {
      const { rules } = await import("../commands/rules");
      rules(format, terminal, locale);
    });
}
