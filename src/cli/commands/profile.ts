import { dirname, extname, resolve } from "node:path";
import { datasetSettings } from "../../dataset/configuration";
import { ProfileAccumulator, type KnownScores } from "../../dataset/profile/accumulate";
import { profileText } from "../../dataset/profile/pretty";
import type { Profile } from "../../dataset/profile/schema";
import { configuredDomains } from "../../dataset/set/rules/domain-ratio";
import { mergeRules, ruleLayers } from "../../lint/configuration";
import { localize, type Locale, type Localized } from "../../lint/locale";
import { countText } from "../../text/count";
import { printable } from "../../text/printable";
import { profilePage } from "../../report/profile-page";
import type { DatasetCommandContext } from "../dataset-command";
import { pathFrom, shownPath } from "../paths";
import { isSameFile } from "../dataset/output-file";
import { profileDatasets, type ProfiledFile } from "../dataset/profile-datasets";
import type { ConfigurationOfFolder } from "../loaded-configuration";
import { Interruption, interruptedCode } from "../interruption";
import { perplexity } from "../perplexity";
import { Progress } from "../progress";
import { failureText } from "../score/failure-text";
import type { Terminal } from "../terminal";
import { texts } from "../texts";
import { UsageError } from "../usage-error";
import { writeTextFile } from "../write-text";

type ProfileFormat = "pretty" | "json" | "html";

/** The options of `winnow profile` as commander gives them. */
export interface ProfileCommandOptions {
  readonly format?: ProfileFormat;
  readonly out?: string;
  readonly model: string;
  readonly config?: string;
  readonly locale?: Locale;
}

const words = {
  interrupted: { en: "Interrupted.", "zh-cn": "已中断。" },
  unknownEnding: {
    en: "{out}: the ending does not say how to write it; use .html, .json or .txt, or --format.",
    "zh-cn": "{out}：无法从后缀判断写入方式；请使用 .html、.json 或 .txt，或指定 --format。",
  },
  sameFile: {
    en: "{out}: a dataset is not replaced by its profile; give --out another name.",
    "zh-cn": "{out}：不能用分析结果覆盖数据集；请为 --out 指定其他文件名。",
  },
  written: { en: "Profile of {rows} row{plural} written to {out}.", "zh-cn": "已将 {rows} 行数据的分析写入 {out}。" },
  none: { en: "There is no dataset to profile.", "zh-cn": "没有可分析的数据集。" },
} satisfies Record<string, Localized>;

/**
 * `winnow profile`: says what datasets are made of, and where they stand against the guide's figures. Several files make
 * one profile. Gives the exit code: 0, 2 where a file could not be read to its end or there are no rows at all, 130 where
 * it was interrupted. Throws a `UsageError` for wrong use.
 */
export async function profile(
  paths: readonly string[],
  options: ProfileCommandOptions,
  { terminal, locale, configurations, findDatasets }: DatasetCommandContext,
): Promise<number> {
  const { out } = options;
  const format = options.format ?? (out === undefined ? "pretty" : formatByEnding(out, locale));
  const found = await findDatasets(paths);
  if (out !== undefined && found.files.some(({ path }) => isSameFile(path, out))) {
    throw new UsageError(localize(words.sameFile, locale, { out }));
  }
  const scores = knownScores(options.model, locale);
  const progress = new Progress(terminal, locale);
  const interruption = new Interruption();
  interruption.listen();
  const { signal } = interruption;
  let failed = false;
  const fail = (sentence: string): void => {
    failed = true;
    progress.clear();
    terminal.err(`${printable(sentence)}\n`);
  };
  for (const sentence of found.notes) terminal.err(`${printable(sentence)}\n`);
  for (const sentence of found.errors) fail(sentence);
  const files = found.files.map(({ path }) => profiled(path, configurations, locale));
  // As it is configured for the first of the files.
  const domains = configuredDomains(files[0]?.options.rules);
  const accumulator = new ProfileAccumulator({ domains, scores });
  try {
    const progressOf = (file: string) => progress.of(file, shownPath(file));
    await profileDatasets(files, accumulator, { signal, progressOf, fail });
  } catch (error) {
    progress.clear();
    if (!signal.aborted) throw error;
    terminal.err(`${words.interrupted[locale]}\n`);
    return interruptedCode;
  }
  progress.clear();
  const result = accumulator.profile();
  if (result.files.length === 0) {
    if (!failed && found.notes.length === 0) fail(words.none[locale]);
    return 2;
  }
  for (const { path } of result.files.filter(({ rows }) => rows === 0)) {
    terminal.err(`${printable(localize(texts.noRows, locale, { path }))}\n`);
  }
  // Tables of zeros tell nobody anything; a machine gets its document.
  if (result.rows === 0 && format === "pretty") return 2;
  const text = written(result, format, locale, out === undefined ? terminal : noTerminal);
  if (out === undefined) terminal.out(text);
  else {
    await writeTextFile(out, text, locale);
    const data = { rows: countText(result.rows), plural: result.rows === 1 ? "" : "s", out };
    terminal.err(`${printable(localize(words.written, locale, data))}\n`);
  }
  return failed || result.rows === 0 ? 2 : 0;
}

/** The format that a file's name asks for. Throws a `UsageError` where the ending says nothing. */
function formatByEnding(out: string, locale: Locale): ProfileFormat {
  const ending = extname(out).toLowerCase();
  if (ending === ".html" || ending === ".htm") return "html";
  if (ending === ".json") return "json";
  if (ending === ".txt" || ending === "") return "pretty";
  throw new UsageError(localize(words.unknownEnding, locale, { out }));
}

/**
 * Scores of earlier runs; undefined where the built-in model cannot be used, as nobody has asked for it. Throws a
 * `UsageError` that says what a model lacks.
 */
function knownScores(model: string, locale: Locale): KnownScores | undefined {
  const { builtinModel, FailureError, knownScores: scoresUnder } = perplexity();
  const folder = model === "builtin" ? builtinModel(__dirname) : resolve(model);
  try {
    return folder === undefined ? undefined : scoresUnder(folder);
  } catch (error) {
    if (!(error instanceof FailureError)) throw error;
    if (model === "builtin") return undefined;
    throw new UsageError(failureText(error, locale));
  }
}

const noTerminal = { color: false, width: 100 };

function written(
  result: Profile,
  format: ProfileFormat,
  locale: Locale,
  { color, width }: Pick<Terminal, "color" | "width">,
): string {
  if (format === "json") return `${JSON.stringify(result, undefined, 2)}\n`;
  return format === "html" ? profilePage(result, { locale }) : profileText(result, { locale, color, width });
}

function profiled(file: string, configurations: ConfigurationOfFolder, locale: Locale): ProfiledFile {
  const loaded = configurations.forFolder(dirname(file));
  if (loaded instanceof UsageError) throw loaded;
  const configuration = loaded?.configuration ?? {};
  const path = pathFrom(loaded?.folder ?? dirname(file), file);
  const rules = mergeRules(...ruleLayers(configuration, path));
  return { file, options: { ...datasetSettings(configuration, path), locale, rules } };
}
