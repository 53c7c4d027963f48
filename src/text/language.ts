import { countScripts, type ScriptCount } from "./script";

export type Language = "en" | "zh" | "mixed";

// A Chinese text often names products and terms in Latin letters, an English one rarely uses Han characters.
const chineseShare = 0.75;
const englishShare = 0.1;

/** The language of a text by its share of Han characters among characters and words; without either, English. */
export function languageOf(text: string): Language {
  return languageOfCount(countScripts(text));
}

function languageOfCount({ han, words }: ScriptCount): Language {
  if (han === 0) return "en";
  // Two Han characters make about one word.
  const share = han / 2 / (han / 2 + words);
  if (share >= chineseShare || words < 3) return "zh";
  return share <= englishShare ? "en" : "mixed";
}

/** The leading language of a short piece of text, where "mixed" would help nobody. */
export function mainLanguage(text: string): "en" | "zh" {
  const { han, words } = countScripts(text);
  const beginsInHan = han >= 4 && /^[^A-Za-z]*\p{Script=Han}/u.test(text.slice(0, 20));
  return han / 1.5 > words || beginsInHan ? "zh" : "en";
}
