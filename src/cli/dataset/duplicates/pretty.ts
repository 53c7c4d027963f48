import { isAbsolute } from "node:path";
import stringWidth from "fast-string-width";
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
  filesIn: { en: "{count} files in {folder}", "zh-cn": "{folder} 中的 {count} 个文件" },
  none: { en: "No two rows are alike.", "zh-cn": "没有相似的行。" },
  found: {
    en: "{pairs} pair{pairPlural} in {groups} group{groupPlural}. Keeping the first of what is alike leaves {kept} of {rows} rows.",
    "zh-cn": "共 {pairs} 对相似的行，分为 {groups} 组。相似者只留最先一行，则 {rows} 行中保留 {kept} 行。",
  },
  group: { en: "{count} rows", "zh-cn": "{count} 行" },
  others: { en: "… and {rows}", "zh-cn": "……以及 {rows}" },
  rest: { en: "… and {count} more", "zh-cn": "……另有 {count} 行" },
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
// More than any terminal shows.
const excerptLength = 2000;

/**
 * The groups for people to read, the largest first: the beginnings of its first texts, and the score of each row with
 * the first where they were compared.
 */
export async function prettyDuplicates(found: FoundDuplicates, options: PrettyOptions): Promise<string> {
  const { locale, width } = options;
  const { groups, files, pairCount, kept } = found;
  const say = (message: Localized, data: Record<string, string | number>) => localize(message, locale, data);
  const heading = printable(headingOf(found, options));
  if (groups.length === 0) return `${heading}\n${words.none[locale]}\n`;
  const nameOf = rowNames(files);
  const largest = [...groups].sort((a, b) => b.length - a.length).slice(0, mostGroups);
  const texts = await found.textsOf(largest.flatMap((group) => group.slice(0, mostTexts)).sort((a, b) => a - b));
  const scores = metrics[options.metric].hasThreshold ? scoresOf(largest, found) : new Map<number, string>();
  const lines = largest.flatMap((group) => {
    const first = group.slice(0, mostTexts);
    const others = group.slice(mostTexts, mostTexts + mostOthers);
    const hasScores = group.some((row) => scores.has(row));
    const inLines = files.length > 1 ? [...first, ...others] : first;
    const nameWidth = Math.max(...inLines.map((row) => stringWidth(nameOf(row))));
    const lineOf = (row: number): string => {
      const name = nameOf(row) + " ".repeat(nameWidth - stringWidth(nameOf(row)));
      const score = hasScores ? `  ${(scores.get(row) ?? "").padEnd(4)}` : "";
      const line = printable(`${name}${score}  ${excerptOf(texts.get(row) ?? "")}`.trimEnd());
      return `  ${cutToWidth(line, Math.max(width - 2, nameWidth + 6))}`;
    };
    const rest = group.length - first.length - others.length;
    const all = [say(words.group, { count: countText(group.length) }), ...inLines.map(lineOf)];
    if (files.length > 1) return rest > 0 ? [...all, `  ${say(words.rest, { count: countText(rest) })}`] : all;
    if (others.length === 0) return all;
    const rows = others.map((row) => (scores.has(row) ? `${nameOf(row)} (${scores.get(row)})` : nameOf(row)));
    return [...all, `  ${say(words.others, { rows: [...rows, ...(rest > 0 ? ["…"] : [])].join(" ") })}`];
  });
  const left = groups.length - mostGroups;
  if (left > 0) lines.push(say(words.more, { count: countText(left), plural: pluralEnding(left) }));
  const summary = say(words.found, {
    pairs: pairCountText(found, options.metric),
    pairPlural: pluralEnding(pairCount),
    groups: countText(groups.length),
    groupPlural: pluralEnding(groups.length),
    kept: countText(kept.length),
    rows: countText(found.rows),
  });
  return [heading, ...lines, summary, ""].join("\n");
}

/** How many pairs there are; with `+` where they were not all counted. */
export function pairCountText({ pairCount, forEachPair }: FoundDuplicates, metric: DuplicateMetric): string {
  const isLeast = forEachPair === undefined && metrics[metric].stopsCounting === true;
  return `${countText(pairCount)}${isLeast ? "+" : ""}`;
}

function headingOf({ files, rows, field }: FoundDuplicates, { metric, tokenizer, threshold, locale }: PrettyOptions) {
  const { hasThreshold, hasTokens } = metrics[metric];
  const folder = sharedFolder(files);
  const several = localize(folder === "" ? words.files : words.filesIn, locale, {
    count: countText(files.length),
    folder,
  });
  return localize(words.compared, locale, {
    path: files.length === 1 ? files[0]!.path : several,
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
  const start = sharedFolder(files).length;
  return (row) => {
    const { path, first } = files.findLast((file) => file.first <= row)!;
    return `${path.slice(start)}:${row - first + 1}`;
  };
}

/** The folder that all of several files are in, with `/` behind it; empty where their paths are relative. */
function sharedFolder(files: FoundDuplicates["files"]): string {
  const [first, ...others] = files.map(({ path }) => path);
  if (first === undefined || others.length === 0 || ![first, ...others].every((path) => isAbsolute(path))) return "";
  let folder = first.slice(0, first.lastIndexOf("/") + 1);
  while (!others.every((path) => path.startsWith(folder))) {
    folder = folder.slice(0, folder.lastIndexOf("/", folder.length - 2) + 1);
  }
  return folder;
}

/** The score of rows with the first of their group; rows that are only like others of it have none. */
function scoresOf(groups: readonly (readonly number[])[], { forEachPair }: FoundDuplicates): Map<number, string> {
  const firstOf = new Map(groups.flatMap((group) => group.slice(1).map((row) => [row, group[0]!] as const)));
  const scores = new Map<number, string>();
  forEachPair?.((first, second, score) => {
    // Rounded down, so that only what is equal has 1.00.
    if (firstOf.get(second) === first) scores.set(second, (Math.floor(score * 100 + 1e-9) / 100).toFixed(2));
  });
  return scores;
}

/** The beginning of a text, in one line. */
function excerptOf(text: string): string {
  return text.trimStart().slice(0, excerptLength).replaceAll(/\s+/g, " ").trimEnd();
}

function pluralEnding(count: number): string {
  return count === 1 ? "" : "s";
}
