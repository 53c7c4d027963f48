import { statSync } from "node:fs";
import { basename, dirname, resolve } from "node:path";
import { UnfitForTable, writableContainers, type WritableContainer } from "../../dataset/convert/write-rows";
import { datasetSettings, formatsOf } from "../../dataset/configuration";
import type { Format } from "../../dataset/format/format";
import { FileError } from "../../dataset/source/file-error";
import { localize, type Locale, type Localized } from "../../lint/locale";
import { nearestName } from "../../lint/suggest";
import { printable } from "../../text/printable";
import type { DatasetCommandContext } from "../dataset-command";
import { pathFrom, shownPath } from "../paths";
import { convertDataset, type ConvertedDataset } from "../dataset/convert-dataset";
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
  sameFile: {
    en: "{path}: a dataset is not converted over itself; give --out another name.",
    "zh-cn": "{path}：不能覆盖原文件；请为 --out 指定其他文件名。",
  },
  unfit: {
    en: "A table has no place for what the field {field} holds; write .jsonl or .json.",
    "zh-cn": "表格放不下字段 {field} 的内容；请写成 .jsonl 或 .json。",
  },
  would: { en: "{path} → {to} would not keep everything:", "zh-cn": "{path} → {to} 会丢失内容：" },
  lost: { en: "{path} → {to} did not keep everything:", "zh-cn": "{path} → {to} 丢失了内容：" },
  nothing: {
    en: "Nothing was written. Use --lossy to convert all the same.",
    "zh-cn": "没有写入任何内容。如仍要转换，请用 --lossy。",
  },
  written: { en: "{rows} rows written to {out} ({to}).", "zh-cn": "已将 {rows} 行写入 {out}（{to}）。" },
  interrupted: { en: "Interrupted: nothing was written.", "zh-cn": "已中断，没有写入任何内容。" },
  readable: { en: "(only read)", "zh-cn": "（只能读取）" },
} satisfies Record<string, Localized>;

/**
 * `winnow convert`: writes a dataset, or all of a folder, in another format, to a file or to standard output. Gives the exit code. Throws a
 * `UsageError` for wrong use, for files that cannot be read or written, and where something would be lost.
 */
export async function convert(
  file: string | undefined,
  options: ConvertCommandOptions,
  { terminal, locale, configurations, findDatasets }: DatasetCommandContext,
): Promise<number> {
  const source = resolve(file ?? ".winnow");
  const loaded = configurations.forFolder(dirname(source));
  if (loaded instanceof UsageError) throw loaded;
  const configuration = loaded?.configuration ?? {};
  const formats = formatsOf(configuration);
  if (options.list === true) {
    terminal.out(listOf(formats, locale));
    return 0;
  }
  if (file === undefined) throw new UsageError(words.noFile[locale]);
  if (options.to === undefined) throw new UsageError(words.noFormat[locale]);
  const to = formatNamed(options.to, formats, locale);
  if (to.write === undefined) throw new UsageError(localize(words.readOnly, locale, { name: to.id }));
  const from = options.from === undefined ? undefined : formatNamed(options.from, formats, locale);
  const out = options.out === undefined ? new SpooledOutput() : undefined;
  const target = out?.file ?? resolve(options.out!);

  const { settings: _, ...configured } = datasetSettings(configuration, pathFrom(loaded?.folder ?? "/", source));
  const progress = new Progress(terminal, locale);
  const interruption = new Interruption();
  interruption.listen();
  const path = shownPath(source);
  try {
    const found = await findDatasets([file]);
    // Half of a set is not the set.
    if (found.files.length === 0 || found.errors.length > 0) throw new UsageError(...found.notes, ...found.errors);
    for (const note of found.notes) terminal.err(`${printable(note)}\n`);
    const files = found.files.map((one) => one.path);
    const same = files.find((one) => isSameFile(one, target));
    if (same !== undefined) throw new UsageError(localize(words.sameFile, locale, { path: shownPath(same) }));
    const converted = await convertDataset(files, {
      ...configured,
      ...(from !== undefined && { format: from }),
      to,
      ...containerOf(options.out ?? ""),
      out: target,
      lossy: options.lossy ?? false,
      signal: interruption.signal,
      onProgress: progress.of(source, path),
    });
    progress.clear();
    tell(converted, { path, to, out: options.out, locale }, terminal);
    if (converted.isWritten) await out?.copyTo(terminal.out);
    return converted.isWritten ? 0 : 2;
  } catch (error) {
    progress.clear();
    if (interruption.signal.aborted) {
      terminal.err(`${words.interrupted[locale]}\n`);
      return interruptedCode;
    }
    throw failureOf(error, path, options.out ?? "", locale);
  } finally {
    out?.remove();
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
  if (!isWritten) lines.push(words.nothing[locale]);
  else if (out !== undefined) lines.push(localize(words.written, locale, data));
  for (const line of lines) terminal.err(`${printable(line)}\n`);
}

function failureOf(error: unknown, path: string, out: string, locale: Locale): unknown {
  if (error instanceof FileError) return new UsageError(readFailure(error, path, undefined, locale));
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

/** How a file of this name holds its rows; JSON Lines where the name says nothing. */
function containerOf(name: string): { readonly container: WritableContainer; readonly gzip: boolean } {
  const [, extension = "", packed] = /\.(\w+?)(\.gz)?$/.exec(basename(name).toLowerCase()) ?? [];
  return {
    container: writableContainers.find((container) => container === extension) ?? "jsonl",
    gzip: packed !== undefined,
  };
}

function isSameFile(a: string, b: string): boolean {
  try {
    const [one, other] = [statSync(a), statSync(b)];
    return one.dev === other.dev && one.ino === other.ino;
  } catch {
    return a === b;
  }
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
