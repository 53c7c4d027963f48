import type { CommentSyntax } from "../lint/comments";
import type { Range } from "../text/range";

const marks: Readonly<Record<CommentSyntax, readonly (readonly [open: string, close: string])[]>> = {
  html: [["<!--", "-->"]],
  jinja: [["{#", "#}"]],
  handlebars: [
    ["{{!--", "--}}"],
    ["{{~!--", "--~}}"],
    ["{{!", "}}"],
    ["{{~!", "}}"],
  ],
};

/** Gives the first comment that opens at `from` or behind it; `from` must not fall from one call to the next. */
export type CommentFinder = (from: number) => Range | undefined;

/** A finder of comments of these syntaxes in `text`, linear over all its calls; a comment never closed is none. */
export function commentFinder(text: string, syntaxes: readonly CommentSyntax[]): CommentFinder {
  const pairs = syntaxes.flatMap((syntax) => marks[syntax]);
  const next = pairs.map(([open]) => text.indexOf(open));
  let found: Range | undefined;
  return (from) => {
    if (found !== undefined && found.start >= from) return found;
    for (;;) {
      let first = -1;
      for (const [index, [open]] of pairs.entries()) {
        if (next[index]! >= 0 && next[index]! < from) next[index] = text.indexOf(open, from);
        if (next[index]! >= 0 && (first < 0 || next[index]! < next[first]!)) first = index;
      }
      if (first < 0) return (found = undefined);
      const start = next[first]!;
      const [open, close] = pairs[first]!;
      const closed = text.indexOf(close, start + open.length);
      if (closed >= 0) return (found = { start, end: closed + close.length });
      next[first] = -1;
    }
  };
}

/** `range` with the rest of its line, when nothing else stands on it. */
export function withItsLine(text: string, range: Range): Range {
  let start = range.start;
  let end = range.end;
  while (start > 0 && isBlank(text[start - 1]!)) start--;
  while (end < text.length && isBlank(text[end]!)) end++;
  if (start > 0 && text[start - 1] !== "\n") return range;
  if (end < text.length && text[end] !== "\n") return range;
  return { start, end: Math.min(end + 1, text.length) };
}

function isBlank(character: string): boolean {
  return character === " " || character === "\t" || character === "\r";
}
