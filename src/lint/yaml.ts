import { parseDocument, Parser, type CST, type Document } from "yaml";

// No one writes front matter deeper than this, and the YAML library calls itself for each level: some thousands of open
// brackets overflow the stack, inside a regular expression even past catching.
const deepest = 100;

/** Parses YAML; errors are in the document. Undefined when it nests too deep to be read. Linear, and never throws. */
export function parseYaml(source: string): Document.Parsed | undefined {
  if (source.length > deepest && nestsTooDeep(source)) return undefined;
  // Pretty errors and the search for keys given twice cost the square of the length.
  return parseDocument(source, { logLevel: "silent", prettyErrors: false, uniqueKeys: false });
}

function nestsTooDeep(source: string): boolean {
  const waiting = [...new Parser().parse(source)].map((token) => ({ token, depth: 0 }));
  for (let next = waiting.pop(); next !== undefined; next = waiting.pop()) {
    if (next.depth > deepest) return true;
    for (const token of tokensIn(next.token)) waiting.push({ token, depth: next.depth + 1 });
  }
  return false;
}

function tokensIn(token: CST.Token): CST.Token[] {
  if (token.type === "document") return token.value ? [token.value] : [];
  if (!("items" in token)) return [];
  return token.items.flatMap(({ key, value }) => [key, value]).filter((inner) => inner !== null && inner !== undefined);
}
