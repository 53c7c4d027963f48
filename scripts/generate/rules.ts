import { locales, localize, type Locale, type Localized } from "../../src/lint/locale";
import { documentedDatasetRules } from "../../src/dataset/documented-rules";
import { datasetKindTitles } from "../../src/dataset/titles";
import { rulePage, rulePagePath, severityTitles, type DocumentedRule } from "../../src/lint/rule-page";
import { documentedRules } from "../../src/prompt/rules/documented";
import { kindTitles } from "../../src/prompt/titles";

const words = {
  title: { en: "Rules", "zh-cn": "规则" },
  rule: { en: "Rule", "zh-cn": "规则" },
  says: { en: "What it finds", "zh-cn": "检查内容" },
  severity: { en: "Severity", "zh-cn": "严重程度" },
  others: { en: "[简体中文](zh-cn/README.md)", "zh-cn": "[English](../README.md)" },
};

interface Chapter {
  readonly title: Localized;
  /** The severity of a rule that is not as loud for every kind. */
  readonly byKind: Localized;
  readonly rules: readonly DocumentedRule[];
  readonly kindTitles: Readonly<Record<string, Localized>>;
}

const chapters: readonly Chapter[] = [
  {
    title: { en: "Prompts", "zh-cn": "提示词" },
    byKind: { en: "{levels}, by kind of prompt", "zh-cn": "{levels}，视提示词类型而定" },
    rules: documentedRules,
    kindTitles,
  },
  {
    title: { en: "Datasets", "zh-cn": "数据集" },
    byKind: { en: "{levels}, by kind of dataset", "zh-cn": "{levels}，视数据集类型而定" },
    rules: documentedDatasetRules,
    kindTitles: datasetKindTitles,
  },
];

/** The page of every rule and the list of them, in each language, by path. */
export function ruleDocumentation(): Map<string, string> {
  const pages = new Map<string, string>();
  for (const locale of locales) {
    pages.set(rulePagePath("README", locale), list(locale));
    for (const { rules, kindTitles: kinds } of chapters) {
      for (const rule of rules) pages.set(rulePagePath(rule.id, locale), rulePage(rule, locale, kinds));
    }
  }
  return pages;
}

function list(locale: Locale): string {
  const sections = chapters.flatMap((chapter) => [`## ${localize(chapter.title, locale)}`, table(chapter, locale)]);
  return [`# ${localize(words.title, locale)}`, localize(words.others, locale), ...sections].join("\n\n") + "\n";
}

function table({ rules, byKind }: Chapter, locale: Locale): string {
  const rows = rules.map((rule) => {
    const levels = typeof rule.severity === "string" ? [rule.severity] : [...new Set(Object.values(rule.severity))];
    const named = levels
      .map((level) => localize(severityTitles[level ?? "off"], locale))
      .join(locale === "en" ? ", " : "、");
    const shown = typeof rule.severity === "string" ? named : localize(byKind, locale, { levels: named });
    return `| [\`${rule.id}\`](${rule.id}.md) | ${localize(rule.title, locale)} | ${shown} |`;
  });
  const head = [words.rule, words.says, words.severity].map((word) => localize(word, locale)).join(" | ");
  return [`| ${head} |`, "| --- | --- | --- |", ...rows].join("\n");
}
