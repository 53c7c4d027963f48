import { isHan, isLatinLetter, isDigit } from "../../text/script";
import type { Segment } from "../row/view";

/** What a row is written in: a language where its script tells, `mixed` for Chinese with much English. */
export const languages = ["en", "zh", "mixed", "ja", "ko", "ru", "ar", "other", "none"] as const;
export type RowLanguage = (typeof languages)[number];

// A Chinese text often names products and terms in Latin letters, an English one rarely uses Han characters.
const chineseShare = 0.75;
const englishShare = 0.1;
// More of a row tells no more.
const longest = 4000;

/** The language that most of a row is written in, by its scripts. */
export function rowLanguage(segments: readonly Segment[]): RowLanguage {
  const counts = { han: 0, words: 0, kana: 0, hangul: 0, cyrillic: 0, arabic: 0, others: 0 };
  let left = longest;
  for (const { text, part } of segments) {
    if (part === "tools") continue;
    count(text.length > left ? text.slice(0, left) : text, counts);
    left -= text.length;
    if (left <= 0) break;
  }
  return languageOf(counts);
}

type Counts = Record<"han" | "words" | "kana" | "hangul" | "cyrillic" | "arabic" | "others", number>;

function languageOf({ han, words, kana, hangul, cyrillic, arabic, others }: Counts): RowLanguage {
  const chinese = han / 2;
  const letters = (kana + hangul + cyrillic + arabic + others) / 4;
  const all = chinese + words + letters;
  if (all === 0) return "none";
  if (kana * 5 > han + kana && kana / 4 + chinese > words) return "ja";
  if (hangul / 4 > all / 3) return "ko";
  if (cyrillic / 4 > all / 2) return "ru";
  if (arabic / 4 > all / 2) return "ar";
  if (others / 4 > all / 2) return "other";
  const share = chinese / (chinese + words);
  if (share >= chineseShare || (han > 0 && words < 3)) return "zh";
  return share <= englishShare ? "en" : "mixed";
}

function count(text: string, counts: Counts): void {
  let inWord = false;
  for (let i = 0; i < text.length; i++) {
    const code = text.charCodeAt(i);
    if (isLatinLetter(code)) {
      if (!inWord) counts.words++;
      inWord = true;
      continue;
    }
    inWord = inWord && (isDigit(code) || code === 39 || code === 0x2019);
    if (code < 0x250) continue;
    if (isHan(code)) counts.han++;
    else if (code >= 0x3041 && code <= 0x30ff) counts.kana++;
    else if (code >= 0xac00 && code <= 0xd7a3) counts.hangul++;
    else if (code >= 0x400 && code <= 0x52f) counts.cyrillic++;
    else if (code >= 0x600 && code <= 0x6ff) counts.arabic++;
    else if (code >= 0x370 && code < 0x2000) counts.others++;
  }
}
