import stringWidth from "fast-string-width";
import pc from "picocolors";
import { localize, type Locale } from "../../lint/locale";
import { severityTitles, type DocumentedRule } from "../../lint/rule-page";
import { allRules, kindTitlesOf } from "../documented-rules";
import type { Terminal } from "../terminal";

export type RulesFormat = "pretty" | "json";

/** `winnow rules`: lists every rule with its level. */
export function rules(format: RulesFormat, terminal: Terminal, locale: Locale): void {
  const all = allRules();
  const widths = widthsOf(all, locale);
  if (format === "json") terminal.out(`${JSON.stringify({ version: 1, rules: all.map(described) }, undefined, 2)}\n`);
  else terminal.out(all.map((rule) => line(rule, widths, terminal, locale)).join(""));
}

function described({ id, title, description, guide, severity }: DocumentedRule) {
  return { id, title, description, ...(guide !== undefined && { guide }), severity };
}

/** The columns of the list, in cells of the terminal. */
interface Widths {
  readonly id: number;
  readonly title: number;
}

function widthsOf(rules: readonly DocumentedRule[], locale: Locale): Widths {
  return {
    id: Math.max(...rules.map(({ id }) => stringWidth(id))),
    title: Math.max(...rules.map(({ title }) => stringWidth(title[locale]))),
  };
}

function line(rule: DocumentedRule, columns: Widths, { color }: Terminal, locale: Locale): string {
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
