import { formatKeys } from "../format/format-keys";
import type { Format, JsonObject } from "../format/format";
import type { Row } from "../row/row";
import { nearKey } from "./near-key";

/**
 * The format that a row should be judged by: its own, but the file's for a row that looks like another format only
 * because one of the file's fields is missing or misspelt.
 */
export function expectedFormat({ object, format, file }: Row): Format | undefined {
  if (object === undefined) return undefined;
  const { format: fileFormat, keyUse } = file;
  if (format === fileFormat || fileFormat === undefined || format === undefined) return format ?? fileFormat;
  return isDamaged(object, format, fileFormat, keyUse.usual) ? fileFormat : format;
}

function isDamaged(row: JsonObject, own: Format, intended: Format, usual: ReadonlySet<string>): boolean {
  const { known, required } = formatKeys(intended);
  const missing = required.filter((key) => !Object.hasOwn(row, key));
  if (missing.length === 0) return false;
  const unknown = Object.keys(row).filter((key) => !known.has(key) && !usual.has(key));
  if (unknown.length === 0) return missing.length < required.length || required.length === 1;
  if (missing.every((key) => unknown.some((name) => nearKey(name, [key])))) return true;
  // A row that lost its answer looks like one of a list of prompts.
  return own.isPlain === true && missing.length < required.length;
}
