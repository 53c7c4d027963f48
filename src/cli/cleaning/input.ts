import { closeSync, createReadStream, fstatSync, openSync, readSync, statSync } from "node:fs";
import path from "node:path";
import { addAbortSignal, Readable } from "node:stream";
import { isGzip } from "../../dataset/source/file";
import { localize, type Locale, type Localized } from "../../lint/locale";
import { shownPath } from "../paths";
import { SpooledInput } from "../spooled-input";
import type { Terminal } from "../terminal";
import { texts } from "../texts";
import { UsageError } from "../usage-error";

const words = {
  folder: {
    en: "{path}: this is a folder; clean takes one dataset at a time, so name a file in it.",
    "zh-cn": "{path}：这是文件夹；clean 每次只处理一个数据集，请指定其中的文件。",
  },
} satisfies Record<string, Localized>;

/** The dataset that is to be cleaned. */
export interface CleaningInput {
  /** What is read, as often as need be; absolute. */
  readonly file: string;
  /** Where the dataset lies, or, from standard input, as if it lay in the working folder. */
  readonly place: string;
  /** How it is called before people. */
  readonly name: string;
  /** Removes what was put down to read it more than once. */
  readonly end: () => void;
}

/** The file that an argument names; `-` is standard input. Rejects with a `UsageError` where there is none, and when the signal comes. */
export async function cleaningInput(
  argument: string,
  { input }: Pick<Terminal, "input">,
  locale: Locale,
  signal: AbortSignal,
): Promise<CleaningInput> {
  if (argument === "-") return spooled(input(), "<stdin>", signal);
  const file = path.resolve(argument);
  const name = shownPath(file);
  const stats = statSync(file, { throwIfNoEntry: false });
  if (stats === undefined) throw new UsageError(localize(texts.notFound, locale, { path: name }));
  if (stats.isDirectory()) throw new UsageError(localize(words.folder, locale, { path: name }));
  // A pipe can be read once.
  if (!stats.isFile()) return spooled(createReadStream(file) as AsyncIterable<Buffer>, name, signal);
  return { file, place: file, name, end: () => undefined };
}

/** How many bytes there are to be read in a file; undefined where it is packed, or cannot be read. */
export function bytesOfRows(file: string): number | undefined {
  let handle: number | undefined;
  try {
    handle = openSync(file, "r");
    const beginning = Buffer.alloc(2);
    readSync(handle, beginning, 0, 2, 0);
    return isGzip(beginning) ? undefined : fstatSync(handle).size;
  } catch {
    return undefined;
  } finally {
    if (handle !== undefined) closeSync(handle);
  }
}

async function spooled(pieces: AsyncIterable<Uint8Array>, name: string, signal: AbortSignal): Promise<CleaningInput> {
  // Who waits for input that does not come is to be heard.
  if (pieces instanceof Readable) addAbortSignal(signal, pieces);
  const input = await SpooledInput.from(pieces);
  return { file: input.file, place: path.resolve("stdin"), name, end: () => input.remove() };
}
