/** The languages in which Winnow speaks. */
export const locales = ["en", "zh-cn"] as const;
export type Locale = (typeof locales)[number];

/** One message in every language; `{name}` stands for a value given when it is shown. */
export type Localized = Readonly<Record<Locale, string>>;

export type MessageData = Readonly<Record<string, string | number>>;

/** The message in `locale`, its `{name}` slots filled from `data`; a slot with no value stays as it is. */
export function localize(message: Localized, locale: Locale, data: MessageData = {}): string {
  return message[locale].replace(/\{(\w+)\}/g, (slot, name: string) => String(data[name] ?? slot));
}

/** The nearest locale to a BCP 47 tag such as an editor's display language: Chinese for `zh…`, else English. */
export function localeOf(tag: string): Locale {
  return /^zh\b/i.test(tag) ? "zh-cn" : "en";
}
