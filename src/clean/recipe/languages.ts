import type { Localized } from "../../lint/locale";
import { nearestName } from "../../lint/suggest";
import { languageCodes } from "../../text/language-codes";

// What people write who think of a country, or of a script.
const otherNames: Readonly<Record<string, string>> = {
  cn: "zh",
  chs: "zh",
  cht: "zh",
  汉语: "zh",
  普通话: "zh",
  mandarin: "zh",
  英文: "en",
  us: "en",
  gb: "en",
  jp: "ja",
  日文: "ja",
  kr: "ko",
  韩文: "ko",
  bilingual: "mixed",
};

/** What a language is called, by its code. */
export function languageName(code: string): Localized {
  if (code === "mixed") return { en: "Chinese and English in one row", "zh-cn": "一行中兼有中文和英文" };
  return { en: nameIn("en", code), "zh-cn": nameIn("zh-CN", code) };
}

/** The code that is meant by what is none that a row can have: a name, a code of a country, or one with a region. */
export function nearestLanguage(given: string): string | undefined {
  const written = given.trim().toLowerCase();
  const base = canonical(written.split(/[-_]/)[0]!);
  if (languageCodes.includes(base)) return base;
  const names = new Map(Object.entries(otherNames));
  for (const code of languageCodes) {
    if (code !== "mixed") for (const locale of ["en", "zh-CN"]) names.set(nameIn(locale, code).toLowerCase(), code);
  }
  const near = names.get(written) ?? names.get(base);
  if (near !== undefined || written.length < 4) return near;
  return names.get(nearestName(written, [...names.keys(), "mixed"]) ?? "");
}

function nameIn(locale: string, code: string): string {
  return new Intl.DisplayNames([locale], { type: "language" }).of(code) ?? code;
}

/** `en` for `eng`; anything else as it is. */
function canonical(code: string): string {
  try {
    return Intl.getCanonicalLocales(code)[0] ?? code;
  } catch {
    return code;
  }
}

/** What is said of a code that no row can have. */
export function unknownLanguage(given: string): Localized {
  const near = nearestLanguage(given);
  if (near !== undefined) {
    const en = `{where}: “${given}” is no language code. Did you mean “${near}”?`;
    return { en, "zh-cn": `{where}：“${given}”不是语言代码，是否要写“${near}”？` };
  }
  return {
    en: `{where}: “${given}” is no language that Winnow can tell; write ISO 639-1 codes such as zh, en and ja, or mixed.`,
    "zh-cn": `{where}：“${given}”不是 Winnow 能识别的语言；请写 ISO 639-1 代码（如 zh、en、ja），或 mixed。`,
  };
}
