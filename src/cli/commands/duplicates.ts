import { dirname, resolve } from "node:path";
import { datasetSettings } from "../../dataset/configuration";
import type { ComparedField } from "../../dataset/near/compared-text";
import { FileError } from "../../dataset/source/file-error";
import { localize, type Locale, type Localized } from "../../lint/locale";
import type { TokenizerName } from "../../similarity/tokenize";
import { printable } from "../../text/printable";
import type { DatasetCommandContext } from "../dataset-command";
import { pathFrom, shownPath } from "../paths";
import { findDuplicates, type FoundDuplicates, type Metric } from "../dataset/find-duplicates";
import { readFailure } from "../dataset/read-failure";
import { Interruption, interruptedCode } from "../interruption";
import { Progress } from "../progress";
import type { Terminal } from "../terminal";
import { UsageError } from "../usage-error";

/** The options of `winnow duplicates` as commander gives them. */
export interface DuplicatesCommandOptions {
  readonly field: ComparedField | "auto";
  readonly metric: Metric;
  readonly threshold: string;
  readonly tokenizer: TokenizerName;
  readonly format: "pretty" | "json";
  readonly config?: string;
  readonly locale?: Locale;
}

// A JSON document of more pairs than this helps nobody, and the groups have every row.
const mostPairs = 10_000_000;
const mostGroups = 20;
const mostRows = 12;

const words = {
  threshold: {
    en: "--threshold is a number from 0.3 to 1, not “{given}”.",
    "zh-cn": "--threshold 应为 0.3 到 1 之间的数，而不是“{given}”。",
  },
  interrupted: { en: "Interrupted.", "zh-cn": "已中断。" },
  compared: {
    en: "{path}: {rows} rows compared by {metric} ≥ {threshold} on {field}, tokens: {tokenizer}",
    "zh-cn": "{path}：共 {rows} 行，按 {metric} ≥ {threshold} 比较 {field}，token 切分：{tokenizer}",
  },
  none: { en: "No two rows are alike.", "zh-cn": "没有相似的行。" },
  found: {
    en: "{pairs} pairs in {groups} groups. Keeping the first of what is alike leaves {kept} of {rows} rows.",
    "zh-cn": "共 {pairs} 对相似的行，分为 {groups} 组。相似者只留最先一行，则 {rows} 行中保留 {kept} 行。",
  },
  group: { en: "{count} rows: {rows}", "zh-cn": "{count} 行：{rows}" },
  more: {
    en: "… and {count} more groups; --format json lists all",
    "zh-cn": "……另有 {count} 组；--format json 列出全部",
  },
  tooMany: {
    en: "There are {pairs} pairs; above {most} they are not listed. The groups have every row.",
    "zh-cn": "共有 {pairs} 对，超过 {most} 对时不再逐一列出；各组已包含所有相似的行。",
  },
} satisfies Record<string, Localized>;

/**
 * `winnow duplicates`: prints the rows of a dataset that are alike. Gives the exit code: 0, or 130 where it was
 * interrupted. Throws a `UsageError` for wrong use and for a file that cannot be read.
 */
export async function duplicates(
  file: string,
  options: DuplicatesCommandOptions,
  { terminal, locale, configurations }: DatasetCommandContext,
): Promise<number> {
  const threshold = Number(options.threshold);
  if (!(threshold >= 0.3 && threshold <= 1)) {
    throw new UsageError(localize(words.threshold, locale, { given: options.threshold }));
  }
  const source = resolve(file);
  const loaded = configurations.forFolder(dirname(source));
  if (loaded instanceof UsageError) throw loaded;
  const { format, formats } = datasetSettings(loaded?.configuration ?? {}, pathFrom(loaded?.folder ?? "/", source));
  const name = shownPath(source);
  const progress = new Progress(terminal, locale);
  const interruption = new Interruption();
  interruption.listen();
  const started = performance.now();
  try {
    const { field, metric, tokenizer } = options;
    const found = await findDuplicates(source, {
      field,
      metric,
      tokenizer,
      threshold,
      name,
      mostPairs,
      signal: interruption.signal,
      onProgress: progress.of(source, name),
      ...(format !== undefined && { format }),
      ...(formats !== undefined && { formats }),
    });
    progress.clear();
    const milliseconds = Math.round(performance.now() - started);
    if (options.format === "json") printJson(found, { ...options, threshold, milliseconds }, terminal);
    else terminal.out(pretty(found, { ...options, threshold, path: printable(name), locale }));
    if (found.forEachPair === undefined) {
      const data = { pairs: found.pairCount.toLocaleString("en"), most: mostPairs.toLocaleString("en") };
      terminal.err(`${localize(words.tooMany, locale, data)}\n`);
    }
    return 0;
  } catch (error) {
    progress.clear();
    if (interruption.signal.aborted) {
      terminal.err(`${words.interrupted[locale]}\n`);
      return interruptedCode;
    }
    if (error instanceof FileError) throw new UsageError(readFailure(error, name, undefined, locale));
    throw error;
  }
}

interface JsonOptions {
  readonly metric: Metric;
  readonly tokenizer: TokenizerName;
  readonly threshold: number;
  readonly milliseconds: number;
}

// Pairs are written as they come: millions of them make a string that is too long.
const pairsAtOnce = 10_000;

function printJson(found: FoundDuplicates, options: JsonOptions, { out }: Terminal): void {
  const { metric, threshold, tokenizer, milliseconds } = options;
  const { field, rows, groups, kept, candidates, verified, pairCount, forEachPair } = found;
  const head = JSON.stringify({ version: 1, metric, threshold, tokenizer, field, rows });
  out(`${head.slice(0, -1)},\n"pairs":[`);
  let written = 0;
  let pieces: string[] = [];
  forEachPair?.((first, second, score) => {
    pieces.push(`${written++ === 0 ? "" : ","}[${first + 1},${second + 1},${score}]`);
    if (pieces.length < pairsAtOnce) return;
    out(pieces.join(""));
    pieces = [];
  });
  const oneBased = (numbers: readonly number[]) => numbers.map((row) => row + 1);
  out(`${pieces.join("")}],\n"groups":${JSON.stringify(groups.map(oneBased))},\n`);
  const stats = { candidates, verified, milliseconds };
  const tail = { kept: oneBased(kept), pairCount, pairsListed: forEachPair !== undefined, stats };
  out(`${JSON.stringify(tail).slice(1)}\n`);
}

interface PrettyOptions {
  readonly metric: Metric;
  readonly tokenizer: TokenizerName;
  readonly threshold: number;
  readonly path: string;
  readonly locale: Locale;
}

function pretty({ groups, ...found }: FoundDuplicates, { locale, metric, ...shown }: PrettyOptions): string {
  const say = (message: Localized, data: Record<string, string | number>) => localize(message, locale, data);
  const number = (value: number) => value.toLocaleString("en");
  const rows = number(found.rows);
  const heading = say(words.compared, { ...shown, rows, metric, field: found.field });
  if (groups.length === 0) return `${heading}\n${words.none[locale]}\n`;
  const largest = [...groups].sort((a, b) => b.length - a.length).slice(0, mostGroups);
  const lines = largest.map((group) => {
    const listed = group.slice(0, mostRows).map((row) => number(row + 1));
    const list = listed.join(" ") + (group.length > mostRows ? " …" : "");
    return `  ${say(words.group, { count: number(group.length), rows: list })}`;
  });
  if (groups.length > mostGroups) lines.push(`  ${say(words.more, { count: number(groups.length - mostGroups) })}`);
  const pairs = number(found.pairCount);
  const summary = say(words.found, { pairs, groups: number(groups.length), kept: number(found.kept.length), rows });
  return [heading, ...lines, summary, ""].join("\n");
}
