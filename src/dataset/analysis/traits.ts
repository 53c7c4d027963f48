/**
 * What may stand somewhere in the text of a row, each a bit. A bit that is not set rules the thing out; one that is set
 * only says that a closer look is worth its time.
 */
export const Trait = {
  at: 1 << 0,
  lessThan: 1 << 1,
  ampersand: 1 << 2,
  hash: 1 << 3,
  bracket: 1 << 4,
  bar: 1 << 5,
  /** `//` or `www`, as in an address, or a picture's file name. */
  address: 1 << 6,
  /** Three digits side by side. */
  digits: 1 << 7,
  /** Letters and digits mixed as in a key: `a1`, `aB`. */
  mixed: 1 << 8,
  control: 1 << 9,
  /** U+0080 to U+00FF. */
  latin: 1 << 10,
  /** U+2000 to U+2FFF: quotation marks, arrows, signs. */
  signs: 1 << 11,
  /** U+3000 to U+3FFF: kana, and the marks of Chinese and Japanese. */
  kana: 1 << 12,
  han: 1 << 13,
  hangul: 1 << 14,
  /** Letters of further alphabets. */
  alphabet: 1 << 15,
  /** U+E000 to U+FFFF: full-width marks, private use, U+FFFD. */
  wide: 1 << 16,
  /** Beyond the basic plane: emoji, rare Han characters. */
  astral: 1 << 17,
  /** Half of a character beyond the basic plane, written as `\ud8…` in JSON. */
  half: 1 << 18,
  /** A tab. */
  tab: 1 << 19,
  /** A line break inside a value. */
  lines: 1 << 20,
  /** The word `language`, or a piece of it. */
  language: 1 << 21,
} as const;

// Only while a row is looked at: a backslash whose letter stands in the next pair, and one before `u`.
const openEscape = 1 << 22;
const unicodeEscape = 1 << 23;
// A line break as a byte, which between the values of JSON means nothing.
const rawLine = 1 << 24;

const openingBrace = 0x7b;
const backslash = 0x5c;
const byMark = new Map<number, number>([
  [0x09, Trait.tab],
  [0x0a, rawLine],
  [0x40, Trait.at],
  [0x3c, Trait.lessThan],
  [0x26, Trait.ampersand],
  [0x23, Trait.hash],
  [0x5b, Trait.bracket],
  [0x7c, Trait.bar],
  [0x7f, Trait.control],
]);

/** What JSON writes as a backslash and a letter. */
const traitsOfEscape = new Int32Array(256);
traitsOfEscape[0x6e] = Trait.lines;
traitsOfEscape[0x74] = Trait.tab;
traitsOfEscape[0x62] = traitsOfEscape[0x66] = Trait.control;
traitsOfEscape[0x75] = unicodeEscape;

const traitsOfPair = pairTable();

const piece = 1 << 15;
// What is looked for is shorter, so none of it is cut in two.
const overlap = 4;
// Three bytes for each unit, and spaces behind them.
const scratch = Buffer.alloc(piece * 3 + 8);
const pairs = new Uint16Array(scratch.buffer, scratch.byteOffset, scratch.length >> 1);
const encoder = new TextEncoder();

/** The traits of a row that stands in UTF-8 at `start` to `end`; the same as those of its text. About half a nanosecond a byte. */
export function traitsOfBytes(bytes: Buffer, start: number, end: number): number {
  let traits = 0;
  for (let at = start; at < end; at += piece - overlap) {
    const length = Math.min(piece, end - at);
    bytes.copy(scratch, 0, at, at + length);
    traits |= traitsOfScratch(length);
    if (at + length === end) break;
  }
  return settled(traits, bytes[start]);
}

/** The traits of a row's text. About a nanosecond a unit. */
export function traitsOfText(text: string): number {
  let traits = 0;
  for (let at = 0; at < text.length; at += piece - overlap) {
    const part = text.length <= piece ? text : text.slice(at, at + piece);
    traits |= traitsOfScratch(encoder.encodeInto(part, scratch).written);
    if (at + part.length === text.length) break;
  }
  return settled(traits, text.charCodeAt(0));
}

function traitsOfScratch(length: number): number {
  // Spaces fill the last four pairs.
  for (let i = length; i < length + 8; i++) scratch[i] = 32;
  const count = (length + 1) >> 1;
  let traits = 0;
  for (let i = 0; i < count; i += 4) {
    traits |=
      traitsOfPair[pairs[i]!]! |
      traitsOfPair[pairs[i + 1]!]! |
      traitsOfPair[pairs[i + 2]!]! |
      traitsOfPair[pairs[i + 3]!]!;
  }
  if ((traits & openEscape) !== 0) traits |= traitsOfOpenEscapes(length);
  return (traits & unicodeEscape) === 0 ? traits : traits | traitsOfUnicode(length);
}

/** The traits of escapes that two pairs share. Without a branch, which would be mispredicted at each of them. */
function traitsOfOpenEscapes(length: number): number {
  let traits = 0;
  for (let i = 1; i < length; i += 2) {
    traits |= traitsOfEscape[(scratch[i] === backslash ? 1 : 0) * scratch[i + 1]!]!;
  }
  return traits;
}

/** What is written as `\u….` in JSON, as if it stood there itself; an escaped backslash before `u` does no harm. */
function traitsOfUnicode(length: number): number {
  let traits = 0;
  for (let at = 0; at < length; at++) {
    if (scratch[at] === backslash && scratch[at + 1] === 0x75) traits |= traitsOfCode(hexAt(at + 2));
  }
  return traits;
}

/** The number that four hexadecimal digits write; something else where they are none. */
function hexAt(at: number): number {
  let code = 0;
  for (let i = at; i < at + 4; i++) {
    const byte = scratch[i]!;
    code = code * 16 + (byte <= 0x39 ? byte - 0x30 : (byte | 0x20) - 0x57);
  }
  return code;
}

function settled(found: number, firstByte: number | undefined): number {
  const traits = (found & rawLine) !== 0 && firstByte !== openingBrace ? found | Trait.lines : found;
  return traits & ~(openEscape | unicodeEscape | rawLine);
}

/** The traits of one UTF-16 unit. */
function traitsOfCode(code: number): number {
  if (code < 0x80) return code === 0x0a || code === 0x0d ? Trait.lines : traitsOfByte(Math.max(code, 0));
  if (code < 0x100) return Trait.latin;
  if (code < 0x2000) return Trait.alphabet;
  if (code < 0x3000) return Trait.signs;
  if (code < 0x4000) return Trait.kana;
  if (code < 0xa000) return Trait.han;
  if (code < 0xd800) return Trait.hangul;
  return code < 0xe000 ? Trait.astral | Trait.half : Trait.wide;
}

/** For each two bytes that stand side by side at an even place, what they show. */
function pairTable(): Int32Array {
  const single = Array.from({ length: 256 }, (_, byte) => traitsOfByte(byte));
  const table = new Int32Array(1 << 16);
  const both = new Uint8Array(2);
  const pair = new Uint16Array(both.buffer);
  for (let first = 0; first < 256; first++) {
    for (let second = 0; second < 256; second++) {
      both[0] = first;
      both[1] = second;
      table[pair[0]!] = single[first]! | single[second]! | traitsTogether(first, second);
    }
  }
  return table;
}

function traitsOfByte(byte: number): number {
  if (byte < 0x80) {
    return byMark.get(byte) ?? (byte < 32 && byte !== 10 && byte !== 13 ? Trait.control : 0);
  }
  if (byte < 0xc2) return 0;
  if (byte < 0xc4) return Trait.latin;
  if (byte < 0xe2) return Trait.alphabet;
  if (byte === 0xe2) return Trait.signs;
  if (byte === 0xe3) return Trait.kana;
  if (byte < 0xea) return Trait.han;
  if (byte < 0xee) return Trait.hangul;
  return byte < 0xf0 ? Trait.wide : Trait.astral;
}

function traitsTogether(first: number, second: number): number {
  const one = String.fromCharCode(first);
  const two = String.fromCharCode(second);
  // Of three that are alike, two stand at an even place and the one behind it.
  if (/^\d\d$/.test(one + two)) return Trait.digits;
  if (two === "/" && (one === "/" || one === ":")) return Trait.address;
  if (/^(?:ww|jp|\.j|pn|\.p)$/.test(one + two)) return Trait.address;
  if (two === "\\") return openEscape;
  if (one === "\\") return traitsOfEscape[second]!;
  // One of these two stands at an even place, wherever the word begins.
  if (one + two === "ua" || one + two === "gu") return Trait.language;
  // A digit behind `n` is most often the start of a line; AWS has keys of capitals in which digits are few.
  if (/^(?:[a-mo-zA-Z]\d|\d[a-zA-Z]|[a-z][A-Z]|AK|KI|IA|AS|SI)$/.test(one + two)) return Trait.mixed;
  return 0;
}
