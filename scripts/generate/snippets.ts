import { starterKinds, starters } from "../../src/prompt/starters";

/** The snippets of each language, by path: one for each starter. */
export function snippetFiles(): Map<string, string> {
  return new Map(
    (["en", "zh"] as const).map((language) => {
      const locale = language === "en" ? "en" : "zh-cn";
      const entries = starterKinds.map((kind) => {
        const { title, description, body } = starters[kind];
        const prefix = language === "en" ? [`prompt-${kind}`] : [`提示词-${title[locale]}`, `prompt-zh-${kind}`];
        const snippet = { prefix, description: description[locale], body: body[language].split("\n") };
        return [`${language === "en" ? "Prompt" : "提示词"}: ${title[locale]}`, snippet];
      });
      const content = JSON.stringify(Object.fromEntries(entries), undefined, 2) + "\n";
      return [`media/snippets/prompt.${language}.code-snippets`, content];
    }),
  );
}
