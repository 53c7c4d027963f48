import type { Range } from "./range";

/** True for Han characters: CJK ideographs of the basic plane, and the surrogates that begin those beyond it. */
export function isHan(code: number): boolean {
  return (
    (code >= 0x4e00 && code <= 0x9fff) ||
    (code >= 0x3400 && code <= 0x4dbf) ||
    (code >= 0xf900 && code <= 0xfaff) ||
    (code >= 0xd840 && code <= 0xd888) ||
    code === 0x3007
  );
}

/** True for ASCII letters and the Latin letters with marks. */
export function isLatinLetter(code: number): boolean {
  return (code >= 65 && code <= 90) || (code >= 97 && code <= 122) || (code >= 0xc0 && code <= 0x24f && code !== 0xd7);
}

export function isDigit(code: number): boolean {
  return code >= 48 && code <= 57;
}

/** How much of a text is written in which script: Han characters, and words of Latin letters. */
export interface ScriptCount {
  readonly han: number;
  readonly words: number;
}

/** Counts the Han characters and the Latin words of `text` inside `range`. */
export function countScripts(text: string, range: Range = { start: 0, end: text.length }): ScriptCount {
  let han = 0;
  let words = 0;
  let inWord = false;
  for (let i = range.start; i < range.end; i++) {
    const code = text.charCodeAt(i);
    const letter = isLatinLetter(code);
    if (letter && !inWord) words++;
    inWord = letter || (inWord && (isDigit(code) || code === 39 || code === 0x2019));
    if (!letter && isHan(code)) han++;
  }
  return { han, words };
}

/** How long a text is to a reader, in words: a Latin word counts one, and so do five Han characters for every three. */
export function lengthInWords({ han, words }: ScriptCount): number {
  return words + han * 0.6;
}

/** The length in words of `text` inside `range`. */
export function wordsIn(text: string, range: Range): number {
  return lengthInWords(countScripts(text, range));
}
