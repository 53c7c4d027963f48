/** Markup that is safe to put into a page as it is. */
export class Html {
  constructor(readonly text: string) {}
}

export type HtmlValue = Html | string | number | undefined | false | readonly HtmlValue[];

/** Markup with values in it: `html\`<b>${name}</b>\``. Texts are escaped, in attributes too; lists are joined. */
export function html(strings: TemplateStringsArray, ...values: readonly HtmlValue[]): Html {
  return new Html(strings.map((part, i) => (i === 0 ? part : markupOf(values[i - 1]) + part)).join(""));
}

function markupOf(value: HtmlValue): string {
  if (value instanceof Html) return value.text;
  if (value === undefined || value === false) return "";
  if (typeof value === "string") return escaped(value);
  return typeof value === "number" ? String(value) : value.map(markupOf).join("");
}

const entities = new Map([
  ["&", "&amp;"],
  ["<", "&lt;"],
  [">", "&gt;"],
  ['"', "&quot;"],
  ["'", "&#39;"],
]);

function escaped(text: string): string {
  // Lone surrogates and control characters have no place in a page.
  return text.replace(/[&<>"']/g, (mark) => entities.get(mark)!).replace(/\p{Cs}|[^\P{Cc}\n\t]/gu, "\ufffd");
}
