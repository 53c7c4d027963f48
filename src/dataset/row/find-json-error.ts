import type { ContentError, JsonErrorReason } from "../container/content-error";

/** What may come next. */
type Expected = "value" | "value or end" | "key" | "key or end" | "colon" | "comma or end" | "nothing";

const openBrace = 123;
const closeBrace = 125;
const openBracket = 91;
const closeBracket = 93;
const quote = 34;
const backslash = 92;
const comma = 44;

const number = /-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d+)?/y;
const numberLike = /[-+.\w]+/y;
const word = /-?[\p{L}_$][\p{L}\p{N}_$]*/uy;
const comment = /\/\/.*|\/\*[^]*?(?:\*\/|$)|#.*/y;
const singleQuoted = /'(?:[^'\\\r\n]|\\.)*'?/y;
const escape = /\\(?:["\\/bfnrt]|u[0-9a-fA-F]{4})/y;
const escapeLike = /\\(?:u[0-9a-fA-F]{0,4}|[^]?)/y;
const keyWithoutQuote = /[^"\\\r\n]*"[ \t]*:/y;
const fullWidthMark = /[“”„‟‘’「」『』＂＇：，｛｝［］【】]/y;

/** The first place at which a text stops being JSON (RFC 8259), with the reason; undefined for JSON. Never throws. */
export function findJsonError(text: string): ContentError | undefined {
  return new JsonReader(text).read();
}

/** Reads JSON strictly, without recursion, and keeps nothing of it. */
class JsonReader {
  private at = 0;
  private expected: Expected = "value";
  /** The bracket that closes each open one. */
  private readonly open: number[] = [];
  private lastComma = -1;
  /** Where the string ended that came last, if nothing else came since. */
  private stringEnd = -1;
  private stringStart = -1;

  constructor(private readonly text: string) {}

  read(): ContentError | undefined {
    const { text } = this;
    for (;;) {
      while (isWhite(text.charCodeAt(this.at))) this.at++;
      if (this.at >= text.length) break;
      const error = this.step(text.charCodeAt(this.at));
      if (error !== undefined) return error;
    }
    if (this.expected === "nothing") return undefined;
    return this.error("unexpected-end", Math.max(0, text.length - 1), text.length);
  }

  private step(code: number): ContentError | undefined {
    switch (this.expected) {
      case "value":
      case "value or end":
        return this.value(code);
      case "key":
      case "key or end":
        return this.key(code);
      case "colon":
        if (code === 58) return this.take("value");
        return this.mark() ?? this.error("missing-colon");
      case "comma or end":
        return this.commaOrEnd(code);
      case "nothing":
        return this.afterValue(code);
    }
  }

  private value(code: number): ContentError | undefined {
    if (code === quote) return this.string("comma or end");
    if (code === openBrace) return this.begin(closeBrace, "key or end");
    if (code === openBracket) return this.begin(closeBracket, "value or end");
    if (code === 45 || isDigit(code)) return this.number();
    if (code === closeBrace || code === closeBracket) {
      if (this.expected === "value or end" && code === closeBracket) return this.end();
      return this.straySeparator(code);
    }
    if (code === comma) return this.straySeparator(code);
    const end = this.match(word);
    if (end === undefined) return this.mark() ?? this.number();
    const found = this.text.slice(this.at, end);
    if (found === "true" || found === "false" || found === "null") return this.scalar(end);
    return this.error(reasonOfWord(found), this.at, end);
  }

  private key(code: number): ContentError | undefined {
    if (code === quote) return this.string("colon");
    if (code === closeBrace && this.expected === "key or end") return this.end();
    if (code === closeBrace || code === closeBracket || code === comma) return this.straySeparator(code);
    const bare = this.match(word) ?? this.match(numberLike);
    return bare === undefined
      ? (this.mark() ?? this.error("unexpected-character"))
      : this.error("unquoted-key", this.at, bare);
  }

  private commaOrEnd(code: number): ContentError | undefined {
    if (code === comma) {
      this.lastComma = this.at;
      return this.take(this.open.at(-1) === closeBrace ? "key" : "value");
    }
    if (code === this.open.at(-1)) return this.end();
    if (code === closeBrace || code === closeBracket) return this.error("wrong-bracket");
    const quoted = this.unescapedQuote(code);
    if (quoted !== undefined) return quoted;
    const mark = this.mark();
    if (mark !== undefined) return mark;
    if (code === quote) return this.error("missing-comma", this.at, this.closingQuote(this.at + 1) + 1);
    const next = this.match(word) ?? this.match(numberLike);
    if (next !== undefined) return this.error("missing-comma", this.at, next);
    return this.error(code === openBrace || code === openBracket ? "missing-comma" : "unexpected-character");
  }

  private afterValue(code: number): ContentError | undefined {
    if (code === closeBrace || code === closeBracket) return this.error("wrong-bracket");
    const remark = this.match(comment);
    if (remark !== undefined) return this.error("comment", this.at, remark);
    const line = this.text.indexOf("\n", this.at);
    return this.error("text-after-value", this.at, line < 0 ? this.text.length : Math.max(line, this.at + 1));
  }

  /** A comma or closing bracket where a key or value should stand. */
  private straySeparator(code: number): ContentError {
    const isBehindComma = this.lastComma >= 0 && /^,[ \t\r\n]*$/.test(this.text.slice(this.lastComma, this.at));
    if (code === comma) {
      const isFirst = this.expected === "value or end" || this.expected === "key or end";
      return this.error(isFirst || isBehindComma ? "extra-comma" : "missing-value");
    }
    if (isBehindComma && code === this.open.at(-1)) return this.error("trailing-comma", this.lastComma, this.at + 1);
    return this.error(code === this.open.at(-1) ? "missing-value" : "wrong-bracket");
  }

  /**
   * Of `"He said "hi" to me"`, where the string seems to end with the inner one's beginning; or of `"x, "key": "y"`,
   * where it is the string that is not closed.
   */
  private unescapedQuote(code: number): ContentError | undefined {
    if (this.stringEnd !== this.at || code === quote) return undefined;
    const isText =
      this.match(word) !== undefined || isDigit(code) || (code > 127 && this.match(fullWidthMark) === undefined);
    if (!isText) return undefined;
    return this.match(keyWithoutQuote) === undefined
      ? this.error("unescaped-quote", this.at - 1, this.at)
      : this.error("unclosed-string", this.stringStart, this.at);
  }

  private string(then: Expected): ContentError | undefined {
    const { text } = this;
    const start = this.at;
    for (let i = start + 1; i < text.length; i++) {
      const code = text.charCodeAt(i);
      if (code === quote) {
        this.at = i + 1;
        this.stringStart = start;
        this.stringEnd = this.at;
        this.expected = this.open.length === 0 ? "nothing" : then;
        return undefined;
      }
      if (code < 32) {
        const isBreak = code === 10 || code === 13;
        return isBreak && !this.goesOnBehind(i)
          ? this.error("unclosed-string", start, i)
          : this.error("control-character", i, i + 1);
      }
      if (code !== backslash) continue;
      escape.lastIndex = i;
      if (escape.test(text)) i = escape.lastIndex - 1;
      else {
        escapeLike.lastIndex = i;
        escapeLike.test(text);
        if (escapeLike.lastIndex >= text.length) break;
        return this.error("bad-escape", i, escapeLike.lastIndex);
      }
    }
    return this.error("unclosed-string", start, text.length);
  }

  /** Whether a string that is broken by a line break is closed behind it, so that the break belongs to its text. */
  private goesOnBehind(lineBreak: number): boolean {
    const end = this.closingQuote(lineBreak);
    if (end >= this.text.length) return false;
    let next = end + 1;
    while (isWhite(this.text.charCodeAt(next))) next++;
    const code = this.text.charCodeAt(next);
    // A key is not what a text goes on with: `"a": "x⏎ "b": "y"`.
    return code === comma || code === closeBrace || code === closeBracket;
  }

  private closingQuote(from: number): number {
    for (let i = from; i < this.text.length; i++) {
      const code = this.text.charCodeAt(i);
      if (code === quote) return i;
      if (code === backslash) i++;
    }
    return this.text.length;
  }

  private number(): ContentError | undefined {
    const end = this.match(number) ?? this.at;
    const run = this.match(numberLike);
    if (run === undefined) return this.error("unexpected-character");
    if (end === run) return this.scalar(end);
    const isName = /^[-+](?:inf|infinity|nan)$/i.test(this.text.slice(this.at, run));
    return this.error(isName ? "nan-or-infinity" : "bad-number", this.at, run);
  }

  private scalar(end: number): undefined {
    this.at = end;
    this.expected = this.open.length === 0 ? "nothing" : "comma or end";
  }

  /** A comment, or marks that stand for JSON's own. */
  private mark(): ContentError | undefined {
    const remark = this.match(comment);
    if (remark !== undefined) return this.error("comment", this.at, remark);
    const quoted = this.match(singleQuoted);
    if (quoted !== undefined) return this.error("single-quotes", this.at, quoted);
    const wide = this.match(fullWidthMark);
    return wide === undefined ? undefined : this.error("full-width-mark", this.at, wide);
  }

  private begin(close: number, then: Expected): undefined {
    this.open.push(close);
    this.take(then);
  }

  private end(): undefined {
    this.open.pop();
    this.take(this.open.length === 0 ? "nothing" : "comma or end");
  }

  private take(then: Expected): undefined {
    this.at++;
    this.expected = then;
  }

  private match(pattern: RegExp): number | undefined {
    pattern.lastIndex = this.at;
    return pattern.test(this.text) ? pattern.lastIndex : undefined;
  }

  private error(reason: JsonErrorReason, start = this.at, end = start + 1): ContentError {
    return { reason, range: { start, end: Math.min(end, this.text.length) } };
  }
}

function reasonOfWord(found: string): JsonErrorReason {
  if (/^(?:nan|inf|infinity)$/i.test(found)) return "nan-or-infinity";
  return /^(?:None|True|False)$/.test(found) ? "python-literal" : "unknown-word";
}

function isWhite(code: number): boolean {
  return code === 32 || code === 10 || code === 13 || code === 9;
}

function isDigit(code: number): boolean {
  return code >= 48 && code <= 57;
}
