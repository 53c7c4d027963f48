import type { ComparedField } from "../../dataset/near/compared-text";
import { localize, type Locale, type Localized } from "../../lint/locale";
import type { TokenizerName } from "../../similarity/tokenize";
import { bytesText } from "../../text/amounts";
import { countText } from "../../text/count";
import { printable } from "../../text/printable";
import type { DatasetCommandContext } from "../dataset-command";
import { printDuplicates } from "../dataset/duplicates/json";
import { pairCountText, prettyDuplicates } from "../dataset/duplicates/pretty";
import { findDuplicates, TooLittleMemory } from "../dataset/find-duplicates";
import { readFailure } from "../dataset/read-failure";
import { sourceFiles, UnreadSource } from "../dataset/source-files";
import type { DuplicateMetric } from "../duplicate-metrics";
import { freeMemory } from "../free-memory";
import { Interruption, interruptedCode } from "../interruption";
import { shownPath } from "../paths";
import { Progress } from "../progress";
import { texts } from "../texts";
import { UsageError } from "../usage-error";

/** The options of `winnow duplicates` as commander gives them. */
export interface DuplicatesCommandOptions {
  readonly field: ComparedField | "auto";
  readonly metric: DuplicateMetric;
  readonly threshold: string;
  readonly tokenizer: TokenizerName;
  readonly format: "pretty" | "json";
  readonly force?: boolean;
  readonly config?: string;
  readonly locale?: Locale;
}

// A JSON document of more pairs than this helps nobody, and the groups have every row.
const mostPairs = 10_000_000;

const words = {
  threshold: {
    en: "--threshold is a number from 0.3 to 1, not “{given}”.",
    "zh-cn": "--threshold 应为 0.3 到 1 之间的数，而不是“{given}”。",
  },
  interrupted: { en: "Interrupted.", "zh-cn": "已中断。" },
  tooMany: {
    en: "There are {pairs} pairs; above {most} they are not listed. The groups have every row.",
    "zh-cn": "共有 {pairs} 对，超过 {most} 对时不再逐一列出；各组已包含所有相似的行。",
  },
  memory: {
    en: "Comparing these rows takes about {needed} of memory or more, and {free} are free. {instead}Split the file, or use --force to try it all the same.",
    "zh-cn": "比较这些行至少约需 {needed} 内存，目前可用 {free}。{instead}也可拆分文件；如仍要尝试，请用 --force。",
  },
  minhash: { en: "Use --metric minhash, which takes less. ", "zh-cn": "可改用内存较少的 --metric minhash。" },
} satisfies Record<string, Localized>;

/**
 * `winnow duplicates`: prints the rows of datasets that are alike, over all of them. Gives the exit code: 0, or 130 where
 * it was interrupted. Throws a `UsageError` for wrong use, for a file that cannot be read, and where there is too little
 * memory.
 */
export async function duplicates(
  paths: readonly string[],
  options: DuplicatesCommandOptions,
  context: DatasetCommandContext,
): Promise<number> {
  const { terminal, locale } = context;
  const threshold = Number(options.threshold);
  if (!(threshold >= 0.3 && threshold <= 1)) {
    throw new UsageError(localize(words.threshold, locale, { given: options.threshold }));
  }
  const { field, metric, tokenizer } = options;
  const files = await sourceFiles(paths, context);
  const progress = new Progress(terminal, locale);
  const interruption = new Interruption();
  interruption.listen();
  const started = performance.now();
  try {
    const progressOf = new Map(files.map(({ file }) => [file, progress.of(file, shownPath(file))]));
    const found = await findDuplicates(files, {
      field,
      metric,
      tokenizer,
      threshold,
      mostPairs,
      freeMemory: options.force === true ? undefined : freeMemory,
      signal: interruption.signal,
      onRead: (file, bytes, rows) => progressOf.get(file)!(bytes, rows),
      onProgress: progress.comparing(paths.join(" ")),
    });
    progress.clear();
    for (const { path } of found.files.filter(({ rows }) => rows === 0)) {
      terminal.err(`${printable(localize(texts.noRows, locale, { path }))}\n`);
    }
    const shown = { metric, tokenizer, threshold };
    if (options.format === "json") {
      const milliseconds = Math.round(performance.now() - started);
      printDuplicates(found, { ...shown, milliseconds }, terminal);
    } else if (found.files.some(({ rows }) => rows > 0))
      terminal.out(await prettyDuplicates(found, { ...shown, locale, width: terminal.width }));
    if (found.forEachPair === undefined) {
      const data = { pairs: pairCountText(found, metric), most: countText(mostPairs) };
      terminal.err(`${localize(words.tooMany, locale, data)}\n`);
    }
    return 0;
  } catch (error) {
    progress.clear();
    if (interruption.signal.aborted) {
      terminal.err(`${words.interrupted[locale]}\n`);
      return interruptedCode;
    }
    throw failureOf(error, metric, locale);
  }
}

function failureOf(error: unknown, metric: DuplicateMetric, locale: Locale): unknown {
  if (error instanceof UnreadSource) {
    return new UsageError(readFailure(error.cause, shownPath(error.file), error.rows, locale));
  }
  if (!(error instanceof TooLittleMemory)) return error;
  const { needed, free } = error;
  const instead = metric === "rouge-l" ? words.minhash[locale] : "";
  const data = { needed: bytesText(needed), free: bytesText(free), instead };
  return new UsageError(localize(words.memory, locale, data));
}
