// By its file: the package offers its entries to `import` alone, and bundles and tests load by `require`.
import { eld } from "../../node_modules/eld/src/entries/static.extrasmall.js";

// Malay is told from Indonesian by chance; the language with more speakers stands for both.
eld.setLanguageSubset(eldLanguages());

function eldLanguages(): string[] {
  return Object.values(eld.info().Languages).filter((code) => code !== "ms");
}

/** The language of a text as the library `eld` finds it, by its ISO 639-1 code; undefined where it is not sure. */
export function identifyLanguage(text: string): string | undefined {
  const found = eld.detect(text);
  return found.language !== "" && found.isReliable() ? found.language : undefined;
}
