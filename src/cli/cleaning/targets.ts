import { accessSync, constants, statSync } from "node:fs";
import path from "node:path";
import { makesPairs, type Recipe } from "../../clean";
import type { Container } from "../../dataset/container/container";
import { leftBehind } from "../../dataset/output/temporary-files";
import { localize, type Locale, type Localized } from "../../lint/locale";
import { outputFile } from "../dataset/output-file";
import { shownPath } from "../paths";
import { reasonOf, texts } from "../texts";
import { errorCode, UsageError } from "../usage-error";

const words = {
  noOut: {
    en: "Name the clean file with --out, or look first with --dry-run.",
    "zh-cn": "请用 --out 指定输出文件，或先用 --dry-run 预览。",
  },
  reportEnding: {
    en: "{out}: a report is written as .html or .json.",
    "zh-cn": "{out}：报告只能写成 .html 或 .json。",
  },
  sameOutputs: { en: "{out}: two outputs cannot be one file.", "zh-cn": "{out}：两个输出不能是同一个文件。" },
  noFile: {
    en: "{out}: clean writes files; name a regular one.",
    "zh-cn": "{out}：clean 的输出必须是普通文件，请指定文件名。",
  },
  otherForm: {
    en: "{out}: what is cleaned keeps its form, here {form}; end the name in .{form}, and convert the result with winnow convert.",
    "zh-cn":
      "{out}：清洗不改变文件格式（此处为 {form}）；请将文件名改为以 .{form} 结尾，再用 winnow convert 转换结果。",
  },
  leftBehind: {
    en: "{path}: another run is writing this file, or was killed before it was whole; delete it if none is.",
    "zh-cn": "{path}：另一次运行正在写入此文件，或在写完前被终止；如果没有其他运行，请将其删除。",
  },
  unwritten: {
    en: "{path}: cannot be written ({reason}), so nothing was; see to that and run it again, or name another place with --out.",
    "zh-cn": "{path}：无法写入（{reason}），没有写入任何内容；请处理后重试，或用 --out 指定其他位置。",
  },
} satisfies Record<string, Localized>;

export interface TargetOptions {
  readonly out?: string;
  readonly rejected?: string;
  readonly report?: string;
  readonly pairs?: string;
  readonly force?: boolean;
}

/** The files that a cleaning writes, absolute. */
export interface Targets {
  readonly clean: string;
  readonly rejected: string;
  readonly report: string;
  /** Where the preference pairs go, if the recipe makes any. */
  readonly pairs?: string;
  readonly replace: boolean;
}

/** Where a cleaning of `sources` by a recipe writes. Throws a `UsageError` where that cannot be, before anything is read. */
export function targetsOf(
  sources: readonly string[],
  recipe: Recipe,
  { out, rejected, report, pairs, force = false }: TargetOptions,
  locale: Locale,
): Targets {
  if (out === undefined) throw new UsageError(words.noOut[locale]);
  const stem = out.replace(/\.gz$/i, "").replace(/(\.[^./\\]+)?$/, "");
  const page = report ?? `${stem}.report.html`;
  const names = [out, rejected ?? `${stem}.rejected.jsonl`, page];
  if (makesPairs(recipe)) names.push(pairs ?? `${stem}.pairs.jsonl`);
  const paths = pathsFor(names, page, sources, force, locale);
  const [clean, others] = [paths[0]!, { rejected: paths[1]!, report: paths[2]!, replace: force }];
  return { clean, ...others, ...(paths[3] !== undefined && { pairs: paths[3] }) };
}

/** Where the report goes when nothing else is written; undefined where none is wanted. Throws as `targetsOf` does. */
export function reportTarget(
  sources: readonly string[],
  { report, force = false }: TargetOptions,
  locale: Locale,
): string | undefined {
  return report === undefined ? undefined : pathsFor([report], report, sources, force, locale)[0];
}

/** What the names of outputs, one of them the report's, lead to, where all of them can be written. */
function pathsFor(
  names: readonly string[],
  page: string,
  sources: readonly string[],
  force: boolean,
  locale: Locale,
): string[] {
  if (!/\.(json|html?)$/i.test(page)) throw new UsageError(localize(words.reportEnding, locale, { out: page }));
  const odd = names.find((name) => name === "-" || isOdd(name));
  if (odd !== undefined) throw new UsageError(localize(words.noFile, locale, { out: odd }));
  const paths = names.map((name) => outputFile(name, sources, force, locale).path);
  const twice = paths.find((one, i) => paths.indexOf(one) !== i);
  if (twice !== undefined) throw new UsageError(localize(words.sameOutputs, locale, { out: shownPath(twice) }));
  for (const one of paths) checkFolder(one, locale);
  return paths;
}

function pathsOf({ clean, rejected, report, pairs }: Targets): string[] {
  return [clean, rejected, report, ...(pairs === undefined ? [] : [pairs])];
}

/** Throws a `UsageError` where the output's name promises another form than the rows of `source` have. */
export function checkForm({ clean }: Targets, source: string, container: Container, locale: Locale): void {
  const ending = endingOf(clean);
  const promises = forms[ending];
  if (promises === undefined || promises === container || ending === endingOf(source)) return;
  // A JSON text of one value a line bears either name.
  if (promises === "json" && container === "jsonl") return;
  throw new UsageError(localize(words.otherForm, locale, { out: shownPath(clean), form: container }));
}

const forms: Readonly<Record<string, Container>> = {
  jsonl: "jsonl",
  ndjson: "jsonl",
  json: "json",
  csv: "csv",
  tsv: "tsv",
};

function endingOf(file: string): string {
  return /\.(\w+?)(?:\.gz)?$/.exec(path.basename(file).toLowerCase())?.[1] ?? "";
}

/** What is said of hidden files that lie where a cleaning is about to write: it does not touch them. */
export async function unfinished(targets: Targets, locale: Locale): Promise<string[]> {
  const files = await Promise.all(pathsOf(targets).map(leftBehind));
  return files.flat().map((file) => localize(words.leftBehind, locale, { path: shownPath(file) }));
}

/** Why the files could not be written, in one sentence with the name of the one that it is about. */
export function unwritten(error: unknown, targets: Targets | undefined, locale: Locale): string {
  const { path: at, dest } = error as { readonly path?: string; readonly dest?: string };
  const all = targets === undefined ? [] : pathsOf(targets);
  const file = all.find((target) => target === dest || target === at) ?? all[0] ?? "";
  return saidOf(file, error, locale);
}

/** Whether there is such a thing, and it is neither a file nor a folder. */
function isOdd(name: string): boolean {
  const stats = statSync(name, { throwIfNoEntry: false });
  return stats !== undefined && !stats.isFile() && !stats.isDirectory();
}

function checkFolder(file: string, locale: Locale): void {
  try {
    accessSync(path.dirname(file), constants.W_OK);
  } catch (error) {
    throw new UsageError(saidOf(file, error, locale));
  }
}

function saidOf(file: string, error: unknown, locale: Locale): string {
  const code = errorCode(error);
  const reason = (code === "ENOENT" ? texts.noFolder : reasonOf(error, code))[locale];
  return localize(words.unwritten, locale, { path: shownPath(file), reason });
}
