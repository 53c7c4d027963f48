import path from "node:path";
import { version } from "../../../package.json";
import {
  LostRows,
  needsScores,
  planCleaning,
  reportOf,
  steadyBytes,
  writeCleaned,
  type CleaningReport,
} from "../../clean";
import { datasetSettings } from "../../dataset/configuration";
import { joinRows } from "../../dataset/near/join-rows";
import { FileError } from "../../dataset/source/file-error";
import { localize, type Locale, type Localized } from "../../lint/locale";
import type { DeviceChoice } from "../../perplexity/devices";
import { cleaningPage } from "../../report/cleaning-page";
import { countText } from "../../text/count";
import { printable } from "../../text/printable";
import { outputFile } from "../dataset/output-file";
import { readFailure } from "../dataset/read-failure";
import { configurationOf } from "../dataset/source-files";
import type { DatasetCommandContext } from "../dataset-command";
import { Interruption, interruptedCode } from "../interruption";
import { namedRecipe } from "../named-recipe";
import { pathFrom, shownPath } from "../paths";
import { perplexity } from "../perplexity";
import { Progress } from "../progress";
import { failureText } from "../score/failure-text";
import { textScorer } from "../score/text-scorer";
import { errorCode, UsageError } from "../usage-error";
import { writeFailure } from "../write-text";

/** The options of `winnow clean` as commander gives them. */
export interface CleanCommandOptions {
  readonly recipe: string;
  readonly out?: string;
  readonly rejected?: string;
  readonly report?: string;
  readonly dryRun?: boolean;
  readonly force?: boolean;
  readonly model: string;
  readonly device: DeviceChoice;
  readonly config?: string;
  readonly locale?: Locale;
}

const words = {
  noOut: {
    en: "Name the clean file with --out, or look first with --dry-run.",
    "zh-cn": "请用 --out 指定输出文件，或先用 --dry-run 预览。",
  },
  lost: {
    en: "{path}: the rows that were written are not those that were read ({reason}), so nothing was kept. Please report this.",
    "zh-cn": "{path}：写出的行与读入的行不符（{reason}），未保留任何输出。请报告此问题。",
  },
  reportEnding: {
    en: "{out}: a report is written as .html or .json.",
    "zh-cn": "{out}：报告只能写成 .html 或 .json。",
  },
  sameOutputs: { en: "{out}: two outputs cannot be one file.", "zh-cn": "{out}：两个输出不能是同一个文件。" },
  interrupted: { en: "Interrupted: nothing was written.", "zh-cn": "已中断，没有写入任何内容。" },
  step: { en: "step", "zh-cn": "步骤" },
  found: { en: "found", "zh-cn": "发现" },
  dropped: { en: "dropped", "zh-cn": "删除" },
  changed: { en: "changed", "zh-cn": "修改" },
  left: { en: "left", "zh-cn": "剩余" },
  unparsed: { en: "rows that do not parse", "zh-cn": "无法解析的行" },
  sum: {
    en: "{rows} rows read = {kept} kept ({changed} of them changed) + {rejected} rejected.",
    "zh-cn": "读入 {rows} 行 = 保留 {kept} 行（其中修改 {changed} 行）+ 剔除 {rejected} 行。",
  },
  written: { en: "Written: {files}.", "zh-cn": "已写入：{files}。" },
  dry: { en: "Nothing was written.", "zh-cn": "没有写入任何内容。" },
} satisfies Record<string, Localized>;

/**
 * `winnow clean`: writes what a recipe leaves of a dataset, the rows that went with their reasons, and a report. Gives
 * the exit code: 0, or 130 where it was interrupted. Throws a `UsageError` for wrong use and for files that cannot be
 * read or written; nothing is written then.
 */
export async function clean(
  file: string,
  options: CleanCommandOptions,
  context: DatasetCommandContext,
): Promise<number> {
  const { terminal, locale } = context;
  const source = path.resolve(file);
  const name = shownPath(source);
  const recipe = namedRecipe(options.recipe, context);
  const targets = options.dryRun === true ? undefined : targetsOf(source, options, locale);
  const progress = new Progress(terminal, locale);
  const interruption = new Interruption();
  interruption.listen();
  const { signal } = interruption;
  const open = steadyBytes(source);
  const scorer = needsScores(recipe) ? textScorer(options, { terminal, locale, progress, signal }) : undefined;
  const read = progress.of(source, name);
  try {
    const plan = await planCleaning(open, recipe, {
      ...settingsFor(source, context),
      locale,
      name,
      signal,
      onProgress: ({ bytes }) => read(bytes, 0),
      join: joinRows(signal, progress.comparing(name)),
      ...(scorer && { score: scorer.score }),
    });
    if (targets === undefined) {
      progress.clear();
      print(reportOf(plan, version, name), locale, terminal.out);
      terminal.out(`${words.dry[locale]}\n`);
      return 0;
    }
    let report: CleaningReport | undefined;
    await writeCleaned(plan, open, targets, { name, signal }, (written) => {
      report = reportOf(plan, version, path.basename(source), written);
      return Promise.resolve([{ path: targets.report, text: reportText(report, targets.report, locale) }]);
    });
    progress.clear();
    print(report!, locale, terminal.out);
    const files = [targets.clean, targets.rejected, targets.report].map(shownPath).join(", ");
    terminal.out(`${localize(words.written, locale, { files: printable(files) })}\n`);
    return 0;
  } catch (error) {
    progress.clear();
    if (signal.aborted) {
      terminal.err(`${words.interrupted[locale]}\n`);
      return interruptedCode;
    }
    throw failureOf(error, name, options.out ?? "", locale);
  } finally {
    await scorer?.dispose();
  }
}

interface Targets {
  readonly clean: string;
  readonly rejected: string;
  readonly report: string;
  readonly replace: boolean;
}

function targetsOf(
  source: string,
  { out, rejected, report, force = false }: CleanCommandOptions,
  locale: Locale,
): Targets {
  if (out === undefined) throw new UsageError(words.noOut[locale]);
  const stem = out.replace(/(\.[^./\\]+)?$/, "");
  const names = [out, rejected ?? `${stem}.rejected.jsonl`, report ?? `${stem}.report.html`];
  if (!/\.(json|html?)$/i.test(names[2]!))
    throw new UsageError(localize(words.reportEnding, locale, { out: names[2]! }));
  const paths = names.map((name) => outputFile(name, [source], force, locale).path);
  const twice = paths.find((one, i) => paths.indexOf(one) !== i);
  if (twice !== undefined) throw new UsageError(localize(words.sameOutputs, locale, { out: shownPath(twice) }));
  return { clean: paths[0]!, rejected: paths[1]!, report: paths[2]!, replace: force };
}

function settingsFor(source: string, context: DatasetCommandContext) {
  const loaded = configurationOf(source, context);
  return datasetSettings(loaded?.configuration ?? {}, pathFrom(loaded?.folder ?? "/", source));
}

function failureOf(error: unknown, name: string, out: string, locale: Locale): unknown {
  if (error instanceof LostRows) {
    return new UsageError(localize(words.lost, locale, { path: name, reason: error.message }));
  }
  if (error instanceof FileError) return new UsageError(readFailure(error, name, undefined, locale));
  if (error instanceof perplexity().FailureError) return new UsageError(failureText(error, locale));
  return errorCode(error) === undefined ? error : new UsageError(writeFailure(error, out, locale));
}

function reportText(report: CleaningReport, file: string, locale: Locale): string {
  if (/\.json$/i.test(file)) return `${JSON.stringify(report, undefined, 2)}\n`;
  return cleaningPage(report, report.input?.name ?? "", { locale });
}

/** The steps as a table, and the sum. */
function print(report: CleaningReport, locale: Locale, out: (text: string) => void): void {
  const say = (what: keyof typeof words, data = {}): string => localize(words[what], locale, data);
  const head = [say("step"), say("found"), say("dropped"), say("changed"), say("left")];
  const rows = report.steps.map(({ step, what, action, found, dropped, changed, left }) => [
    `${step} ${what} (${action})`,
    ...[found, dropped, changed, left].map(countText),
  ]);
  const unparsed =
    report.unparsed === 0 ? [] : [[say("unparsed"), countText(report.unparsed), countText(report.unparsed), "", ""]];
  const all = [head, ...unparsed, ...rows];
  const widths = head.map((_, column) => Math.max(...all.map((row) => row[column]!.length)));
  for (const row of all) {
    out(`${row.map((cell, i) => (i === 0 ? cell.padEnd(widths[i]!) : cell.padStart(widths[i]! + 2))).join("")}\n`);
  }
  const { rows: read, kept, changed, rejected } = report;
  const [r, k, c, j] = [read, kept, changed, rejected].map(countText);
  out(`\n${say("sum", { rows: r!, kept: k!, changed: c!, rejected: j! })}\n`);
}
