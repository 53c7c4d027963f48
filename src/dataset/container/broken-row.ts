import {
  closeBrace,
  closeBracket,
  closingQuote,
  colon,
  comma,
  isWhite,
  lineFeed,
  openBrace,
  openBracket,
  quote,
  skipWhite,
} from "./json-bytes";

const longestKey = 256;
/** How many bytes before and behind a brace say whether it begins a row. */
export const rowStartReach = 2 * longestKey;
const firstReach = 1 << 12;
const notInWords = [quote, comma, colon, openBrace, closeBrace, openBracket, closeBracket];

/** How the rows stand of which one is broken. */
export interface RowShape {
  /** By how much the row's line is indented; -1 where the row stands behind something else. */
  readonly indentation: number;
  /** Whether the rows stand in an array. */
  readonly isInArray: boolean;
  /** Where the row breaks, if that is known. */
  readonly brokenAt?: number;
}

/** Instead of a place: more of the file has to be seen first. */
export const unknown = -2;
/** Instead of a place: there is none in the bytes. */
export const none = -1;

/**
 * Where a broken row that begins at `start` ends, within `length` bytes: where its brackets close, or before what looks
 * like the next row, whichever comes first. `brokenAt`: where it breaks; `last`: the bytes end the file. Reads a few times
 * as far as the end that it finds, or as it breaks.
 */
export function brokenRowEnd(
  bytes: Buffer,
  start: number,
  brokenAt: number,
  shape: RowShape,
  length: number,
  last: boolean,
): number {
  const key = beginning(bytes, start, last);
  if (key === unknown) return unknown;
  for (let reach = brokenAt - start + firstReach; ; reach *= 2) {
    const limit = Math.min(length, start + reach);
    const next = nextRow(bytes, start + 1, limit, key, { ...shape, brokenAt }, last);
    const closed = closedAt(bytes, start, next >= 0 ? next : limit, shape.isInArray, last);
    if (closed !== none) return closed;
    if (next === unknown) return unknown;
    if (next >= 0) return trimmedEnd(bytes, start, next);
    if (limit === length) return none;
  }
}

/** Where the next row seems to begin between `from` and `to`, as the broken one began, or the array to end. */
export function nextRow(
  bytes: Buffer,
  from: number,
  to: number,
  own: string | undefined,
  shape: RowShape,
  last: boolean,
): number {
  const near = bytes.subarray(0, to);
  let brace = near.indexOf(openBrace, from);
  let bracket = shape.indentation < 0 ? none : near.indexOf(closeBracket, from);
  for (;;) {
    const at = brace < 0 || (bracket >= 0 && bracket < brace) ? bracket : brace;
    if (at < 0) return none;
    if (at === bracket) {
      const column = indentationOf(bytes, at);
      if (column >= 0 && column < Math.max(1, shape.indentation)) return at;
      bracket = near.indexOf(closeBracket, at + 1);
      continue;
    }
    const begins = beginsRow(bytes, at, own, shape, last);
    if (begins === unknown) return unknown;
    if (begins) return at;
    brace = near.indexOf(openBrace, at + 1);
  }
}

function beginsRow(
  bytes: Buffer,
  at: number,
  own: string | undefined,
  shape: RowShape,
  last: boolean,
): boolean | typeof unknown {
  const key = beginning(bytes, at, last);
  if (key === unknown || key === undefined) return key ?? false;
  if (shape.indentation >= 0 && indentationOf(bytes, at) === shape.indentation) return true;
  if (key !== own) return false;
  if (at === shape.brokenAt) return true;
  const before = significantBefore(bytes, at);
  return before === comma || before === openBracket || (!shape.isInArray && before === closeBrace);
}

/** How an object begins: its first key as it is written, quoted or not; undefined where none is. */
export function beginning(bytes: Buffer, brace: number, last: boolean): string | undefined | typeof unknown {
  const limit = brace + longestKey;
  const near = bytes.subarray(0, limit);
  const start = skipWhite(near, brace + 1);
  const end = near[start] === quote ? closingQuote(near, start + 1) + 1 : endOfWord(near, start);
  const at = end > 0 ? skipWhite(near, end) : near.length;
  if (at < near.length) return at > start && near[at] === colon ? near.toString("latin1", start, end) : undefined;
  return last || near.length === limit ? undefined : unknown;
}

function endOfWord(bytes: Buffer, from: number): number {
  let i = from;
  while (i < bytes.length && !isWhite(bytes[i]) && !notInWords.includes(bytes[i]!)) i++;
  return i;
}

/** By how much the line is indented on which nothing stands before `at`; -1 where something does. */
function indentationOf(bytes: Buffer, at: number): number {
  let i = at - 1;
  while (i >= 0 && at - i <= longestKey && (bytes[i] === 32 || bytes[i] === 9)) i--;
  return bytes[i] === lineFeed ? at - i - 1 : -1;
}

function significantBefore(bytes: Buffer, at: number): number | undefined {
  let i = at - 1;
  while (i >= 0 && at - i <= longestKey && isWhite(bytes[i])) i--;
  return bytes[i];
}

/**
 * Where the brackets that are opened from `start` on are closed again, with a row or an end behind them. A bracket closes
 * those inside it as well; one that closes an array which the row does not hold stands behind the row.
 */
function closedAt(bytes: Buffer, start: number, to: number, isInArray: boolean, last: boolean): number {
  const near = bytes.subarray(0, to);
  const open: number[] = [];
  for (let i = start; i < to; i++) {
    const byte = near[i];
    if (byte === quote) {
      i = closingQuote(near, i + 1);
      if (i < 0) return none;
    } else if (byte === openBrace || byte === openBracket) open.push(byte);
    else if (byte === closeBrace || byte === closeBracket) {
      const opening = open.lastIndexOf(byte - 2);
      if (opening > 0) open.length = opening;
      else if (opening < 0 && !(byte === closeBracket && isInArray)) continue;
      else {
        const end = opening < 0 ? i : i + 1;
        const isEnd = endsRow(bytes, end, last);
        if (isEnd === unknown) return unknown;
        if (isEnd) return opening < 0 ? trimmedEnd(bytes, start, end) : end;
      }
    }
  }
  return none;
}

function endsRow(bytes: Buffer, from: number, last: boolean): boolean | typeof unknown {
  let next = skipWhite(bytes, from);
  if (bytes[next] === comma) next = skipWhite(bytes, next + 1);
  if (next >= bytes.length) return last ? true : unknown;
  return bytes[next] === openBrace || bytes[next] === openBracket || bytes[next] === closeBracket;
}

/** The byte behind the last one before `at` that is neither white nor, before another row, a comma. */
export function trimmedEnd(bytes: Buffer, start: number, at: number, isFileEnd = false): number {
  let end = at;
  while (end > start + 1 && (isWhite(bytes[end - 1]) || (bytes[end - 1] === comma && !isFileEnd))) end--;
  return end;
}
