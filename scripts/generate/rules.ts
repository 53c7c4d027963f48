import { locales, localize, type Locale } from "../../src/lint/locale";
import { rulePage, rulePagePath, severityTitles } from "../../src/lint/rule-page";
import { documentedRules } from "../../src/prompt/rules/documented";
import { kindTitles } from "../../src/prompt/titles";

const words = {
  title: { en: "Rules", "zh-cn": "规则" },
  rule: { en: "Rule", "zh-cn": "规则" },
  says: { en: "What it finds", "zh-cn": "检查内容" },
  severity: { en: "Severity", "zh-cn": "严重程度" },
  byKind: { en: "{levels}, by kind of prompt", "zh-cn": "{levels}，视提示词类型而定" },
  others: { en: "[简体中文](zh-cn/README.md)", "zh-cn": "[English](../README.md)" },
};

/** The page of every rule and the list of them, in each language, by path. */
export function ruleDocumentation(): Map<string, string> {
  const pages = new Map<string, string>();
  for (const locale of locales) {
    pages.set(rulePagePath("README", locale), list(locale));
    for (const rule of documentedRules) pages.set(rulePagePath(rule.id, locale), rulePage(rule, locale, kindTitles));
  }
  return pages;
}

function list(locale: Locale): string {
  const rows = documentedRules.map((rule) => {
    const levels = typeof rule.severity === "string" ? [rule.severity] : [...new Set(Object.values(rule.severity))];
    const named = levels
      .map((level) => localize(severityTitles[level ?? "off"], locale))
      .join(locale === "en" ? ", " : "、");
    const shown = typeof rule.severity === "string" ? named : localize(words.byKind, locale, { levels: named });
    return `| [\`${rule.id}\`](${rule.id}.md) | ${localize(rule.title, locale)} | ${shown} |`;
  });
  const head = [words.rule, words.says, words.severity].map((word) => localize(word, locale)).join(" | ");
  return [
    `# ${localize(words.title, locale)}`,
    localize(words.others, locale),
    [`| ${head} |`, "| --- | --- | --- |", ...rows].join("\n") + "\n",
  ].join("\n\n");
}
