/** A piece of TypeScript: a name, a literal or a mark. */
export interface Token {
  readonly kind: "name" | "string" | "number" | "mark" | "end";
  readonly text: string;
  readonly start: number;
}

/** What is not TypeScript as types are written, and where. */
export class TypeSyntaxError extends Error {
  constructor(
    message: string,
    readonly offset: number,
  ) {
    super(message);
  }
}

const white = /(?:\s|\/\/.*|\/\*[^]*?\*\/)+/y;
const name = /[\p{L}_$][\p{L}\p{N}_$]*/uy;
const text = /"(?:[^"\\\n]|\\.)*"|'(?:[^'\\\n]|\\.)*'|`(?:[^`\\$]|\\.)*`/y;
const number = /-?\d+(?:\.\d+)?/y;
const mark = /\.\.\.|=>|[{}[\]()<>|&;:,?=.]/y;

/** The tokens of `source`, without comments; ends on a token of kind `end`. Throws TypeSyntaxError. */
export function tokensOf(source: string): Token[] {
  const tokens: Token[] = [];
  let at = 0;
  const take = (pattern: RegExp): string | undefined => {
    pattern.lastIndex = at;
    return pattern.exec(source)?.[0];
  };
  for (;;) {
    at += take(white)?.length ?? 0;
    if (at >= source.length) break;
    const found = next(take);
    if (found === undefined) throw new TypeSyntaxError(`“${source[at]!}” is not expected in a type`, at);
    tokens.push({ ...found, start: at });
    at += found.text.length;
  }
  return [...tokens, { kind: "end", text: "", start: source.length }];
}

const kinds = [
  ["name", name],
  ["string", text],
  ["number", number],
  ["mark", mark],
] as const;

function next(take: (pattern: RegExp) => string | undefined): Omit<Token, "start"> | undefined {
  for (const [kind, pattern] of kinds) {
    const found = take(pattern);
    if (found !== undefined) return { kind, text: found };
  }
  return undefined;
}

/** What a string literal says. */
export function textOfLiteral(literal: string): string {
  const inner = literal.slice(1, -1);
  return inner.replace(/\\(u\{[0-9a-fA-F]+\}|u[0-9a-fA-F]{4}|x[0-9a-fA-F]{2}|[^])/g, (_, code: string) => {
    if (/^[ux]./.test(code)) return String.fromCodePoint(parseInt(code.replace(/[ux{}]/g, ""), 16));
    return { n: "\n", t: "\t", r: "\r", b: "\b", f: "\f", 0: "\0" }[code] ?? code;
  });
}
