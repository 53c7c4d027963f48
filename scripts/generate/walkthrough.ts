import { locales } from "../../src/lint/locale";
import { drawn, pictures } from "./walkthrough/pictures";

/** The pictures of the walkthrough "Get started with Winnow", by path: one for each step and language. */
export function walkthroughFiles(): Map<string, string> {
  const names = Object.keys(pictures) as (keyof typeof pictures)[];
  return new Map(
    names.flatMap((name) =>
      locales.map((locale) => [
        `media/walkthrough/${name}${locale === "en" ? "" : `.${locale}`}.svg`,
        drawn(name, locale),
      ]),
    ),
  );
}
