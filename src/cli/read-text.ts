import { readFileSync } from "node:fs";
import { localize, type Locale } from "../lint/locale";
import { datasets } from "./datasets";
import { reasonOf, texts } from "./texts";
import { errorCode, UsageError } from "./usage-error";

/** The text of a file, its byte order mark included. Throws a `UsageError` when it cannot be read or is not UTF-8. */
export function readTextFile(file: string, shownPath: string, locale: Locale): string {
  let bytes: Buffer;
  try {
    bytes = readFileSync(file);
  } catch (error) {
    const reason = reasonOf(error, errorCode(error))[locale];
    throw new UsageError(localize(texts.unreadable, locale, { path: shownPath, reason }));
  }
  return decodeUtf8(bytes, shownPath, locale);
}

/** Bytes as text, a byte order mark included. Throws a `UsageError` that says where they are not UTF-8. */
export function decodeUtf8(bytes: Uint8Array, shownPath: string, locale: Locale): string {
  const decoder = new TextDecoder("utf-8", { fatal: true, ignoreBOM: true });
  try {
    return decoder.decode(bytes);
  } catch (error) {
    if (errorCode(error) !== "ERR_ENCODING_INVALID_ENCODED_DATA") {
      const reason = reasonOf(error, errorCode(error))[locale];
      throw new UsageError(localize(texts.unreadable, locale, { path: shownPath, reason }));
    }
  }
  const [first, second] = bytes;
  if ((first === 0xff && second === 0xfe) || (first === 0xfe && second === 0xff)) {
    throw new UsageError(localize(texts.utf16, locale, { path: shownPath }));
  }
  const other = datasets().errorBySignature(bytes);
  if (other !== undefined) {
    throw new UsageError(localize(texts.unreadable, locale, { path: shownPath, reason: other.reason[locale] }));
  }
  const byte = validLength(bytes);
  const line = bytes.subarray(0, byte).reduce((lines, value) => lines + (value === 10 ? 1 : 0), 1);
  throw new UsageError(localize(texts.notUtf8, locale, { path: shownPath, line, byte: byte + 1 }));
}

/** How many bytes at the start are UTF-8, found by halving. */
function validLength(bytes: Uint8Array): number {
  let low = 0;
  let high = bytes.length;
  while (low < high) {
    const middle = (low + high + 1) >> 1;
    try {
      // Streaming, so that a character cut off by the end of this part is no error.
      new TextDecoder("utf-8", { fatal: true }).decode(bytes.subarray(0, middle), { stream: true });
      low = middle;
    } catch {
      high = middle - 1;
    }
  }
  return low;
}
