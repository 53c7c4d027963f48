import { localize, type Locale, type Localized } from "../../lint/locale";

/** The name of a value's JSON type. */
export function typeOf(value: unknown): string {
  if (value === null) return "null";
  return Array.isArray(value) ? "array" : typeof value;
}

const names: Readonly<Record<string, Localized>> = {
  string: { en: "a text", "zh-cn": "文本" },
  number: { en: "a number", "zh-cn": "数字" },
  boolean: { en: "true or false", "zh-cn": "布尔值" },
  array: { en: "a list", "zh-cn": "列表" },
  object: { en: "an object", "zh-cn": "对象" },
  null: { en: "null", "zh-cn": " null" },
  undefined: { en: "absent", "zh-cn": "空缺" },
};

/** A JSON type in words, with its article. */
export function typeName(type: string, locale: Locale): string {
  const name = names[type];
  return name === undefined ? type : localize(name, locale);
}

/** Alternatives in words: “a text, a list or null”. */
export function anyOf(words: readonly string[], locale: Locale): string {
  const [comma, or] = locale === "en" ? [", ", " or "] : ["、", "或"];
  return words.length < 2 ? words.join("") : `${words.slice(0, -1).join(comma)}${or}${words.at(-1)!}`;
}
