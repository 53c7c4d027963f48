import path from "node:path";
import { version } from "../../../package.json";
import {
  LostRows,
  needsScores,
  planCleaning,
  reportOf,
  steadyBytes,
  warningsOf,
  writeCleaned,
  type CleaningPlan,
  type CleaningReport,
  type Recipe,
  type WriteOptions,
} from "../../clean";
import { joinRows } from "../../dataset/near/join-rows";
import type { ByteSource } from "../../dataset/source/source";
import { FileError } from "../../dataset/source/file-error";
import { localize, type Locale, type Localized } from "../../lint/locale";
import type { DeviceChoice } from "../../perplexity/devices";
import { cleaningPage } from "../../report/cleaning-page";
import { printable } from "../../text/printable";
import { bytesOfRows, cleaningInput, type CleaningInput } from "../cleaning/input";
import { cleaningSettings } from "../cleaning/settings";
import { cleaningTable } from "../cleaning/table";
import {
  checkForm,
  reportTarget,
  targetsOf,
  unfinished,
  unwritten,
  type TargetOptions,
  type Targets,
} from "../cleaning/targets";
import { readFailure } from "../dataset/read-failure";
import type { DatasetCommandContext } from "../dataset-command";
import { Interruption, interruptedCode } from "../interruption";
import { namedRecipe, recipeFile } from "../named-recipe";
import { shownPath } from "../paths";
import { perplexity } from "../perplexity";
import { Progress } from "../progress";
import { failureText } from "../score/failure-text";
import { textScorer } from "../score/text-scorer";
import { texts } from "../texts";
import { errorCode, UsageError } from "../usage-error";
import { writeTextFile } from "../write-text";

/** The options of `winnow clean` as commander gives them. */
export interface CleanCommandOptions extends TargetOptions {
  readonly recipe: string;
  readonly dryRun?: boolean;
  readonly model: string;
  readonly device: DeviceChoice;
  readonly config?: string;
  readonly locale?: Locale;
}

const words = {
  lost: {
    en: "{path}: the rows that were written are not those that were read ({reason}), so nothing was kept. Please report this.",
    "zh-cn": "{path}：写出的行与读入的行不符（{reason}），未保留任何输出。请报告此问题。",
  },
  changed: {
    en: "{path}: it changed while it was being cleaned, so nothing was written; run it again when nothing writes to the file.",
    "zh-cn": "{path}：清洗期间文件发生了变化，没有写入任何内容；请在没有程序写入该文件时重新运行。",
  },
  interrupted: { en: "Interrupted: nothing was written.", "zh-cn": "已中断，没有写入任何内容。" },
  written: { en: "Written: {files}.", "zh-cn": "已写入：{files}。" },
  reported: { en: "Only the report was written: {files}.", "zh-cn": "只写入了报告：{files}。" },
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
  const recipe = namedRecipe(options.recipe, context);
  const interruption = new Interruption();
  interruption.listen();
  const { signal } = interruption;
  let input: CleaningInput | undefined;
  try {
    input = await cleaningInput(file, terminal, locale, signal);
    await cleanInput(input, recipe, options, context, signal);
    return 0;
  } catch (error) {
    if (!signal.aborted) throw unreadable(error, file, locale);
    terminal.err(`${words.interrupted[locale]}\n`);
    return interruptedCode;
  } finally {
    input?.end();
  }
}

/** A path that the system takes for none, such as a link to itself, in one sentence. */
function unreadable(error: unknown, file: string, locale: Locale): unknown {
  if (error instanceof UsageError || errorCode(error) === undefined) return error;
  const { path: at = file } = error as { readonly path?: string };
  return new UsageError(readFailure(error, shownPath(at), undefined, locale));
}

async function cleanInput(
  { file, place, name }: CleaningInput,
  recipe: Recipe,
  options: CleanCommandOptions,
  context: DatasetCommandContext,
  signal: AbortSignal,
): Promise<void> {
  const { terminal, locale } = context;
  const sources = [file, ...recipeFile(options.recipe)];
  const isDry = options.dryRun === true;
  const targets = isDry ? undefined : targetsOf(sources, recipe, options, locale);
  const onlyReport = isDry ? reportTarget(sources, options, locale) : undefined;
  const progress = new Progress(terminal, locale);
  let scorer: ReturnType<typeof textScorer> | undefined;
  try {
    const settings = await cleaningSettings(place, recipe, context, signal);
    for (const sentence of targets === undefined ? [] : await unfinished(targets, locale)) {
      terminal.err(`${printable(sentence)}\n`);
    }
    if (needsScores(recipe)) scorer = textScorer(options, { terminal, locale, progress, signal });
    const open = steadyBytes(file);
    const size = bytesOfRows(file);
    const read = progress.ofReadings(name, size);
    const plan = await planCleaning(open, recipe, {
      ...settings,
      locale,
      name,
      signal,
      onProgress: read,
      join: joinRows(signal, progress.comparing(name)),
      ...(scorer && { score: scorer.score, model: scorer.model }),
    });
    if (plan.rows === 0) throw new UsageError(localize(texts.noRows, locale, { path: name }));
    const report =
      targets === undefined
        ? reportOf(plan, version, name)
        : await write(plan, open, targets, { name, signal, locale, onProgress: progress.writing(name, size) });
    if (onlyReport !== undefined) await writeTextFile(onlyReport, reportText(report, name, onlyReport, locale), locale);
    progress.clear();
    terminal.out(cleaningTable(report, isDry, locale));
    for (const warning of warningsOf(report, locale)) terminal.err(`${warning}\n`);
    terminal.out(`${whatWasWritten(targets, onlyReport, report, locale)}\n`);
  } catch (error) {
    progress.clear();
    throw failureOf(error, name, targets, locale);
  } finally {
    await scorer?.dispose();
  }
}

async function write(
  plan: CleaningPlan,
  open: () => ByteSource,
  targets: Targets,
  { locale, ...options }: WriteOptions & { readonly locale: Locale },
): Promise<CleaningReport> {
  checkForm(targets, options.name, plan.file.container, locale);
  let report: CleaningReport | undefined;
  await writeCleaned(plan, open, targets, options, (written) => {
    report = reportOf(plan, version, path.basename(options.name), written);
    const text = reportText(report, options.name, targets.report, locale);
    return Promise.resolve([{ path: targets.report, text }]);
  });
  return report!;
}

function whatWasWritten(
  targets: Targets | undefined,
  onlyReport: string | undefined,
  report: CleaningReport,
  locale: Locale,
): string {
  if (onlyReport !== undefined) return localize(words.reported, locale, { files: printable(shownPath(onlyReport)) });
  if (targets === undefined) return words.dry[locale];
  const { clean: rows, rejected, report: page, pairs } = targets;
  const written = [rows, rejected, ...(pairs !== undefined && report.pairs > 0 ? [pairs] : []), page];
  const files = written.map(shownPath).join(", ");
  return localize(words.written, locale, { files: printable(files) });
}

function failureOf(error: unknown, name: string, targets: Targets | undefined, locale: Locale): unknown {
  if (error instanceof LostRows) {
    return new UsageError(localize(words.lost, locale, { path: name, reason: error.message }));
  }
  if (error instanceof FileError && error.kind === "changed") {
    return new UsageError(localize(words.changed, locale, { path: name }));
  }
  if (error instanceof FileError) return new UsageError(readFailure(error, name, undefined, locale));
  if (error instanceof perplexity().FailureError) return new UsageError(failureText(error, locale));
  return errorCode(error) === undefined ? error : new UsageError(unwritten(error, targets, locale));
}

function reportText(report: CleaningReport, name: string, file: string, locale: Locale): string {
  if (/\.json$/i.test(file)) return `${JSON.stringify(report, undefined, 2)}\n`;
  return cleaningPage(report, path.basename(name), { locale });
}
