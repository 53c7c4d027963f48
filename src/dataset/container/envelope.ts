import { unknown } from "./broken-row";
import { headSize } from "./container";
import {
  backslash,
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

/** Goes on in such an object behind an array of rows, however its bytes come: to the next one, or to the object's end. */
export class EnvelopeRest {
  private depth = 0;
  private isInString = false;
  private isEscaped = false;

  /** `start`: the file's byte behind the array. */
  constructor(readonly start: number) {}

  /**
   * Reads on from `from`. Gives where the next array of rows begins, or where the object ends; or, with `undefined`, from
   * where on it wants to see more of the file.
   */
  pass(bytes: Buffer, from: number, last: boolean): { readonly at: number; readonly found?: "rows" | "end" } {
    for (let i = from; i < bytes.length; i++) {
      const byte = bytes[i];
      if (this.isInString) this.passUnit(byte);
      else if (byte === quote) {
        if (this.depth === 0) {
          const next = arrayOfRows(bytes, i, last);
          if (next === unknown) return { at: i };
          if (next !== undefined) return { at: next, found: "rows" };
        }
        this.isInString = true;
      } else if (byte === openBrace || byte === openBracket) this.depth++;
      else if (byte === closeBrace && this.depth === 0) return { at: i + 1, found: "end" };
      else if (byte === closeBrace || byte === closeBracket) this.depth = Math.max(0, this.depth - 1);
    }
    return { at: bytes.length };
  }

  private passUnit(byte: number | undefined): void {
    if (this.isEscaped) this.isEscaped = false;
    else if (byte === backslash) this.isEscaped = true;
    else if (byte === quote) this.isInString = false;
  }
}

/** The array of rows whose name begins at `at`, if there is one. */
function arrayOfRows(bytes: Buffer, at: number, last: boolean): number | undefined | typeof unknown {
  const head = bytes.subarray(0, at + headSize);
  const isAll = last || head.length === at + headSize;
  const end = closingQuote(head, at + 1);
  const behind = end < 0 ? head.length : skipWhite(head, end + 1);
  if (behind === head.length) return isAll ? undefined : unknown;
  if (head[behind] !== colon) return undefined;
  const value = skipWhite(head, behind + 1);
  if (value === head.length) return isAll ? undefined : unknown;
  if (head[value] !== openBracket) return undefined;
  if (!isAll) return unknown;
  return holdsRows(head.toString("utf8", at + 1, end), head, skipWhite(head, value + 1)) ? value : undefined;
}

/** Whether bytes go on soundly in an object from behind one of its values to its end, or to another value. */
export function isSoundRest(bytes: Buffer, isEnd: boolean): boolean {
  const object = Buffer.concat([Buffer.from('{"":0'), bytes, Buffer.from(isEnd ? "" : "0}")]);
  return objectEnd(object, 0, object.length, new LineBreaks(object)) === object.length;
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
