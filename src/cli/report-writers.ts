import { version } from "../../package.json";
import type { Print, ReportWriter } from "../lint/formats/report-writer";
import type { SarifOptions } from "../lint/formats/sarif";
import type { Locale } from "../lint/locale";
import { documentedRules } from "../prompt/rules/documented";
import type { OutputFormat } from "./check-options";
import { allRules, pageOf } from "./documented-rules";
import type { Terminal } from "./terminal";

/** The writer of a format; only the one that is asked for is loaded. */
export async function reportWriter(
  format: OutputFormat,
  print: Print,
  locale: Locale,
  { color, width }: Terminal,
): Promise<ReportWriter> {
  switch (format) {
    case "pretty":
      return new (await import("../lint/formats/pretty")).PrettyWriter(print, { locale, color, width });
    case "json":
      return new (await import("../lint/formats/json")).JsonWriter(print);
    case "github":
      return new (await import("../lint/formats/github")).GithubWriter(print, locale);
    case "sarif": {
      const { SarifWriter } = await import("../lint/formats/sarif");
      const rules: SarifOptions["rules"] = (kinds) =>
        (kinds.has("dataset") ? allRules() : documentedRules).map((rule) => ({
          ...rule,
          page: (language) => pageOf(rule, language),
        }));
      return new SarifWriter(print, { locale, version, rules });
    }
  }
}
