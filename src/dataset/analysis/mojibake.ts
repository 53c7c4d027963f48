import { isFrequentHan } from "../../text/frequent-han";
import type { Range } from "../../text/range";
import { isHan } from "../../text/script";

/** A stretch of text whose bytes were read in the wrong encoding. */
export interface Mojibake {
  readonly range: Range;
  /** What it was; undefined where the bytes are lost. */
  readonly meant: string | undefined;
}

/** Where a text was written in UTF-8 and read as Windows-1252 or Latin-1, or written in GBK and read as Latin-1. */
export function findLatinMojibake(text: string): Mojibake[] {
  const found: Mojibake[] = [];
  for (const { index, 0: run } of text.matchAll(latinRun)) {
    const meant = decodeLatin(run) ?? decodeGbk(run);
    if (meant !== undefined) found.push({ range: { start: index, end: index + run.length }, meant });
  }
  for (const { index, 0: run } of text.matchAll(macRun)) {
    found.push({ range: { start: index, end: index + run.length }, meant: macMarks[run[2]!] });
  }
  return found.sort((a, b) => a.range.start - b.range.start);
}

/** Where a text was written in UTF-8 and read as GBK (浣犲ソ for 你好), and where what is left of that is 锟斤拷 or 烫烫烫. */
export function findHanMojibake(text: string): Mojibake[] {
  const found: Mojibake[] = [];
  if (!maySuspect(text)) return found;
  for (const { index, 0: run } of text.matchAll(lostHan)) {
    found.push({ range: { start: index, end: index + run.length }, meant: undefined });
  }
  for (const { index, 0: run } of text.matchAll(hanRun)) {
    const decoded = decodeHan(run);
    if (decoded !== undefined) found.push({ range: { start: index, end: index + run.length }, ...decoded });
  }
  return found.sort((a, b) => a.range.start - b.range.start);
}

/** Whether a text has one of the signs, or begins in Han characters that are seldom written. */
function maySuspect(text: string): boolean {
  let han = 0;
  let frequent = 0;
  for (let i = 0; i < text.length; i++) {
    const code = text.charCodeAt(i);
    if (suspects[code] === 1) return true;
    if (han > sample || code < 0x3400) continue;
    if (isFrequentHan(code)) frequent++;
    if (isHan(code) && ++han === sample && frequent * 5 < han) return true;
  }
  return han >= 6 && han < sample && frequent * 5 < han;
}

/** What bytes 0x80 to 0x9F are in Windows-1252; those that it leaves out are control characters. */
const highMarks = "€\x81‚ƒ„…†‡ˆ‰Š‹Œ\x8dŽ\x8f\x90‘’“”•–—˜™š›œ\x9džŸ";
const marks = `${highMarks}\x80-\x9f`;
// A byte that goes on with a character; 0xA0 often became an ordinary space on the way.
const more = `[${marks}\xa0-\xbf]`;
const latinSequence = `[\xc2-\xdf]${more}|[\xe0-\xef]${more}(?:${more}| (?=[\xe3-\xef]))|[\xf0-\xf4]${more}{3}|\xe2\u20ac`;
const latinRun = new RegExp(`(?:${latinSequence})+|[\xa1-\xfe]{4,200}`, "g");

// Mac Roman's reading of the marks U+2013 to U+2026.
const macRun = /‚Ä[ìîòôúù¶¢]/g;
const macMarks: Readonly<Record<string, string>> = {
  ì: "–",
  î: "—",
  ò: "‘",
  ô: "’",
  ú: "“",
  ù: "”",
  "¶": "…",
  "¢": "•",
};

function decodeLatin(run: string): string | undefined {
  // The last byte of ” is none of Windows-1252's and gets lost.
  if (run === "â€") return "”";
  let text = run;
  for (let again = 0; again < 3; again++) {
    const next = asUtf8(text.endsWith("â€") ? `${text}\x9d` : text);
    if (next === undefined) break;
    text = next;
    if (![...text].every((character) => latinByte(character) !== undefined)) break;
  }
  return text !== run && isLikely(run, text) ? text : undefined;
}

function latinByte(character: string): number | undefined {
  if (character === " ") return 0xa0;
  const code = character.charCodeAt(0);
  if (code >= 0x80 && code <= 0xff) return code;
  const at = highMarks.indexOf(character);
  return at < 0 || character.length > 1 ? undefined : 0x80 + at;
}

const utf8 = new TextDecoder("utf-8", { fatal: true, ignoreBOM: true });

function asUtf8(text: string): string | undefined {
  const bytes: number[] = [];
  for (const character of text) {
    const byte = latinByte(character);
    if (byte === undefined) return undefined;
    bytes.push(byte);
  }
  try {
    return utf8.decode(Uint8Array.from(bytes));
  } catch {
    return undefined;
  }
}

const sureMarks =
  /^(?:[\u2010-\u2027\u2030-\u203a\u20ac\u2122\u2190-\u2195\u2200-\u22ff\u2500-\u27bf\ufeff\ufffd！-～，。、]|\p{Extended_Pictographic})+$/u;

/** Accented letters stand before quotation marks and dashes in good text too; what they decode to must then make sense. */
function isLikely(run: string, meant: string): boolean {
  if (sureMarks.test(meant) || /^[ÃÂ](?:[^”’…–—]|.{2,})$/.test(run)) return true;
  const characters = [...meant];
  if (characters.length === 1) return false;
  const known = characters.filter((character) => ordinary.test(character));
  return known.length >= characters.length * 0.9 && isOneScript(characters);
}

const ordinary = /[\p{L}\p{N}\p{M}\u00a0-\u00bf\u2010-\u2026、。「」！-～]|\p{Extended_Pictographic}/u;
const scripts = [
  /\p{Script=Latin}/u,
  /\p{Script=Cyrillic}/u,
  /\p{Script=Greek}/u,
  /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}]/u,
  /\p{Script=Hangul}/u,
  /\p{Script=Arabic}/u,
  /\p{Script=Hebrew}/u,
  /\p{Script=Thai}/u,
  /\p{Script=Devanagari}/u,
];

function isOneScript(characters: readonly string[]): boolean {
  const letters = characters.filter((character) => /\p{L}/u.test(character));
  return scripts.some((script) => letters.every((letter) => script.test(letter)));
}

// Natural words never run together four letters with marks; GBK's readings are nothing else.
function decodeGbk(run: string): string | undefined {
  if (run.length < 4 || !/^[\xa1-\xfe]+$/.test(run)) return undefined;
  const even = run.length & ~1;
  const text = gbk().decode(Uint8Array.from(run.slice(0, even), (character) => character.charCodeAt(0)));
  return isChinese(text) ? text + run.slice(even) : undefined;
}

/** Whether a text is Chinese as one writes it: nearly all Han, and most of that frequent. */
function isChinese(text: string): boolean {
  let han = 0;
  let frequent = 0;
  let other = 0;
  for (let i = 0; i < text.length; i++) {
    const code = text.charCodeAt(i);
    if (isFrequentHan(code)) frequent++;
    if (isHan(code)) han++;
    else if (!/[\s\w，。、：；！？“”‘’（）《》…—-]/.test(text[i]!)) other++;
  }
  return han >= 2 && frequent >= han * 0.5 && other <= han * 0.1;
}

const lostHan = /锟斤拷(?:锟斤拷|锟斤|斤拷|锟)*|烫{3,}|屯{3,}/g;
// Han characters that are looked at to tell how frequent they are.
const sample = 40;
// What GBK reads in ，！： 。、 的 是 我 你 ’“ and emoji, and what is left of lost text.
const suspects = new Uint8Array(1 << 16);
for (const sign of "锛銆鐨鏄鎴浣鈥馃锟烫屯") suspects[sign.charCodeAt(0)] = 1;
const hanRun = /[\u2010-\u2642\u2e80-\u9fff\ue000-\uffef\u0391-\u0451\u00a4-\u00b7?]{2,2000}/g;

function decodeHan(run: string): { readonly meant: string | undefined } | undefined {
  const bytes: number[] = [];
  for (const character of run) {
    const code = gbkCodes().get(character) ?? 0x3f;
    if (code > 0xff) bytes.push(code >> 8);
    bytes.push(code & 0xff);
  }
  const text = new TextDecoder("utf-8").decode(Uint8Array.from(bytes));
  const kept = text.replace(lostCharacters, "");
  const lost = text.match(lostCharacters)?.length ?? 0;
  if (/^鈥/.test(run) || (lost <= kept.length / 2 && (isChinese(kept) || sureMarks.test(kept)))) {
    return { meant: lost === 0 ? text : undefined };
  }
  return undefined;
}

const lostCharacters = /[\ufffd?]+/g;

let decoder: InstanceType<typeof TextDecoder> | undefined;

function gbk(): InstanceType<typeof TextDecoder> {
  return (decoder ??= new TextDecoder("gbk"));
}

let codes: Map<string, number> | undefined;

/** GBK's two bytes for each character; Node decodes GBK and does not encode it. */
function gbkCodes(): Map<string, number> {
  if (codes !== undefined) return codes;
  const bytes: number[] = [];
  for (let first = 0x81; first <= 0xfe; first++) {
    // A line break after each, as an unknown pair may come out as one character or two.
    for (let second = 0x40; second <= 0xfe; second++) if (second !== 0x7f) bytes.push(first, second, 0x0a);
  }
  codes = new Map();
  for (const [i, character] of gbk().decode(Uint8Array.from(bytes)).split("\n").entries()) {
    if (character.length === 1 && character !== "\ufffd")
      codes.set(character, (bytes[i * 3]! << 8) | bytes[i * 3 + 1]!);
  }
  codes.set("€", 0x80);
  return codes;
}
