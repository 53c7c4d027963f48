import { writeFileSync } from "node:fs";
import { resolve } from "node:path";
import type { Locale } from "../../lint/locale";
import { CountingWriter } from "../../lint/counting-writer";
import { printable } from "../../text/printable";
import { CheckRun, type DatasetFile } from "../check-run";
import { ruleOptions, type CheckOptions } from "../check-options";
import { Configurations } from "../configurations";
import { shownPath } from "../paths";
import { EvaluationFiles } from "../evaluation-files";
import { FileFinder, totalSize } from "../files";
import { Interruption, interruptedCode } from "../interruption";
import { Output } from "../output";
import { Progress } from "../progress";
import { readTextFile } from "../read-text";
import { adaptRegExpsTo } from "../regexp-compilation";
import { reportWriter } from "../report-writers";
import { SpooledInput } from "../spooled-input";
import type { Terminal } from "../terminal";
import { texts } from "../texts";
import { UsageError } from "../usage-error";

/**
 * `winnow check`: checks what the paths name and prints what it finds as it finds it. Gives the exit code: 0, 1 when
 * something is at `--fail-on` or worse, 2 for wrong use or a file that cannot be used; the other files are checked all
 * the same. 130 when it was interrupted.
 */
export async function check(
  paths: readonly string[],
  options: CheckOptions,
  terminal: Terminal,
  environmentLocale: Locale,
): Promise<number> {
  const requested = options.locale;
  const configurations = new Configurations(options.config, requested ?? environmentLocale);
  const here = configurations.forFolder(process.cwd());
  const locale =
    requested ?? (here instanceof UsageError ? undefined : here?.configuration.locale) ?? environmentLocale;
  const fromInput = options.stdin === true || (paths.length === 1 && paths[0] === "-");
  // With `--fix`, standard input becomes standard output, fixed; the result then goes where messages go.
  const isFilter = fromInput && options.fix === true;
  const progress = new Progress(terminal, locale);
  const output = new Output({ out: isFilter && options.format !== "json" ? terminal.err : terminal.out }, () =>
    progress.clear(),
  );
  const rules = ruleOptions(options.rule ?? [], locale);
  const writer = new CountingWriter(await reportWriter(options.format, output.print, locale, terminal));
  const say = (message: string): void => {
    progress.clear();
    terminal.err(`${printable(message)}\n`);
  };
  const fix = options.fix ?? false;
  const run = new CheckRun({ configurations, locale, requestedLocale: requested, rules, fix, note: say }, writer);
  const interruption = new Interruption();
  const { signal } = interruption;
  const failures = new Set<string>();
  const attempt = async (work: () => void | Promise<void>): Promise<void> => {
    try {
      await work();
    } catch (error) {
      if (!(error instanceof UsageError)) throw error;
      progress.clear();
      // One broken configuration concerns many files, and is said once.
      if (!failures.has(error.message)) terminal.err(`${error.message}\n`);
      failures.add(error.message);
    }
    output.flush();
  };

  const finder = new FileFinder(options.kind, configurations, locale);
  const checkDataset = async (dataset: DatasetFile, evaluation?: EvaluationFiles): Promise<void> => {
    interruption.listen();
    const onProgress = progress.of(dataset.file, dataset.path ?? shownPath(dataset.file));
    await run.checkDataset(dataset, {
      signal,
      evaluation,
      onProgress: (bytes, rows) => {
        output.flush();
        onProgress(bytes, rows);
      },
    });
  };

  if (fromInput) {
    if (options.stdin === true && paths.length > 0) throw new UsageError(texts.stdinAndPaths[locale]);
    const name = options.stdinFilename;
    const path = name ?? "<stdin>";
    const withOutput = isFilter && options.format === "json";
    const spooled = await SpooledInput.from(terminal.input());
    try {
      const { file } = spooled;
      adaptRegExpsTo(totalSize([{ path: file }]));
      const kind = await finder.kindOfInput(file, name);
      await attempt(async () => {
        if (kind === "dataset") return checkDataset({ file, name: resolve(path), path, withOutput });
        const text = readTextFile(file, path, locale);
        const checked = run.checkPromptInput(text, name, withOutput);
        if (isFilter) writeFileSync(file, checked);
      });
      if (isFilter && options.format !== "json" && failures.size === 0) await spooled.copyTo(terminal.out);
    } finally {
      spooled.remove();
    }
  } else {
    if (paths.length === 0) throw new UsageError(texts.nothingToCheck[locale]);
    const found = await finder.find(paths);
    for (const message of found.notes) say(message);
    for (const message of found.errors) await attempt(() => Promise.reject(new UsageError(message)));
    adaptRegExpsTo(totalSize(found.files));
    const datasetFiles = found.files.filter(({ kind }) => kind === "dataset").map(({ path }) => path);
    const evaluation = new EvaluationFiles(datasetFiles, signal);
    for (const { path, kind } of found.files) {
      if (signal.aborted) break;
      await attempt(() => (kind === "prompt" ? run.checkPromptFile(path) : checkDataset({ file: path }, evaluation)));
    }
  }
  progress.clear();
  await run.reportConfigurations({ write: !fromInput });
  if (signal.aborted) say(texts.interrupted[locale]);
  const summary = writer.summary(signal.aborted);
  // A machine that reads the result gets a whole document even when there was nothing to check.
  if (writer.hasFiles || options.format !== "pretty") writer.finish(summary);
  output.flush();
  if (signal.aborted) return interruptedCode;
  if (failures.size > 0) return 2;
  return options.failOn !== "never" && writer.has(options.failOn) ? 1 : 0;
}
