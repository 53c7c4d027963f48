import type { Range } from "../../text/range";

// A line that opens code, whatever stands around it.
const opens =
  /^\s*(?:def \w+ ?\(|class \w+[^.]{0,60}[:{]\s*$|import [\w.{*]+|from [\w.]+ import |(?:async )?function\b[^.]{0,60}[({]|(?:const|let|var) \w+ ?=|(?:public|private|protected) |#include|using namespace|package \w+;|<\?php|SELECT .{1,200} FROM |CREATE TABLE|INSERT INTO|@\w+(?:\(.*\))?$|<!DOCTYPE|if ?\(.*\) ?\{|for ?\(.*\) ?\{|while .*:\s*$|for \w+ in .*:\s*$)/;
// A line that may stand in code.
const belongs =
  /^\s*(?:#|\/\/|\/\*|\*\/|"""|'''|return\b|else\b|elif\b|try\b|except\b|finally\b|print ?\(|pass$|break$|[}\])]+[;,)]?\s*$)|[;{}]\s*$|^\s*[\w.[\]]+ ?[-+*/|]?= ?\S|^\s*[\w.]+\(.*\)[;:,]?\s*$|^\s*(?:if|for|while|with|elif) .*:\s*$|^\s{2,}\S/;

/** Stretches of two or more lines that are program text though no fence says so, inside `range`. */
export function findBareCode(text: string, range: Range, isFenced: (offset: number) => boolean): Range[] {
  const found: Range[] = [];
  let start = -1;
  let end = 0;
  let lines = 0;
  const close = (): void => {
    if (start >= 0 && lines >= 2) found.push({ start, end });
    start = -1;
    lines = 0;
  };
  for (let at = range.start; at < range.end;) {
    const lineBreak = text.indexOf("\n", at);
    const lineEnd = lineBreak < 0 || lineBreak > range.end ? range.end : lineBreak;
    // Code copied from web pages has no-break spaces.
    const line = text.slice(at, Math.min(lineEnd, at + 200)).replace(/\u00a0/g, " ");
    if (isFenced(at)) close();
    else if (start < 0 ? opens.test(line) : opens.test(line) || belongs.test(line)) {
      if (start < 0) start = at;
      end = lineEnd;
      lines++;
    } else if (line.trim() !== "") close();
    at = lineEnd + 1;
  }
  close();
  return found;
}
