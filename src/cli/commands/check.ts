import { createReadStream, writeFileSync } from "node:fs";
import { resolve } from "node:path";
import type { Locale } from "../../lint/locale";
import { CountingWriter } from "../../lint/counting-writer";
import { printable } from "../../text/printable";
import { CheckRun, type DatasetFile } from "../check-run";
import { ruleOptions, type CheckOptions } from "../check-options";
import { Configurations } from "../configurations";
import { shownPath } from "../paths";
import { datasets } from "../datasets";
import { EvaluationFiles } from "../evaluation-files";
import { FileFinder, totalSize } from "../files";
import { Interruption, interruptedCode } from "../interruption";
import { Output } from "../output";
import { Progress } from "../progress";
import { readTextFile } from "../read-text";
import { adaptRegExpsTo } from "../regexp-compilation";
import { reportWriter } from "../report-writers";
import type { SpooledInput } from "../spooled-input";
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
  const configurations = new Configurations(options.config, options.locale ?? environmentLocale);
  const here = configurations.forFolder(process.cwd());
  const configured = here instanceof UsageError ? undefined : here?.configuration.locale;
  const locale = options.locale ?? configured ?? environmentLocale;
  const stdin = options.stdin === true || (paths.length === 1 && paths[0] === "-");
  const command = await CheckCommand.start({ ...options, stdin }, configurations, terminal, locale);
  if (stdin) {
    if (options.stdin === true && paths.length > 0) throw new UsageError(texts.stdinAndPaths[locale]);
    await command.checkInput();
    return command.finish({ write: false });
  }
  if (paths.length === 0) throw new UsageError(texts.nothingToCheck[locale]);
  await command.checkPaths(paths);
  return command.finish({ write: true });
}

/** One call of `winnow check`. */
class CheckCommand {
  private readonly interruption = new Interruption();
  private readonly failures = new Set<string>();
  private readonly finder: FileFinder;
  private readonly run: CheckRun;

  private constructor(
    private readonly options: CheckOptions,
    configurations: Configurations,
    private readonly terminal: Terminal,
    private readonly locale: Locale,
    private readonly progress: Progress,
    private readonly output: Output,
    private readonly writer: CountingWriter,
  ) {
    this.finder = new FileFinder(options.kind, configurations, locale);
    const rules = ruleOptions(options.rule ?? [], locale);
    const note = (message: string): void => this.say(message);
    const fail = (message: string): void => this.fail(printable(message));
    const fix = options.fix ?? false;
    const run = { configurations, locale, requestedLocale: options.locale, rules, fix, note, fail };
    this.run = new CheckRun(run, this.writer);
  }

  static async start(
    options: CheckOptions,
    configurations: Configurations,
    terminal: Terminal,
    locale: Locale,
  ): Promise<CheckCommand> {
    const progress = new Progress(terminal, locale);
    // With `--fix`, standard input becomes standard output, fixed; the result then goes where messages go.
    const out = isFilter(options) ? terminal.err : terminal.out;
    const output = new Output({ out }, () => progress.clear());
    const writer = new CountingWriter(await reportWriter(options.format, output.print, locale, terminal));
    return new CheckCommand(options, configurations, terminal, locale, progress, output, writer);
  }

  /** Checks standard input as the file that `--stdin-filename` names. */
  async checkInput(): Promise<void> {
    const { options, terminal } = this;
    await this.spooled(terminal.input(), options.stdinFilename, this.evaluationFiles([]), async (input) => {
      if (isFilter(options) && this.failures.size === 0) await input.copyTo(terminal.out);
    });
  }

  /** Checks the files that the arguments name. */
  async checkPaths(paths: readonly string[]): Promise<void> {
    const { signal } = this.interruption;
    const { files, notes, errors } = await this.finder.find(paths);
    for (const message of notes) this.say(message);
    for (const message of errors) this.fail(printable(message));
    adaptRegExpsTo(totalSize(files));
    const evaluation = this.evaluationFiles(files.filter(({ kind }) => kind === "dataset").map(({ path }) => path));
    for (const { path, kind } of files) {
      if (signal.aborted) return;
      if (kind === "pipe")
        await this.spooled(createReadStream(path) as AsyncIterable<Buffer>, shownPath(path), evaluation);
      else if (kind === "prompt") await this.attempt(() => this.run.checkPromptFile(path));
      else await this.attempt(() => this.checkDataset({ file: path }, evaluation));
    }
  }

  /** Ends the result, and gives the exit code; `write`: whether `--fix` may mend configurations. */
  async finish({ write }: { readonly write: boolean }): Promise<number> {
    const { options, writer } = this;
    const { aborted } = this.interruption.signal;
    this.progress.clear();
    await this.run.reportConfigurations({ write });
    if (aborted) this.say(texts.interrupted[this.locale]);
    // A machine that reads the result gets a whole document even when there was nothing to check.
    if (writer.hasFiles || options.format !== "pretty") writer.finish(writer.summary(aborted));
    this.output.flush();
    if (aborted) return interruptedCode;
    if (this.failures.size > 0) return 2;
    return options.failOn !== "never" && writer.has(options.failOn) ? 1 : 0;
  }

  /** Checks what can be read only once, as the file `name`; then `use` is given what was read, fixed where that was asked for. */
  private async spooled(
    pieces: AsyncIterable<Uint8Array>,
    name: string | undefined,
    evaluation: EvaluationFiles,
    use: (input: SpooledInput) => void | Promise<void> = () => undefined,
  ): Promise<void> {
    const { options, locale } = this;
    const path = name ?? "<stdin>";
    // A machine that reads JSON finds the fixed text in it.
    const withOutput = options.fix === true && options.format === "json";
    // Loads what most runs have no use for.
    const { SpooledInput: Spooled } = await import("../spooled-input");
    const input = await Spooled.from(pieces);
    try {
      const { file } = input;
      adaptRegExpsTo(totalSize([{ path: file }]));
      const kind = await this.finder.kindOfInput(file, name);
      await this.attempt(async () => {
        if (kind === "dataset") {
          return this.checkDataset({ file, name: resolve(path), path, withOutput }, evaluation);
        }
        const checked = this.run.checkPromptInput(readTextFile(file, path, locale), name, withOutput);
        if (options.fix === true) writeFileSync(file, checked);
      });
      await use(input);
    } finally {
      input.remove();
    }
  }

  /** The evaluation sets for a run over `run`. */
  private evaluationFiles(run: readonly string[]): EvaluationFiles {
    const note = (sentence: string): void => this.say(sentence);
    const fail = (sentence: string): void => this.fail(printable(sentence));
    const watch = { signal: this.interruption.signal, locale: this.locale, note, fail };
    return new EvaluationFiles(run, watch, datasets);
  }

  private async checkDataset(dataset: DatasetFile, evaluation: EvaluationFiles): Promise<void> {
    this.interruption.listen();
    const { signal } = this.interruption;
    const tell = this.progress.of(dataset.file, dataset.path ?? shownPath(dataset.file));
    const onProgress = (bytes: number, rows: number): void => {
      this.output.flush();
      tell(bytes, rows);
    };
    await this.run.checkDataset(dataset, { signal, evaluation, onProgress });
  }

  private async attempt(work: () => void | Promise<void>): Promise<void> {
    try {
      await work();
    } catch (error) {
      if (!(error instanceof UsageError)) throw error;
      this.fail(error.message);
    }
    this.output.flush();
  }

  /** Says what could not be done: once, as one broken configuration concerns many files. */
  private fail(message: string): void {
    this.progress.clear();
    if (!this.failures.has(message)) this.terminal.err(`${message}\n`);
    this.failures.add(message);
  }

  private say(message: string): void {
    this.progress.clear();
    this.terminal.err(`${printable(message)}\n`);
  }
}

/** Whether standard output is for the fixed text alone. */
function isFilter({ stdin, fix, format }: CheckOptions): boolean {
  return stdin === true && fix === true && format !== "json";
}
