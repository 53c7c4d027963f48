import { beginning, brokenRowEnd, nextRow, trimmedEnd, unknown, type RowShape } from "./broken-row";
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
import { incomplete, objectEnd } from "./json-object";

const hash = 35;
const slash = 47;

/** How a row is read. */
export interface RowReading {
  /** How many bytes it may have. */
  readonly limit: number;
  /** Whether the bytes end the file. */
  readonly last: boolean;
  /** Whether a broken row ends at the first sign of another, without a look at what is behind that. */
  readonly cutsEarly: boolean;
  readonly lineBreaks: LineBreaks;
}

/** What the bytes tell of the end of a row. */
export type RowEnd =
  | {
      readonly kind: "ends";
      readonly end: number;
      readonly isSound: boolean;
      /** Whether the file ends before the row does. */
      readonly isCutOff?: boolean;
      /** How many bytes had been read beyond the end of a row that is broken. */
      readonly returned?: number;
    }
  | { readonly kind: "needs more" }
  | { readonly kind: "too long" };

const needsMore: RowEnd = { kind: "needs more" };
const tooLong: RowEnd = { kind: "too long" };

/** Where the row at `from` ends: an object, or a value in the place of one. */
export function rowEnd(bytes: Buffer, from: number, shape: RowShape, reading: RowReading): RowEnd {
  const { limit, last } = reading;
  const room = Math.min(bytes.length, from + limit);
  const endsFile = last && room === bytes.length;
  const found =
    bytes[from] === openBrace
      ? objectRowEnd(bytes, from, room, endsFile, shape, reading)
      : valueEnd(bytes, from, room, endsFile, reading.lineBreaks);
  if (found !== undefined) return found;
  if (room === bytes.length && !last) return needsMore;
  if (!endsFile) return tooLong;
  return { kind: "ends", end: trimmedEnd(bytes, from, bytes.length, true), isSound: false, isCutOff: true };
}

/** The end of an object, sound or not; undefined where none can be told. */
function objectRowEnd(
  bytes: Buffer,
  from: number,
  room: number,
  endsFile: boolean,
  shape: RowShape,
  { cutsEarly, lineBreaks }: RowReading,
): RowEnd | undefined {
  let to = room;
  if (cutsEarly) {
    const own = beginning(bytes, from, endsFile);
    const next = own === unknown ? own : nextRow(bytes, from + 1, room, own, shape, endsFile);
    if (next === unknown) return undefined;
    if (next >= 0) to = next;
  }
  const end = objectEnd(bytes, from, to, lineBreaks);
  if (end > 0) return { kind: "ends", end, isSound: true };
  if (end === incomplete && to === bytes.length && !endsFile) return undefined;
  const brokenAt = end === incomplete ? to : ~end;
  const found = brokenRowEnd(bytes, from, brokenAt, shape, room, endsFile);
  if (found < 0) return undefined;
  return { kind: "ends", end: found, isSound: false, returned: Math.max(0, brokenAt - found) };
}

/** The end of a value that is no object; undefined where none can be told. */
function valueEnd(
  bytes: Buffer,
  from: number,
  room: number,
  endsFile: boolean,
  lineBreaks: LineBreaks,
): RowEnd | undefined {
  const lineBreak = lineBreaks.after(from);
  if (bytes[from] === quote) {
    const end = closingQuote(bytes.subarray(0, room), from + 1);
    if (lineBreak < (end < 0 ? room : end)) {
      return { kind: "ends", end: trimmedEnd(bytes, from, lineBreak), isSound: false };
    }
    return end < 0 ? undefined : { kind: "ends", end: end + 1, isSound: true };
  }
  // A comment goes to the end of its line.
  const isComment = bytes[from] === hash || (bytes[from] === slash && bytes[from + 1] === slash);
  let end = from + 1;
  if (isComment) end = Math.min(lineBreak, room);
  else while (end < room && !endsWord(bytes[end]!)) end++;
  if (end === room && !endsFile) return undefined;
  return { kind: "ends", end: trimmedEnd(bytes, from, end), isSound: true };
}

function endsWord(byte: number): boolean {
  return isWhite(byte) || isMark(byte) || byte === openBrace || byte === quote;
}

/** Whether a byte stands between rows and is none. */
export function isMark(byte: number): boolean {
  return byte === comma || byte === openBracket || byte === closeBracket || byte === closeBrace || byte === colon;
}
