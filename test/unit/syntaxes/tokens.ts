import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { dirname, join } from "node:path";
import * as oniguruma from "vscode-oniguruma";
import * as textmate from "vscode-textmate";

const root = join(__dirname, "..", "..", "..");
const grammars: Record<string, string> = {
  "text.prompt.winnow": "winnow-prompt",
  "winnow.variables.injection": "winnow-variables.injection",
  "winnow.structure.injection": "winnow-structure.injection",
};

/** Stands in for VS Code's own grammar of Markdown prompts: plain text, fences and comments. */
const markdown = {
  scopeName: "text.html.markdown.prompt",
  patterns: [
    { name: "comment.block.html", begin: "<!--", end: "-->" },
    { name: "markup.fenced_code.block.markdown", begin: "^```", end: "^```" },
  ],
  repository: {},
};

/** Stands in for VS Code's YAML: it need only be there. */
const yaml = { scopeName: "source.yaml", patterns: [{ name: "string.unquoted.yaml", match: ".+" }], repository: {} };

const readGrammar = (name: string): string =>
  readFileSync(join(root, "syntaxes", `${name}.tmLanguage.json`), { encoding: "utf8" });

async function loadRegistry(): Promise<textmate.Registry> {
  const require = createRequire(__filename);
  await oniguruma.loadWASM(readFileSync(join(dirname(require.resolve("vscode-oniguruma")), "onig.wasm")));
  return new textmate.Registry({
    onigLib: Promise.resolve(oniguruma),
    loadGrammar: async (scope) => {
      const other = [markdown, yaml].find((grammar) => grammar.scopeName === scope);
      if (other !== undefined) return textmate.parseRawGrammar(JSON.stringify(other), `${scope}.json`);
      const name = grammars[scope];
      return name === undefined ? null : textmate.parseRawGrammar(readGrammar(name), `${name}.json`);
    },
    getInjections: (scope) =>
      scope === markdown.scopeName ? ["winnow.variables.injection", "winnow.structure.injection"] : undefined,
  });
}

let registry: Promise<textmate.Registry> | undefined;

/** Each piece of `text` under the grammar `scope`, with its innermost scope and all of them. */
export async function tokens(
  text: string,
  scope = "text.prompt.winnow",
): Promise<{ text: string; scopes: string[] }[]> {
  registry ??= loadRegistry();
  const grammar = await (await registry).loadGrammar(scope);
  const pieces: { text: string; scopes: string[] }[] = [];
  let state = textmate.INITIAL;
  for (const line of text.split("\n")) {
    const result = grammar!.tokenizeLine(line, state);
    state = result.ruleStack;
    for (const token of result.tokens) {
      pieces.push({ text: line.slice(token.startIndex, token.endIndex), scopes: token.scopes });
    }
  }
  return pieces;
}

/** The pieces of `text` that carry a scope beginning with `scope`. */
export async function withScope(text: string, scope: string, grammar?: string): Promise<string[]> {
  return (await tokens(text, grammar))
    .filter((token) => token.scopes.some((name) => name.startsWith(scope)))
    .map((token) => token.text);
}
