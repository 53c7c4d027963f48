import * as z from "zod/mini";
import { descriptionsKey } from "./described";
import { localize, type Locale, type Localized } from "./locale";
import type { Level } from "./problem";
import type { Evidence, Loudness, RuleExample } from "./rule";

/** What a page tells of a rule; every `Rule` has it. */
export interface DocumentedRule {
  readonly id: string;
  readonly title: Localized;
  readonly description: Localized;
  readonly guide?: Localized;
  readonly evidence?: readonly Evidence[];
  readonly severity: Loudness<string>;
  readonly options?: z.core.$ZodType | undefined;
  readonly examples: readonly RuleExample[];
}

/** What severities are called in running text. */
export const severityTitles: Readonly<Record<Level, Localized>> = {
  error: { en: "error", "zh-cn": "错误" },
  warning: { en: "warning", "zh-cn": "警告" },
  information: { en: "information", "zh-cn": "信息" },
  hint: { en: "hint", "zh-cn": "提示" },
  off: { en: "off", "zh-cn": "关闭" },
};

const words = {
  severity: { en: "Severity", "zh-cn": "严重程度" },
  always: { en: "**{severity}**, for every kind.", "zh-cn": "**{severity}**，不分类型。" },
  kind: { en: "Kind", "zh-cn": "类型" },
  others: { en: "all others", "zh-cn": "其他" },
  guide: { en: "What the guide says", "zh-cn": "指南怎么说" },
  evidence: { en: "Evidence", "zh-cn": "依据" },
  options: { en: "Options", "zh-cn": "选项" },
  option: { en: "Option", "zh-cn": "选项" },
  meaning: { en: "Meaning", "zh-cn": "含义" },
  preset: { en: "Default", "zh-cn": "默认值" },
  flagged: { en: "Flagged", "zh-cn": "会被指出的写法" },
  fixed: { en: "After the fix:", "zh-cn": "修复之后：" },
  good: { en: "Good", "zh-cn": "好的写法" },
  given: { en: "With `{settings}`:", "zh-cn": "设置为 `{settings}` 时：" },
  configure: { en: "Change it", "zh-cn": "调整这条规则" },
  how: {
    en: "In `.winnow.json` of the project (`rules`), or in the editor's setting `winnow.rules`:",
    "zh-cn": "在项目的 `.winnow.json`（`rules`）或编辑器设置 `winnow.rules` 中：",
  },
} satisfies Record<string, Localized>;

/** The path of a rule's page from the repository's root. */
export function rulePagePath(id: string, locale: Locale): string {
  return `docs/rules/${locale === "en" ? "" : `${locale}/`}${id}.md`;
}

/** The page of one rule in one language, as Markdown. `kinds` names what its subjects may be. */
export function rulePage(rule: DocumentedRule, locale: Locale, kinds: Readonly<Record<string, Localized>>): string {
  const say = (message: Localized, data = {}) => localize(message, locale, data);
  const flagged = rule.examples.filter((example) => example.problems > 0);
  const good = rule.examples.filter((example) => example.problems === 0);
  const sections = [
    `# ${say(rule.title)}`,
    `\`${rule.id}\``,
    say(rule.description),
    `## ${say(words.severity)}`,
    severityText(rule.severity, kinds, say),
    ...(rule.guide ? [`## ${say(words.guide)}`, ...guideText(rule.guide, locale)] : []),
    ...(rule.evidence?.length ? [`## ${say(words.evidence)}`, evidenceText(rule.evidence, say)] : []),
    ...(rule.options ? optionsText(rule.options, say) : []),
    ...(flagged.length > 0 ? [`## ${say(words.flagged)}`, ...flagged.flatMap((e) => exampleText(e, say))] : []),
    ...(good.length > 0 ? [`## ${say(words.good)}`, ...good.flatMap((e) => exampleText(e, say))] : []),
    `## ${say(words.configure)}`,
    say(words.how),
    fenced(`"${rule.id}": "off"`, "json"),
  ];
  return sections.join("\n\n") + "\n";
}

type Say = (message: Localized, data?: Record<string, string>) => string;

function severityText(severity: Loudness<string>, kinds: Readonly<Record<string, Localized>>, say: Say): string {
  if (typeof severity === "string") return say(words.always, { severity: say(severityTitles[severity]) });
  const name = (kind: string) => (kind === "else" ? say(words.others) : kinds[kind] ? say(kinds[kind]) : kind);
  const levels = { ...severity, else: severity.else ?? "off" };
  const rows = Object.entries(levels).map(([kind, level]) => [name(kind), say(severityTitles[level ?? "off"])]);
  return table([say(words.kind), say(words.severity)], rows);
}

/** The guide is Chinese, so an English page shows the translation and the words themselves. */
function guideText(guide: Localized, locale: Locale): string[] {
  const quote = (text: string) => `> ${text.replaceAll("\n", "\n> ")}`;
  return locale === "zh-cn" ? [quote(guide["zh-cn"])] : [quote(guide[locale]), quote(guide["zh-cn"])];
}

function evidenceText(evidence: readonly Evidence[], say: Say): string {
  return evidence.map(({ claim, source }) => `- ${say(claim)} (${source})`).join("\n");
}

function optionsText(options: z.core.$ZodType, say: Say): string[] {
  const { properties } = z.toJSONSchema(options, { io: "input" });
  if (properties === undefined) return [];
  const rows = Object.entries(properties).map(([name, schema]) => {
    if (typeof schema === "boolean") return [`\`${name}\``, "", ""];
    const description = schema[descriptionsKey] as Localized | undefined;
    return [`\`${name}\``, description ? say(description) : "", `\`${JSON.stringify(schema.default) ?? ""}\``];
  });
  return [`## ${say(words.options)}`, table([say(words.option), say(words.meaning), say(words.preset)], rows)];
}

function exampleText(example: RuleExample, say: Say): string[] {
  const given = [example.settings, example.options].filter((value) => value !== undefined);
  return [
    ...given.map((value) => say(words.given, { settings: JSON.stringify(value) })),
    fenced(example.text, "text"),
    ...(example.fixed === undefined ? [] : [say(words.fixed), fenced(example.fixed, "text")]),
  ];
}

function table(head: readonly string[], rows: readonly (readonly string[])[]): string {
  const line = (cells: readonly string[]) => `| ${cells.map((cell) => cell.replaceAll("|", "\\|")).join(" | ")} |`;
  return [line(head), line(head.map(() => "---")), ...rows.map(line)].join("\n");
}

/** A code block whose fence is longer than any in the text. */
function fenced(text: string, language: string): string {
  const longest = Math.max(2, ...[...text.matchAll(/`+/g)].map((run) => run[0].length));
  const fence = "`".repeat(longest + 1);
  return `${fence}${language}\n${text.replace(/\n$/, "")}\n${fence}`;
}
