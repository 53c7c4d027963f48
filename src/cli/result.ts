import { version } from "../../package.json";
import type { CheckedFile } from "../lint/checked-file";
import type { Locale } from "../lint/locale";
import { rulePage } from "../lint/rule-page";
import { documentedRules } from "../prompt/rules/documented";
import { kindTitles } from "../prompt/titles";
import type { OutputFormat } from "./check-options";
import type { Terminal } from "./terminal";

/** The result of a check as text; only the format that is asked for is loaded. */
export async function formatResult(
  files: readonly CheckedFile[],
  format: OutputFormat,
  locale: Locale,
  { color, width }: Terminal,
): Promise<string> {
  switch (format) {
    case "pretty":
      return (await import("../lint/formats/pretty")).formatPretty(files, { locale, color, width });
    case "json":
      return (await import("../lint/formats/json")).formatJson(files);
    case "github":
      return (await import("../lint/formats/github")).formatGithub(files);
    case "sarif": {
      const { formatSarif } = await import("../lint/formats/sarif");
      const page = (rule: (typeof documentedRules)[number]) => (language: Locale) =>
        rulePage(rule, language, kindTitles);
      return formatSarif(files, {
        locale,
        version,
        rules: documentedRules.map((rule) => ({ ...rule, page: page(rule) })),
      });
    }
  }
}
