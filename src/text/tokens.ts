import { isFrequentHan } from "./frequent-han";
import { isDigit, isHan, isLatinLetter } from "./script";

/** A text is cut into runs: longest stretches of characters of one kind. */
const Kind = {
  letter: 0,
  digit: 1,
  mark: 2,
  space: 3,
  lineBreak: 4,
  han: 5,
  wideMark: 6,
  alphabet: 7,
  syllable: 8,
  other: 9,
} as const;
type Kind = (typeof Kind)[keyof typeof Kind];

/**
 * What is counted of a text, each with the tokens that one of it makes on average: fitted to the o200k vocabulary on
 * public English, Chinese and code. A hump is a capital behind a small letter, as in `camelCase`.
 */
const tokenWeights = {
  shortWords: 0.98,
  mediumWords: 1.09,
  longWords: 1.22,
  veryLongWords: 1.09,
  lettersBeyondTwelve: 0.19,
  capitals: 0.13,
  humps: 0.59,
  digitTriples: 1.22,
  markRuns: 0.77,
  marksBeyondFirst: 0.29,
  spaceRuns: 0.89,
  lineBreaks: 0.68,
  han: 0.58,
  rareHan: 0.73,
  hanRuns: 0.29,
  wideMarks: 0.74,
  accented: 0.35,
  alphabet: 0.32,
  syllables: 0.65,
  others: 1,
};
export type TokenCounts = Record<keyof typeof tokenWeights, number>;

/** Counts what `tokenWeights` weighs, in one pass over the text. */
export function countTokenParts(text: string): TokenCounts {
  const counts = { ...tokenWeights };
  for (const name of Object.keys(counts) as (keyof TokenCounts)[]) counts[name] = 0;
  let before: Kind = Kind.space;
  for (let start = 0; start < text.length;) {
    const kind = kindOf(text.charCodeAt(start));
    let end = start + 1;
    while (end < text.length && kindOf(text.charCodeAt(end)) === kind) end++;
    countRun(counts, text, start, end, kind, before);
    before = kind;
    start = end;
  }
  return counts;
}

function countRun(counts: TokenCounts, text: string, start: number, end: number, kind: Kind, before: Kind): void {
  const length = end - start;
  switch (kind) {
    case Kind.letter:
      return countWord(counts, text, start, end);
    case Kind.digit:
      counts.digitTriples += Math.ceil(length / 3);
      return;
    case Kind.mark:
      counts.markRuns++;
      counts.marksBeyondFirst += length - 1;
      return;
    case Kind.space:
      // One space before a word or a mark is part of its token.
      if (length > 1 || !joinsSpace(text, end)) counts.spaceRuns++;
      return;
    case Kind.lineBreak:
      // Line breaks behind a mark are part of its token.
      if (before !== Kind.mark && before !== Kind.wideMark) counts.lineBreaks++;
      return;
    case Kind.han:
      counts.hanRuns++;
      counts.han += length;
      for (let i = start; i < end; i++) if (!isFrequentHan(text.charCodeAt(i))) counts.rareHan++;
      return;
    case Kind.wideMark:
      counts.wideMarks += length;
      return;
    case Kind.alphabet:
      counts.alphabet += length;
      return;
    case Kind.syllable:
      counts.syllables += length;
      return;
    case Kind.other:
      counts.others += length;
  }
}

function joinsSpace(text: string, at: number): boolean {
  const kind = at < text.length ? kindOf(text.charCodeAt(at)) : Kind.other;
  return kind === Kind.letter || kind === Kind.mark || kind === Kind.alphabet || kind === Kind.syllable;
}

function countWord(counts: TokenCounts, text: string, start: number, end: number): void {
  const length = end - start;
  if (length <= 4) counts.shortWords++;
  else if (length <= 8) counts.mediumWords++;
  else if (length <= 12) counts.longWords++;
  else counts.veryLongWords++;
  counts.lettersBeyondTwelve += Math.max(0, length - 12);
  for (let i = start + 1; i < end; i++) {
    const code = text.charCodeAt(i);
    if (code >= 128) counts.accented++;
    if (code > 90) continue;
    if (text.charCodeAt(i - 1) > 90) counts.humps++;
    else counts.capitals++;
  }
}

function kindOf(code: number): Kind {
  if (code < 128) {
    if ((code >= 97 && code <= 122) || (code >= 65 && code <= 90)) return Kind.letter;
    if (code === 32 || code === 9) return Kind.space;
    if (isDigit(code)) return Kind.digit;
    return code === 10 || code === 13 ? Kind.lineBreak : Kind.mark;
  }
  if (isHan(code)) return Kind.han;
  if (isLatinLetter(code) || (code >= 0x1e00 && code <= 0x1eff)) return Kind.letter;
  if (code >= 0x370 && code < 0x1100) return Kind.alphabet;
  if ((code >= 0x3041 && code <= 0x30ff) || (code >= 0xac00 && code <= 0xd7a3)) return Kind.syllable;
  if ((code >= 0x2010 && code <= 0x2027) || (code >= 0x3000 && code <= 0x303f) || (code >= 0xff00 && code <= 0xffef)) {
    return Kind.wideMark;
  }
  return Kind.other;
}

/**
 * How many tokens a modern tokenizer is likely to make of `text`, without a vocabulary: counts of words, digits, marks
 * and characters, weighted. `bench/tokens.ts` says how far off it is.
 */
export function estimateTokens(text: string): number {
  const counts = countTokenParts(text);
  let tokens = 0;
  for (const name of Object.keys(tokenWeights) as (keyof TokenCounts)[]) tokens += counts[name] * tokenWeights[name];
  return Math.ceil(tokens);
}
