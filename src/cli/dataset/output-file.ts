import { lstatSync, readlinkSync, realpathSync, statSync } from "node:fs";
import { basename, dirname, resolve } from "node:path";
import { writableContainers, type WritableContainer } from "../../dataset/convert/write-rows";
import { localize, type Locale, type Localized } from "../../lint/locale";
import { shownPath } from "../paths";
import { reasonOf, texts } from "../texts";
import { UsageError } from "../usage-error";

const words = {
  unknownEnding: {
    en: "{out}: the ending does not say how to write it; use {endings}, and .gz behind it to compress.",
    "zh-cn": "{out}：无法从后缀判断写入方式；请使用 {endings}，如需压缩再加 .gz。",
  },
  exists: {
    en: "{out}: there is such a file already; give --out another name, or use --force to replace it.",
    "zh-cn": "{out}：文件已存在；请为 --out 指定其他文件名，或用 --force 覆盖。",
  },
  sameFile: {
    en: "{path}: this is what is read, and is not written over; give the output another name.",
    "zh-cn": "{path}：这是输入文件，不能覆盖；请为输出指定其他文件名。",
  },
  noFile: {
    en: "{out}: this is no regular file; without --out the rows go to standard output.",
    "zh-cn": "{out}：这不是普通文件；不加 --out 时会写到标准输出。",
  },
} satisfies Record<string, Localized>;

/** How a file holds its rows. */
export interface OutputKind {
  readonly container: WritableContainer;
  readonly gzip: boolean;
}

/** What the name of a file says; JSON Lines where it has no ending. Throws a `UsageError` for an ending that is not known. */
export function outputKind(name: string, locale: Locale): OutputKind {
  const [, ending, packed] = /^.+?(?:\.([^.]+?))?(\.gz)?$/.exec(basename(name).toLowerCase()) ?? [];
  const gzip = packed !== undefined;
  if (ending === undefined && !gzip) return { container: "jsonl", gzip };
  const container = ending === "ndjson" ? "jsonl" : writableContainers.find((one) => one === ending);
  if (container !== undefined) return { container, gzip };
  const endings = [...writableContainers.map((one) => `.${one}`), ".ndjson"].join(locale === "en" ? ", " : "、");
  throw new UsageError(localize(words.unknownEnding, locale, { out: name, endings }));
}

/** A file that is to be written. */
export interface OutputFile {
  /** Absolute; what a link leads to. */
  readonly path: string;
  /** The rights of the file that is there already. */
  readonly mode: number | undefined;
}

/**
 * The file that `name` leads to. Throws a `UsageError` where it is one of `sources`, or is there and may not be replaced,
 * or is none.
 */
export function outputFile(name: string, sources: readonly string[], force: boolean, locale: Locale): OutputFile {
  const path = targetOf(resolve(name));
  const stats = statSync(path, { throwIfNoEntry: false });
  if (stats === undefined) return { path, mode: undefined };
  const same = sources.find((source) => isSameFile(source, path));
  if (same !== undefined) throw new UsageError(localize(words.sameFile, locale, { path: shownPath(same) }));
  if (stats.isDirectory()) {
    const reason = reasonOf(undefined, "EISDIR")[locale];
    throw new UsageError(localize(texts.unwritable, locale, { path: name, reason }));
  }
  if (!stats.isFile()) throw new UsageError(localize(words.noFile, locale, { out: name }));
  if (!force) throw new UsageError(localize(words.exists, locale, { out: name }));
  return { path, mode: stats.mode & 0o777 };
}

/** What a path leads to, which need not be there. */
function targetOf(path: string): string {
  try {
    return realpathSync(path);
  } catch {
    const isLink = lstatSync(path, { throwIfNoEntry: false })?.isSymbolicLink() === true;
    return isLink ? resolve(dirname(path), readlinkSync(path)) : path;
  }
}

/** Whether two paths lead to one file. */
export function isSameFile(one: string, other: string): boolean {
  const [a, b] = [statSync(one, { throwIfNoEntry: false }), statSync(other, { throwIfNoEntry: false })];
  return a !== undefined && a.dev === b?.dev && a.ino === b.ino;
}
