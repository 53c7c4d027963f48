import path from "node:path";
import { datasetSettings } from "../../dataset/configuration";
import type { ComparedField } from "../../dataset/near/compared-text";
import { FileError } from "../../dataset/source/file-error";
import { localize, type Locale, type Localized } from "../../lint/locale";
import type { DeviceChoice } from "../../perplexity/devices";
import type { FailureError } from "../../perplexity/failure";
import type { Settings } from "../../perplexity/protocol";
import { readFailure } from "../dataset/read-failure";
import { readScoredTexts } from "../dataset/scored-texts";
import { configurationOf } from "../dataset/source-files";
import type { DatasetCommandContext } from "../dataset-command";
import { Interruption, interruptedCode } from "../interruption";
import { pathFrom, shownPath } from "../paths";
import { perplexity } from "../perplexity";
import { Progress } from "../progress";
import { failureText } from "../score/failure-text";
import { modelPath } from "../score/model-path";
import { modelEvents } from "../score/model-events";
import { jsonLines, PrettyScores, type ScoreWriter } from "../score/score-writers";
import { UsageError } from "../usage-error";

/** The options of `winnow score` as commander gives them. */
export interface ScoreCommandOptions {
  readonly model: string;
  readonly device: DeviceChoice;
  readonly field: ComparedField | "auto";
  readonly format: "jsonl" | "pretty";
  readonly tokens?: boolean;
  readonly window?: string;
  readonly stride?: string;
  readonly threads: string;
  readonly cache: boolean;
  readonly verbose?: boolean;
  readonly config?: string;
  readonly locale?: Locale;
}

const words = {
  hubName: {
    en: "{reason} A hub's models are downloaded in the editor, by the command “Winnow: Choose Perplexity Model”; then give the folder.",
    "zh-cn": "{reason}模型库中的模型请先在编辑器中用命令“Winnow: 选择困惑度模型”下载，再填写其文件夹。",
  },
  count: {
    en: "{option} is a whole number from {least}, not “{given}”.",
    "zh-cn": "{option} 应为不小于 {least} 的整数，而不是“{given}”。",
  },
  interrupted: {
    en: "Interrupted. What was scored is kept for the next run.",
    "zh-cn": "已中断。已得到的分数会保留，供下次使用。",
  },
  interruptedUnkept: { en: "Interrupted.", "zh-cn": "已中断。" },
  noCache: { en: "Scores cannot be kept ({reason}).", "zh-cn": "无法保存分数（{reason}）。" },
  unparsed: { en: "The row does not parse.", "zh-cn": "无法解析此行。" },
  done: {
    en: "{rows} rows, of which {cached} were known; {seconds} s, {rate} tokens/s",
    "zh-cn": "共 {rows} 行，其中 {cached} 行来自缓存；用时 {seconds} 秒，每秒 {rate} 个 token",
  },
} satisfies Record<string, Localized>;

/**
 * `winnow score`: prints how surprising a language model finds each row. Gives the exit code: 0, or 130 where it was
 * interrupted. Throws a `UsageError` for wrong use, a file that cannot be read, and a model that cannot be used.
 */
export async function score(
  file: string,
  options: ScoreCommandOptions,
  context: DatasetCommandContext,
): Promise<number> {
  const { terminal, locale } = context;
  const settings = settingsOf(options, locale);
  const source = path.resolve(file);
  const name = shownPath(source);
  const progress = new Progress(terminal, locale);
  const interruption = new Interruption();
  interruption.listen();
  try {
    const { texts, rows } = await readScoredTexts(source, options.field, {
      name,
      signal: interruption.signal,
      ...formatsFor(source, context),
    });
    progress.clear();
    const unparsed = localize(words.unparsed, locale);
    const writer: ScoreWriter =
      options.format === "jsonl"
        ? jsonLines(rows, terminal.out, locale)
        : new PrettyScores(rows, texts, terminal.out, locale);
    for (const [i, text] of texts.entries()) if (text === undefined) writer.fail(i, unparsed);
    await scoreRows(texts, settings, options, { ...context, progress, writer, name, signal: interruption.signal });
    writer.end();
    return 0;
  } catch (error) {
    progress.clear();
    if (interruption.signal.aborted) {
      terminal.err(`${localize(options.cache ? words.interrupted : words.interruptedUnkept, locale)}\n`);
      return interruptedCode;
    }
    if (error instanceof FileError) throw new UsageError(readFailure(error, name, undefined, locale));
    if (error instanceof perplexity().FailureError) throw new UsageError(modelFailure(error, options.model, locale));
    throw error;
  }
}

function modelFailure({ failure }: FailureError, model: string, locale: Locale): string {
  const reason = failureText(failure, locale);
  const isName = failure.code === "no-folder" && /^[\w.-]+\/[\w.-]+$/.test(model);
  return isName ? localize(words.hubName, locale, { reason }) : reason;
}

interface Scoring extends Pick<DatasetCommandContext, "terminal" | "locale"> {
  readonly progress: Progress;
  readonly writer: ScoreWriter;
  readonly name: string;
  readonly signal: AbortSignal;
}

async function scoreRows(
  texts: readonly (string | undefined)[],
  settings: Omit<Settings, "avoid">,
  { tokens = false, cache: keeps, verbose = false }: ScoreCommandOptions,
  { terminal, locale, progress, writer, name, signal }: Scoring,
): Promise<void> {
  const { cacheFolder, cacheKey, openModelFolder, PerplexityClient, ScoreCache, scoreTexts } = perplexity();
  const key = cacheKey(openModelFolder(settings.model), settings);
  const cache = keeps ? new ScoreCache(path.join(cacheFolder(), "scores"), key) : undefined;
  const note = (text: string): void => {
    progress.clear();
    terminal.err(`${text}\n`);
  };
  const client = new PerplexityClient({
    file: path.join(__dirname, "sidecar.js"),
    settings,
    grace: 500,
    ...modelEvents(note, verbose, locale),
  });
  const scored = texts.flatMap((text, place) => (text === undefined ? [] : [{ text, place }]));
  const told = progress.ofRows(name, scored.length);
  const started = performance.now();
  let [done, cached, predicted] = [0, 0, 0];
  try {
    await scoreTexts(
      scored.map(({ text }) => text),
      {
        client: () => client,
        cache,
        tokens,
        signal,
        onResult: (text, result, isCached) => {
          writer.add(scored[text]!.place, result);
          done++;
          if (isCached) return void cached++;
          if ("tokens" in result) predicted += result.tokens;
          told(done);
        },
      },
    );
  } finally {
    progress.clear();
    await client.dispose();
  }
  if (cache?.problem !== undefined) note(localize(words.noCache, locale, { reason: cache.problem }));
  if (!verbose) return;
  const seconds = (performance.now() - started) / 1000;
  const rate = Math.round(predicted / seconds);
  note(localize(words.done, locale, { rows: done, cached, seconds: seconds.toFixed(1), rate }));
}

function settingsOf(options: ScoreCommandOptions, locale: Locale): Omit<Settings, "avoid"> {
  const count = (option: "window" | "stride" | "threads", least: number): number | undefined => {
    const given = options[option];
    if (given === undefined) return undefined;
    const value = Number(given);
    if (Number.isInteger(value) && value >= least) return value;
    throw new UsageError(localize(words.count, locale, { option: `--${option}`, least, given }));
  };
  const [window, stride] = [count("window", 2), count("stride", 1)];
  return {
    model: modelPath(options.model, locale),
    device: options.device,
    threads: count("threads", 0)!,
    ...(window !== undefined && { window }),
    ...(stride !== undefined && { stride }),
  };
}

function formatsFor(source: string, context: DatasetCommandContext) {
  const loaded = configurationOf(source, context);
  const { format, formats } = datasetSettings(loaded?.configuration ?? {}, pathFrom(loaded?.folder ?? "/", source));
  return { ...(format !== undefined && { format }), ...(formats !== undefined && { formats }) };
}
