import {
  closeBrace,
  closeBracket,
  closingQuote,
  colon,
  comma,
  LineBreaks,
  openBrace,
  openBracket,
  quote,
  skipWhite,
} from "./json-bytes";
import { incomplete, objectEnd } from "./json-object";

/** Names under which files keep their rows. */
const names = new Set([
  ..."data dataset datasets rows row records record items entries examples example samples".split(" "),
  ..."train training test testing validation valid val dev eval evaluation".split(" "),
]);

/** Of a row, whatever the name of the array is: `{"my set": [{"instruction": …}]}`. */
const rowKeys = ["instruction", "messages", "conversations", "conversation", "prompt", "completion", "chosen"];

/**
 * Where the array of rows begins in the beginning of a JSON text that is one object around them, such as
 * `{"version": 1, "data": [{…}, …]}`; undefined where the object is a row itself.
 */
export function findEnvelope(head: Buffer): number | undefined {
  let i = skipWhite(head, 0);
  if (head[i] !== openBrace) return undefined;
  do {
    i = skipWhite(head, i + 1);
    const end = head[i] === quote ? closingQuote(head, i + 1) : -1;
    if (end < 0) return undefined;
    const name = head.toString("utf8", i + 1, end);
    i = skipWhite(head, end + 1);
    if (head[i] !== colon) return undefined;
    i = skipWhite(head, i + 1);
    if (head[i] === openBracket && holdsRows(name, head, skipWhite(head, i + 1))) return i;
    i = skipWhite(head, valueEnd(head, i));
  } while (head[i] === comma);
  return undefined;
}

function holdsRows(name: string, head: Buffer, first: number): boolean {
  if (head[first] !== openBrace) return false;
  const end = objectEnd(head, first, head.length, new LineBreaks(head));
  if (end === incomplete || end < 0) return names.has(name.toLowerCase());
  const row = parsed(head.toString("utf8", first, end));
  if (row === undefined) return names.has(name.toLowerCase());
  // The turns of a dialogue.
  if (("role" in row && "content" in row) || ("from" in row && "value" in row)) return false;
  return names.has(name.toLowerCase()) || rowKeys.some((key) => Object.hasOwn(row, key));
}

function parsed(text: string): object | undefined {
  try {
    return JSON.parse(text) as object;
  } catch {
    return undefined;
  }
}

/** Behind a value that is sound. */
function valueEnd(bytes: Buffer, from: number): number {
  let depth = 0;
  for (let i = from; i < bytes.length; i++) {
    const byte = bytes[i];
    if (byte === quote) {
      const end = closingQuote(bytes, i + 1);
      if (end < 0) return bytes.length;
      i = end;
    } else if (byte === openBrace || byte === openBracket) depth++;
    else if (byte === closeBrace || byte === closeBracket) depth--;
    if (depth < 0 || (depth === 0 && byte === comma)) return i;
  }
  return bytes.length;
}
