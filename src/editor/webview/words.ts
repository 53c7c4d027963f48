import { localize, type Locale, type Localized, type MessageData } from "../../lint/locale";

/** Says a page's own texts in one language. */
export class Words<Name extends string> {
  private readonly numbers: Intl.NumberFormat;

  constructor(
    readonly locale: Locale,
    private readonly texts: Readonly<Record<Name, Localized>>,
  ) {
    this.numbers = new Intl.NumberFormat(locale);
  }

  say(name: Name, data: MessageData = {}): string {
    const shown = Object.entries(data).map(([key, value]) => [
      key,
      typeof value === "number" ? this.count(value) : value,
    ]);
    return localize(this.texts[name], this.locale, Object.fromEntries(shown) as MessageData);
  }

  /** A number as people write it. */
  count(value: number): string {
    return this.numbers.format(value);
  }

  /** The words for a name that came from elsewhere; the name itself where there are none. */
  named(name: string): string {
    return name in this.texts ? this.say(name as Name) : name;
  }
}
