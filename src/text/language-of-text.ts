import { identifyLanguage } from "./eld";
import { languageOf } from "./language";
import { countScripts } from "./script";

/** A language by its ISO 639-1 code; `mixed` is Chinese and English sentences in one text. */
export type LanguageCode = string;

// Enough to tell a text's language, however long it is.
const sampleLength = 2000;
const fewestLetters = 12;

/**
 * The language of a text, told by its first 2,000 units; undefined where that is too little to tell by. Chinese and
 * plainly English texts are told by their characters and words, in some microseconds; others by the library `eld`, which
 * is loaded when the first of them comes and takes about 0.1 ms for each.
 */
export function languageOfText(text: string): LanguageCode | undefined {
  const sample = text.length > sampleLength ? text.slice(0, sampleLength) : text;
  const { han, words } = countScripts(sample);
  const others = countOthers(sample);
  if (han > 0 && others * 20 <= han) {
    const language = languageOf(sample);
    if (language === "mixed" && !hasEnglishProse(sample, words)) return "zh";
    if (language !== "en") return language;
  }
  if (others === 0 && isPlainlyEnglish(sample, words)) return "en";
  if (sample.replace(notLetters, "").length < fewestLetters) return undefined;
  return identifyLanguage(sample);
}

const notLetters = /[^\p{L}]+/gu;

// Letters of further scripts than Latin and Han: Greek to Georgian, kana, Hangul.
const otherLetters = /[\u0370-\u10ff\u3041-\u30ff\uac00-\ud7a3]/g;

function countOthers(text: string): number {
  return text.match(otherLetters)?.length ?? 0;
}

// Words that are frequent in English and no words of the languages around it.
const englishWords = /\b(?:the|of|and|that|with|are|this|you|what|how|your|from|which|was|were|have|would|should)\b/gi;
// Code and lists of names have few of these.
const proseWords = /\b(?:the|of|and|to|is|was|were|are|that|with|you|your|this|it|have|will)\b/gi;

/** Whether the Latin words in a Chinese text make English sentences, and are not only names and code. */
function hasEnglishProse(text: string, words: number): boolean {
  const found = text.match(proseWords)?.length ?? 0;
  return found >= 3 && found * 8 >= words;
}

const foreignLetters = /[\u00c0-\u024f]/g;

function isPlainlyEnglish(text: string, words: number): boolean {
  const found = text.match(englishWords)?.length ?? 0;
  if (found < 2 || found * 14 < words) return false;
  return (text.match(foreignLetters)?.length ?? 0) * 3 <= words;
}
