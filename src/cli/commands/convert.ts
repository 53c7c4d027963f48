import { resolve } from "node:path";
import { UnfitForTable } from "../../dataset/convert/write-rows";
import { formatsOf } from "../../dataset/configuration";
import type { Format } from "../../dataset/format/format";
import { localize, type Locale, type Localized } from "../../lint/locale";
import { nearestName } from "../../lint/suggest";
import { printable } from "../../text/printable";
import type { DatasetCommandContext } from "../dataset-command";
import { shownPath } from "../paths";
import { convertDataset, type ConvertedDataset } from "../dataset/convert-dataset";
import { outputFile, outputKind } from "../dataset/output-file";
import { configurationOf, sourceFiles, UnreadSource } from "../dataset/source-files";
import { readFailure } from "../dataset/read-failure";
import { Interruption, interruptedCode } from "../interruption";
import { Progress } from "../progress";
import { SpooledOutput } from "../spooled-output";
import type { Terminal } from "../terminal";
import { texts } from "../texts";
import { errorCode, UsageError } from "../usage-error";
import { writeFailure } from "../write-text";
import { countText } from "../../text/count";

/** The options of `winnow convert` as commander gives them. */
export interface ConvertCommandOptions {
  readonly to?: string;
  readonly from?: string;
  readonly out?: string;
  readonly lossy?: boolean;
  readonly force?: boolean;
  readonly list?: boolean;
  readonly config?: string;
  readonly locale?: Locale;
}

const words = {
  noFile: { en: "Name the dataset to convert.", "zh-cn": "请指定要转换的数据集。" },
  noFormat: {
    en: "Name the format to convert to with --to; --list shows those that there are.",
    "zh-cn": "请用 --to 指定目标格式；--list 列出所有格式。",
  },
  unknownFormat: {
    en: "There is no format “{name}”.{suggestion} --list shows those that there are.",
    "zh-cn": "没有名为“{name}”的格式。{suggestion}--list 列出所有格式。",
  },
  readOnly: { en: "The format {name} can be read, but not written.", "zh-cn": "格式 {name} 只能读取，不能写入。" },
  unfit: {
    en: "A table has no place for what the field {field} holds; write .jsonl or .json.",
    "zh-cn": "表格放不下字段 {field} 的内容；请写成 .jsonl 或 .json。",
  },
  would: { en: "{path} → {to} would not keep everything:", "zh-cn": "{path} → {to} 会丢失内容：" },
  lost: { en: "{path} → {to} did not keep everything:", "zh-cn": "{path} → {to} 丢失了内容：" },
  noRows: {
    en: "{path}: there are no rows in it. Nothing was written.",
    "zh-cn": "{path}：其中没有任何行，因此没有写入任何内容。",
  },
  nothing: {
    en: "Nothing was written. Use --lossy to convert all the same.",
    "zh-cn": "没有写入任何内容。如仍要转换，请用 --lossy。",
  },
  written: { en: "{rows} rows written to {out} ({to}).", "zh-cn": "已将 {rows} 行写入 {out}（{to}）。" },
  interrupted: { en: "Interrupted: nothing was written.", "zh-cn": "已中断，没有写入任何内容。" },
  readable: { en: "(only read)", "zh-cn": "（只能读取）" },
} satisfies Record<string, Localized>;

/**
 * `winnow convert`: writes a dataset, or all of a folder, in another format, to a file or to standard output. Gives the
 * exit code: 0, 2 where nothing was written, 130 where it was interrupted. Throws a `UsageError` for wrong use, for files that cannot be read or written, and where something would be lost.
 */
export async function convert(
  file: string | undefined,
  options: ConvertCommandOptions,
  context: DatasetCommandContext,
): Promise<number> {
  const { terminal, locale } = context;
  const source = resolve(file ?? ".winnow");
  const formats = formatsOf(configurationOf(source, context)?.configuration ?? {});
  if (options.list === true) {
    terminal.out(listOf(formats, locale));
    return 0;
  }
  if (file === undefined) throw new UsageError(words.noFile[locale]);
  if (options.to === undefined) throw new UsageError(words.noFormat[locale]);
  const to = formatNamed(options.to, formats, locale);
  if (to.write === undefined) throw new UsageError(localize(words.readOnly, locale, { name: to.id }));
  const from = options.from === undefined ? undefined : formatNamed(options.from, formats, locale);
  const kind = outputKind(options.out ?? "", locale);
  const files = await sourceFiles([file], context);
  const spooled = options.out === undefined ? new SpooledOutput() : undefined;
  const progress = new Progress(terminal, locale);
  const interruption = new Interruption();
  interruption.listen();
  const path = shownPath(source);
  try {
    const sources = files.map((one) => one.file);
    const configured = from === undefined ? files : files.map((one) => ({ ...one, format: from }));
    const { path: out, mode } =
      spooled === undefined
        ? outputFile(options.out!, sources, options.force ?? false, locale)
        : { path: spooled.file, mode: undefined };
    const converted = await convertDataset(configured, {
      to,
      ...kind,
      out,
      mode,
      lossy: options.lossy ?? false,
      signal: interruption.signal,
      onProgress: progress.of(source, path),
    });
    progress.clear();
    tell(converted, { path, to, out: options.out, locale }, terminal);
    if (converted.isWritten) await spooled?.copyTo(terminal.out);
    return converted.isWritten ? 0 : 2;
  } catch (error) {
    progress.clear();
    if (interruption.signal.aborted) {
      terminal.err(`${words.interrupted[locale]}\n`);
      return interruptedCode;
    }
    throw failureOf(error, options.out ?? "", locale);
  } finally {
    spooled?.remove();
  }
}

interface Told {
  readonly path: string;
  readonly to: Format;
  readonly out: string | undefined;
  readonly locale: Locale;
}

function tell({ report, isWritten }: ConvertedDataset, { path, to, out, locale }: Told, terminal: Terminal): void {
  const lines: string[] = [];
  const data = { path, to: to.title, out: out ?? "", rows: countText(report.converted) };
  if (!report.isLossless) {
    lines.push(localize(isWritten ? words.lost : words.would, locale, data));
    lines.push(...report.sentences(locale).map((sentence) => `  ${sentence}`));
  }
  if (report.rows === 0) lines.push(localize(words.noRows, locale, data));
  else if (!isWritten) lines.push(words.nothing[locale]);
  else if (out !== undefined) lines.push(localize(words.written, locale, data));
  for (const line of lines) terminal.err(`${printable(line)}\n`);
}

function failureOf(error: unknown, out: string, locale: Locale): unknown {
  if (error instanceof UnreadSource) {
    return new UsageError(readFailure(error.cause, shownPath(error.file), error.rows, locale));
  }
  if (error instanceof UnfitForTable) return new UsageError(localize(words.unfit, locale, { field: error.field }));
  return errorCode(error) === undefined ? error : new UsageError(writeFailure(error, out, locale));
}

function formatNamed(name: string, formats: readonly Format[], locale: Locale): Format {
  const known = formats.find(({ id }) => id === name) ?? formats.find(({ id }) => id === name.toLowerCase());
  if (known !== undefined) return known;
  const near = nearestName(
    name,
    formats.map(({ id }) => id),
  );
  const suggestion = near === undefined ? "" : localize(texts.near, locale, { near });
  throw new UsageError(localize(words.unknownFormat, locale, { name, suggestion }));
}

function listOf(formats: readonly Format[], locale: Locale): string {
  const width = Math.max(...formats.map(({ id }) => id.length)) + 2;
  return formats
    .map(({ id, description, write }) => {
      const note = write === undefined ? ` ${words.readable[locale]}` : "";
      return `${id.padEnd(width)}${description[locale].replaceAll("`", "")}${note}\n`;
    })
    .join("");
}
