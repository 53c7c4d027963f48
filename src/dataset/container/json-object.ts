import {
  closeBrace,
  closeBracket,
  closingQuote,
  colon,
  comma,
  isWhite,
  openBrace,
  openBracket,
  quote,
  type LineBreaks,
} from "./json-bytes";

/** What `objectEnd` says of an object that goes on behind the bytes. */
export const incomplete = 0;

// What may come next in an object or array.
const key = 0;
const keyOrEnd = 1;
const afterKey = 2;
const value = 3;
const valueOrEnd = 4;
const afterValue = 5;

// The brackets that are open; reused, since most rows are read by this.
let open = new Uint8Array(256);

/**
 * The end of the JSON object that begins at `from`, behind its brace; `incomplete` where that is not before `length`; or
 * the complement (`~`) of the place where it breaks, as far as brackets, strings and the marks between them tell. Takes
 * every object that is JSON. A line break inside a string breaks it there: most often the string was not closed.
 */
export function objectEnd(bytes: Buffer, from: number, length: number, lineBreaks: LineBreaks): number {
  let depth = 0;
  let expected = value;
  let i = from;
  while (i < length) {
    const byte = bytes[i]!;
    if (isWhite(byte)) i++;
    else if (byte === quote) {
      if (expected === key || expected === keyOrEnd) expected = afterKey;
      else if (expected === value || expected === valueOrEnd) expected = afterValue;
      else return ~i;
      const end = closingQuote(bytes, i + 1);
      const lineBreak = lineBreaks.after(i);
      if (lineBreak < length && (end < 0 || lineBreak < end)) return ~lineBreak;
      if (end < 0) return incomplete;
      i = end + 1;
    } else if (byte === comma) {
      if (expected !== afterValue) return ~i;
      expected = open[depth - 1] === openBrace ? key : value;
      i++;
    } else if (byte === colon) {
      if (expected !== afterKey) return ~i;
      expected = value;
      i++;
    } else if (byte === openBrace || byte === openBracket) {
      if (expected !== value && expected !== valueOrEnd) return ~i;
      if (depth === open.length) grow();
      open[depth++] = byte;
      expected = byte === openBrace ? keyOrEnd : valueOrEnd;
      i++;
    } else if (byte === closeBrace || byte === closeBracket) {
      const ends = expected === afterValue || expected === (byte === closeBrace ? keyOrEnd : valueOrEnd);
      if (!ends || open[depth - 1] !== byte - 2) return ~i;
      expected = afterValue;
      i++;
      if (--depth === 0) return i <= length ? i : incomplete;
    } else {
      if (expected !== value && expected !== valueOrEnd) return ~i;
      const end = bareEnd(bytes, i);
      if (end === i) return ~i;
      expected = afterValue;
      i = end;
    }
  }
  return incomplete;
}

/** The end of a number or word. */
function bareEnd(bytes: Buffer, from: number): number {
  let i = from;
  for (; ; i++) {
    const byte = bytes[i];
    if (byte === undefined) return i;
    const isLetter = (byte | 32) >= 97 && (byte | 32) <= 122;
    if (!isLetter && !(byte >= 48 && byte <= 57) && byte !== 43 && byte !== 45 && byte !== 46) return i;
  }
}

function grow(): void {
  const larger = new Uint8Array(open.length * 4);
  larger.set(open);
  open = larger;
}
