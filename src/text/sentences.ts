import { isSpace, trimmed, type Range } from "./range";
import { isDigit, isHan } from "./script";

const endMarks = new Set("。！？!?；;…．".split("").map((mark) => mark.charCodeAt(0)));
const closers = new Set("\"'”’」』）)】]》*_`".split("").map((mark) => mark.charCodeAt(0)));
const fullStop = 46;

// Short forms whose full stop ends no sentence.
const abbreviation =
  /(?:^|[\s(])(?:e\.g|i\.e|etc|vs|cf|mr|mrs|ms|dr|prof|st|no|fig|eq|al|inc|ltd|approx|[a-z]|(?:[a-z]\.)+[a-z])$/i;

/**
 * Splits `range` into sentences of either language, in order, without the white space around them. Sentences end at
 * marks of both scripts, with closing quotes and brackets drawn in, and at line breaks unless a line plainly runs on.
 * Linear in the length of the range.
 */
export function splitSentences(text: string, range: Range): Range[] {
  const sentences: Range[] = [];
  let start = range.start;
  const cut = (end: number): void => {
    const sentence = trimmed(text, { start, end });
    if (sentence.end > sentence.start) sentences.push(sentence);
    start = end;
  };
  for (let i = range.start; i < range.end; i++) {
    const code = text.charCodeAt(i);
    if (code === 10 || code === 13) {
      if (!runsOn(text, start, i, range.end)) cut(i + 1);
    } else if (code === fullStop ? endsAt(text, start, i, range.end) : endMarks.has(code) && !insideWord(text, i)) {
      while (i + 1 < range.end && (endMarks.has(text.charCodeAt(i + 1)) || closers.has(text.charCodeAt(i + 1)))) i++;
      cut(i + 1);
    }
  }
  cut(range.end);
  return sentences;
}

/** Whether the mark at `i` stands between ASCII letters or digits, as in `?x=1` of an address or `a;b`. */
function insideWord(text: string, i: number): boolean {
  return text.charCodeAt(i) < 128 && /^[A-Za-z0-9/&=].[A-Za-z0-9&=]/.test(text.slice(i - 1, i + 2));
}

/** Whether the full stop at `i` ends a sentence: not in "3.5", "e.g.", "1." at a line's start or "file.ts". */
function endsAt(text: string, start: number, i: number, end: number): boolean {
  let next = i + 1;
  while (next < end && closers.has(text.charCodeAt(next))) next++;
  if (next < end && !isSpace(text.charCodeAt(next)) && !isHan(text.charCodeAt(next))) return false;
  if (isDigit(text.charCodeAt(i - 1)) && /^\s*\(?\d+$/.test(text.slice(Math.max(start, i - 5), i))) return false;
  return !abbreviation.test(text.slice(Math.max(start, i - 8), i)) || next >= end;
}

/** Whether the line that breaks at `i` goes on below: after a backslash, a comma, or before a small letter. */
function runsOn(text: string, start: number, i: number, end: number): boolean {
  let last = i - 1;
  while (last >= start && isSpace(text.charCodeAt(last))) last--;
  if (last < start) return false;
  let next = i + 1;
  while (next < end && isSpace(text.charCodeAt(next))) {
    const isBreak = text[next] === "\n" || text[next] === "\r";
    if (isBreak && !(next === i + 1 && text[i] === "\r" && text[next] === "\n")) return false;
    next++;
  }
  if (next >= end) return false;
  const before = text[last]!;
  if (/[\\,，、]/.test(before)) return true;
  return /[a-z"'(]/.test(text[next]!) && /[A-Za-z0-9)"']/.test(before);
}
