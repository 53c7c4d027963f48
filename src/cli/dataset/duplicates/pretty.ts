import { localize, type Locale, type Localized } from "../../../lint/locale";
import type { TokenizerName } from "../../../similarity/tokenize";
import { countText } from "../../../text/count";
import { printable } from "../../../text/printable";
import type { DuplicateMetric } from "../../duplicate-metrics";
import type { FoundDuplicates } from "../find-duplicates";
import { cutToWidth } from "./cut-to-width";
import { metrics } from "./metrics";

const words = {
  compared: {
    en: "{path}: {rows} row{plural} compared by {how} on {field}{tokens}",
    "zh-cn": "{path}：共 {rows} 行，按 {how} 比较 {field}{tokens}",
  },
  tokens: { en: ", tokens: {tokenizer}", "zh-cn": "，token 切分：{tokenizer}" },
  files: { en: "{count} files", "zh-cn": "{count} 个文件" },
  none: { en: "No two rows are alike.", "zh-cn": "没有相似的行。" },
  found: {
    en: "{pairs} pair{pairPlural} in {groups} group{groupPlural}. Keeping the first of what is alike leaves {kept} of {rows} rows.",
    "zh-cn": "共 {pairs} 对相似的行，分为 {groups} 组。相似者只留最先一行，则 {rows} 行中保留 {kept} 行。",
  },
  group: { en: "{count} rows", "zh-cn": "{count} 行" },
  others: { en: "… and {rows}", "zh-cn": "……以及 {rows}" },
  more: {
    en: "… and {count} more group{plural}; --format json lists all",
    "zh-cn": "……另有 {count} 组；--format json 列出全部",
  },
} satisfies Record<string, Localized>;

export interface PrettyOptions {
  readonly metric: DuplicateMetric;
  readonly tokenizer: TokenizerName;
  readonly threshold: number;
  readonly locale: Locale;
  /** Columns of the terminal. */
  readonly width: number;
}

const mostGroups = 20;
const mostTexts = 3;
const mostOthers = 12;

/** The groups for people to read, the largest first, each with the beginnings of its first texts. */
export async function prettyDuplicates(found: FoundDuplicates, options: PrettyOptions): Promise<string> {
  const { locale, width } = options;
  const { groups, files, pairCount, kept } = found;
  const say = (message: Localized, data: Record<string, string | number>) => localize(message, locale, data);
  const heading = printable(headingOf(found, options));
  if (groups.length === 0) return `${heading}\n${words.none[locale]}\n`;
  const nameOf = rowNames(files);
  const largest = [...groups].sort((a, b) => b.length - a.length).slice(0, mostGroups);
  const texts = await found.textsOf(largest.flatMap((group) => group.slice(0, mostTexts)).sort((a, b) => a - b));
  const lines = largest.flatMap((group) => {
    const shown = group.slice(0, mostTexts).map((row) => {
      const line = printable(`${nameOf(row)}  ${firstLine(texts.get(row) ?? "")}`.trimEnd());
      return `  ${cutToWidth(line, width - 2)}`;
    });
    const others = group
      .slice(mostTexts, mostTexts + mostOthers)
      .map(nameOf)
      .join(" ");
    const rest = group.length > mostTexts + mostOthers ? `${others} …` : others;
    return [
      say(words.group, { count: countText(group.length) }),
      ...shown,
      ...(others === "" ? [] : [`  ${printable(say(words.others, { rows: rest }))}`]),
    ];
  });
  const left = groups.length - mostGroups;
  if (left > 0) lines.push(say(words.more, { count: countText(left), plural: pluralEnding(left) }));
  const summary = say(words.found, {
    pairs: countText(pairCount),
    pairPlural: pluralEnding(pairCount),
    groups: countText(groups.length),
    groupPlural: pluralEnding(groups.length),
    kept: countText(kept.length),
    rows: countText(found.rows),
  });
  return [heading, ...lines, summary, ""].join("\n");
}

function headingOf({ files, rows, field }: FoundDuplicates, { metric, tokenizer, threshold, locale }: PrettyOptions) {
  const { hasThreshold, hasTokens } = metrics[metric];
  return localize(words.compared, locale, {
    path: files.length === 1 ? files[0]!.path : localize(words.files, locale, { count: countText(files.length) }),
    rows: countText(rows),
    plural: pluralEnding(rows),
    how: hasThreshold ? `${metric} ≥ ${threshold}` : metric,
    field,
    tokens: hasTokens ? localize(words.tokens, locale, { tokenizer }) : "",
  });
}

/** How a row is called: by its number, counted from 1, behind its file where there are several. */
function rowNames(files: FoundDuplicates["files"]): (row: number) => string {
  if (files.length === 1) return (row) => countText(row + 1);
  return (row) => {
    const { path, first } = files.findLast((file) => file.first <= row)!;
    return `${path}:${row - first + 1}`;
  };
}

function firstLine(text: string): string {
  return /\S[^\r\n]*/.exec(text)?.[0] ?? "";
}

function pluralEnding(count: number): string {
  return count === 1 ? "" : "s";
}
