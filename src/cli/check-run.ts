import { dirname, resolve } from "node:path";
import type { Configuration } from "../dataset/configuration";
import { writeCheckedFile, type CheckedFile } from "../lint/checked-file";
import { mergeRules, ruleLayers, type RuleSettings, type SuppressionEntry } from "../lint/configuration";
import { fixUntilStable } from "../lint/fix-until-stable";
import type { ReportWriter } from "../lint/formats/report-writer";
import { localize, type Locale } from "../lint/locale";
import { unusedEntryProblems } from "../lint/suppression/entries";
import { suppressionSeverity } from "../lint/suppression/severity";
import { checkPrompt, type PromptCheck } from "../prompt/check";
import { promptFacts } from "../prompt/report";
import type { ConfigurationOfFolder, LoadedConfiguration } from "./loaded-configuration";
import { pathFrom, shownPath } from "./paths";
import { datasets } from "./datasets";
import type { EvaluationFiles } from "./evaluation-files";
import { readTextFile } from "./read-text";
import { texts } from "./texts";
import { UsageError } from "./usage-error";
import { writeTextFile } from "./write-text";

export interface CheckRunOptions {
  readonly configurations: ConfigurationOfFolder;
  /** The language of messages where the file's configuration names none. */
  readonly locale: Locale;
  /** The language asked for on the command line, above every configuration. */
  readonly requestedLocale: Locale | undefined;
  readonly rules: RuleSettings;
  readonly fix: boolean;
  /** Told what is worth a line on stderr. */
  readonly note: (message: string) => void;
  /** Told why something could not be read or written; the rest goes on. */
  readonly fail: (message: string) => void;
}

/** A dataset that is to be checked. */
export interface DatasetFile {
  /** Where it is read. */
  readonly file: string;
  /** The file that it is treated as, for its configuration; by default the same. */
  readonly name?: string;
  /** What it is called; by default `name` as people are to read it. */
  readonly path?: string;
  /** Puts its text among what is reported of it. */
  readonly withOutput?: boolean;
}

/** What a long check of a dataset listens to and tells. */
export interface DatasetWatch {
  readonly signal: AbortSignal;
  readonly onProgress: (bytes: number, rows: number) => void;
  /** The evaluation sets that its rows must not be found in. */
  readonly evaluation: EvaluationFiles;
}

/** One run of `winnow check`: files go in one by one, and what they leave unused in their configurations is kept. */
export class CheckRun {
  private readonly unusedEntries = new Map<LoadedConfiguration, SuppressionEntry[]>();

  constructor(
    private readonly options: CheckRunOptions,
    private readonly writer: ReportWriter,
  ) {}

  /** Checks a prompt, and with `fix` writes it when that changed it. Throws a `UsageError` for a file it cannot use. */
  async checkPromptFile(file: string): Promise<void> {
    const path = shownPath(file);
    const loaded = this.configurationOf(file);
    const before = readTextFile(file, path, this.options.locale);
    const checked = this.checkText(before, file, path, loaded);
    if (checked.text !== before) await writeTextFile(file, checked.text, this.options.locale);
    writeCheckedFile(checked, this.writer);
  }

  /**
   * Checks a text that is to be treated as the prompt `name`, which need not exist; nothing is written. Gives the text,
   * fixed where that was asked for; `withOutput` puts it among the facts.
   */
  checkPromptInput(text: string, name: string | undefined, withOutput: boolean): string {
    const file = resolve(name ?? "<stdin>");
    const checked = this.checkText(text, file, name ?? "<stdin>", this.configurationOf(file));
    const facts = withOutput ? { ...checked.facts, output: checked.text } : checked.facts;
    writeCheckedFile({ ...checked, facts }, this.writer);
    return checked.text;
  }

  /**
   * Checks a dataset, and with `fix` writes it first when that changes it. A file that cannot be read to its end, or not
   * be fixed, is a failure; what was found in it is reported all the same. Throws a `UsageError` for what is configured.
   */
  async checkDataset(dataset: DatasetFile, watch: DatasetWatch): Promise<void> {
    const { file, name = file, path = shownPath(name), withOutput = false } = dataset;
    const { checkDataset, datasetSettings, fixDataset } = datasets();
    const loaded = this.configurationOf(name);
    const configuration = loaded?.configuration ?? {};
    const relative = pathFrom(loaded?.folder ?? dirname(name), name);
    const { settings, ...formats } = datasetSettings(configuration, relative);
    const locale = this.localeFor(loaded);
    const run = {
      locale,
      rules: this.datasetRules(configuration, relative, loaded?.folder ?? dirname(name), locale),
      settings: { ...settings, evaluation: await watch.evaluation.against(name, loaded) },
      ...formats,
      suppressions: configuration.suppressions?.filter((entry) => entry.path === relative) ?? [],
      signal: watch.signal,
      onProgress: watch.onProgress,
    };
    const fixed = this.options.fix ? await fixDataset(file, path, run) : undefined;
    if (fixed !== undefined) this.noteFixed(path, fixed.count);
    const onRuleError = (rule: string, error: unknown): void => this.noteRuleError(path, rule, error, locale);
    const checked = await checkDataset(file, path, { ...run, onRuleError, withOutput }, this.writer);
    if (loaded !== undefined) this.keepUnused(loaded, checked.unusedEntries);
    if (checked.isEmpty) this.options.note(localize(texts.noRows, this.options.locale, { path }));
    for (const failure of [fixed?.failure, checked.failure]) if (failure !== undefined) this.options.fail(failure);
  }

  /** The settings of rules for a dataset, with what they name in files beside the configuration. */
  private datasetRules(configuration: Configuration, path: string, folder: string, locale: Locale) {
    const rules = mergeRules(...ruleLayers(configuration, path), this.options.rules);
    let file = "";
    try {
      return datasets().withNamedFiles(rules, (named) => {
        file = resolve(folder, named);
        return readTextFile(file, shownPath(file), locale);
      });
    } catch (error) {
      if (!(error instanceof SyntaxError)) throw error;
      throw new UsageError(localize(texts.noSchema, locale, { path: shownPath(file), reason: error.message }));
    }
  }

  /** Reports the configurations of which something is to be said; with `write` and `fix`, mends them first. */
  async reportConfigurations({ write }: { readonly write: boolean }): Promise<void> {
    for (const [loaded, unused] of this.unusedEntries) {
      const severity = suppressionSeverity(mergeRules(loaded.configuration.rules, this.options.rules));
      const locale = this.localeFor(loaded);
      const check = (text: string) => ({ problems: unusedEntryProblems(text, unused, severity, locale) });
      const { text, problems } = write
        ? this.fixed(loaded.text, shownPath(loaded.file), check)
        : { text: loaded.text, ...check(loaded.text) };
      if (text !== loaded.text) await writeTextFile(loaded.file, text, locale);
      if (problems.length === 0) continue;
      writeCheckedFile({ path: shownPath(loaded.file), kind: "configuration", text, problems, all: [] }, this.writer);
    }
  }

  private checkText(text: string, file: string, path: string, loaded: LoadedConfiguration | undefined): CheckedFile {
    const locale = this.localeFor(loaded);
    const check = (current: string): PromptCheck =>
      checkPrompt(current, {
        path: pathFrom(loaded?.folder ?? dirname(file), file),
        locale,
        configuration: loaded?.configuration,
        topRules: this.options.rules,
        onRuleError: (rule, error) => this.noteRuleError(path, rule, error, locale),
      });
    const result = this.fixed(text, path, check);
    if (loaded !== undefined) this.keepUnused(loaded, result.unusedEntries);
    const { problems, all, document } = result;
    return { path, kind: "prompt", text: result.text, problems, all, facts: { prompt: promptFacts(document) } };
  }

  private noteFixed(path: string, count: number): void {
    if (count === 0) return;
    this.options.note(localize(texts.fixed, this.options.locale, { path, count, plural: count === 1 ? "" : "s" }));
  }

  private noteRuleError(path: string, rule: string, error: unknown, locale: Locale): void {
    const reason = error instanceof Error ? error.message : String(error);
    this.options.note(localize(texts.ruleFailed, locale, { path, rule, reason }));
  }

  private keepUnused(loaded: LoadedConfiguration, unused: readonly SuppressionEntry[]): void {
    this.unusedEntries.set(loaded, [...(this.unusedEntries.get(loaded) ?? []), ...unused]);
  }

  /** The last check of a text, fixed first when that is asked for. */
  private fixed<Check extends { readonly problems: PromptCheck["problems"] }>(
    text: string,
    path: string,
    check: (text: string) => Check,
  ): Check & { readonly text: string } {
    if (!this.options.fix) return { ...check(text), text };
    const fixed = fixUntilStable(text, check);
    const { count } = fixed;
    this.noteFixed(path, count);
    return { ...fixed.check, text: fixed.text };
  }

  private configurationOf(file: string): LoadedConfiguration | undefined {
    const loaded = this.options.configurations.forFolder(dirname(file));
    if (loaded instanceof UsageError) throw loaded;
    return loaded;
  }

  private localeFor(loaded: LoadedConfiguration | undefined): Locale {
    return this.options.requestedLocale ?? loaded?.configuration.locale ?? this.options.locale;
  }
}
