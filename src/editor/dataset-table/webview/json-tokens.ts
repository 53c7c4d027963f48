/** What a stretch of JSON is, for its colour. */
export type JsonKind = "key" | "string" | "number" | "word" | "mark" | "other";

export interface JsonToken {
  readonly start: number;
  readonly end: number;
  readonly kind: JsonKind;
  /** A line begins before the token, indented so many steps; undefined where it goes on. */
  readonly indent?: number;
}

const token = /"(?:[^"\\]|\\.)*"?|-?\d[\d.eE+-]*|[a-zA-Z]+|[{}[\],:]|\s+|./gsy;

/**
 * Cuts JSON into tokens and lays it out in lines, without a change to any of them: ranges of the text hold. White space
 * between tokens is left out. What is no JSON is cut all the same.
 */
export function jsonTokens(text: string): JsonToken[] {
  const tokens: JsonToken[] = [];
  let depth = 0;
  let breaks = false;
  let opened = false;
  token.lastIndex = 0;
  for (let match = token.exec(text); match !== null; match = token.exec(text)) {
    const [found] = match;
    if (/^\s/.test(found)) continue;
    const start = match.index;
    const closes = found === "}" || found === "]";
    if (closes) depth = Math.max(0, depth - 1);
    const indent = (breaks && !(opened && closes)) || (closes && !opened) ? { indent: depth } : {};
    tokens.push({ start, end: start + found.length, kind: kindOf(found, text, token.lastIndex), ...indent });
    opened = found === "{" || found === "[";
    if (opened) depth++;
    breaks = opened || found === ",";
  }
  return tokens;
}

const colon = /\s*:/y;

function kindOf(found: string, text: string, end: number): JsonKind {
  if (found.startsWith('"')) {
    colon.lastIndex = end;
    return colon.test(text) ? "key" : "string";
  }
  if (/^[-\d]/.test(found)) return "number";
  if (/^[a-zA-Z]/.test(found)) return "word";
  return /^[{}[\],:]$/.test(found) ? "mark" : "other";
}
