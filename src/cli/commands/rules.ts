import stringWidth from "fast-string-width";
import pc from "picocolors";
import { localize, type Locale } from "../../lint/locale";
import { severityTitles, type DocumentedRule } from "../../lint/rule-page";
import { allRules, kindTitlesOf } from "../documented-rules";
import type { Terminal } from "../terminal";

export type RulesFormat = "pretty" | "json";

/** `winnow rules`: lists every rule with its level. */
export function rules(format: RulesFormat, terminal: Terminal, locale: Locale): void {
  if (format === "json")
    terminal.out(`${JSON.stringify({ version: 1, rules: allRules().map(described) }, undefined, 2)}\n`);
  else
    terminal.out(
      allRules()
        .map((rule) => line(rule, terminal, locale))
        .join(""),
    );
}

function described({ id, title, description, guide, severity }: DocumentedRule) {
  return { id, title, description, ...(guide !== undefined && { guide }), severity };
}

const columns = { id: 34, title: 46 };

function line(rule: DocumentedRule, { color }: Terminal, locale: Locale): string {
  const { bold, dim } = pc.createColors(color);
  const id = padded(rule.id, columns.id);
  return `${bold(id)} ${padded(rule.title[locale], columns.title)} ${dim(levelText(rule, locale))}\n`;
}

/** `warning`, or a level for each kind that has one of its own. */
function levelText(rule: DocumentedRule, locale: Locale): string {
  const { severity } = rule;
  if (typeof severity === "string") return severityTitles[severity][locale];
  const titles = kindTitlesOf(rule);
  const others = { en: "else", "zh-cn": "其他" };
  return Object.entries(severity)
    .map(([kind, level]) => {
      const name = kind === "else" ? others[locale] : localize(titles[kind] ?? { en: kind, "zh-cn": kind }, locale);
      return `${name}${locale === "en" ? ": " : "："}${severityTitles[level ?? "off"][locale]}`;
    })
    .join(locale === "en" ? ", " : "，");
}

function padded(text: string, width: number): string {
  return text + " ".repeat(Math.max(0, width - stringWidth(text)));
}
