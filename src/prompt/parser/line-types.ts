import type { Range } from "../../text/range";
import type { SectionName } from "../document";
import { sectionNamed } from "../lexicon/sections";

export const blank = /^\s*$/;
const hash = /^[ \t]{0,3}(#{1,6})[ \t]*([^#\n].*?)[ \t#]*$/;
const banner =
  /^[ \t]*(?:-{3,}|={3,}|\*{3,}|#{2,}|<{2,})[ \t]*([^\s\-=*#<>|`](?:.{0,58}[^\s\-=*#<>|`])?)[ \t]*(?:-{3,}|={3,}|\*{3,}|#{2,}|>{2,})[ \t]*$/;
const boxed =
  /^[ \t]*(?:【([^【】]{1,30})】|\[([A-Z][A-Z _-]{2,30})\]|\*\*([^*\n]{1,60})\*\*[:：]?|__([^_\n]{1,60})__[:：]?|([A-Z][A-Z ]{2,40}[A-Z]))[ \t]*$/;
export const rule = /^[ \t]*(?:-[ \t]*){3,}$|^[ \t]*(?:\*[ \t]*){3,}$|^[ \t]*(?:=[ \t]*){3,}$|^[ \t]*(?:_[ \t]*){3,}$/;
export const item =
  /^([ \t]*)(?:[-*+•·●○▪◦–—][ \t]+|[-•●](?=[\u4e00-\u9fff])|\(?\d{1,3}[.)、．](?!\d)[ \t]*|[(（]\d{1,3}[)）][ \t]*|[①-⑳][ \t]*|[一二三四五六七八九十]{1,3}[、.．][ \t]*|\d️?⃣[ \t]*|[a-z][.)][ \t]+)(?=\S)/;
export const quoteLine = /^[ \t]{0,3}>[ \t]?/;
export const tableLine = /^[ \t]*\|.*\|[ \t]*$/;
export const tagLine = /^[ \t]*<\/?([A-Za-z\u4e00-\u9fff][\w\u4e00-\u9fff.-]{0,40})(?:\s[^<>]{0,200})?>[ \t]*$/;
// A label: a few words and a colon, at the head of a line or item. `**Label:**` and `**Label**:` too.
const label =
  /^(?:\*\*|__)?([A-Za-z\u4e00-\u9fff{][^:：=\n。.!?！？,，"“”]{0,38}?)(?:\*\*|__)?[ \t]*[:：=](?:\*\*|__)?(?=\s|$|[^\s/\\])/;

/** A line with its first characters, which tell its structure. */
export interface Line extends Range {
  readonly text: string;
}

export function depth(indent: string): number {
  return Math.min(6, Math.floor(indent.replace(/\t/g, "    ").length / 2));
}

export function linesOf(text: string, range: Range): Line[] {
  const lines: Line[] = [];
  for (let start = range.start; start <= range.end;) {
    let end = text.indexOf("\n", start);
    if (end < 0 || end > range.end) end = range.end;
    const trimmedEnd = end > start && text[end - 1] === "\r" ? end - 1 : end;
    // Structure shows in a line's first characters; the patterns need not see a line of megabytes.
    if (trimmedEnd > start || end < range.end)
      lines.push({ start, end: trimmedEnd, text: text.slice(start, Math.min(trimmedEnd, start + 300)) });
    start = end + 1;
  }
  return lines;
}

export interface Heading {
  readonly level: number;
  readonly name: string;
  readonly words: Range;
  /** What follows a known name and a colon: "# Role: editor". */
  readonly rest: Range | undefined;
}

export function headingOf(line: Line): Heading | undefined {
  const marked = hash.exec(line.text);
  const plain = marked ? undefined : (banner.exec(line.text) ?? boxed.exec(line.text));
  const words = marked?.[2] ?? plain?.slice(1).find((group) => group !== undefined);
  if (words === undefined || line.text.length >= 300) return undefined;
  // One shouted word may be all that a line has to say ("JSON").
  if (plain?.at(-1) === words && !words.includes(" ") && sectionNamed(words) === undefined) return undefined;
  const start = line.start + line.text.indexOf(words, marked?.[1]?.length ?? 0);
  const colon = /^([^:：]{1,40}?)[ \t]*[:：][ \t]*(?=\S)/.exec(words);
  const named = colon !== null && sectionNamed(colon[1]!) !== undefined;
  return {
    level: marked?.[1]?.length ?? (plain && boxed.test(line.text) ? 5 : 2),
    name: named ? colon[1]! : words.replace(/[:：]\s*$/, ""),
    words: { start, end: start + words.length },
    rest: named ? { start: start + colon[0].length, end: line.end } : undefined,
  };
}

export interface Label {
  readonly name: string;
  /** Behind the colon. */
  readonly end: number;
  /** Nothing follows on the line. */
  readonly alone: boolean;
  readonly section: SectionName | undefined;
}

export function labelOf(text: string, at: Range, inItem: boolean): Label | undefined {
  const line = text.slice(at.start, Math.min(at.end, at.start + 120));
  const match = label.exec(line);
  if (match === null) return undefined;
  const name = match[1]!.trim();
  const alone = line.slice(match[0].length).replace(/\*/g, "").trim() === "" && at.end - at.start < 120;
  const equals = match[0].includes("=");
  const section = sectionNamed(name, inItem) ?? (/^(?:[A-Z][a-z]*|[A-Z]+)$/.test(name) && alone ? "other" : undefined);
  if (equals && !(alone || section)) return undefined;
  if (section === undefined && alone && !isShort(name)) return undefined;
  return { name, end: at.start + match[0].length, alone, section };
}

/** "Translate the text below:" is a sentence; a label of unknown words is two or three of them. */
function isShort(name: string): boolean {
  return name.split(/\s+/).length <= 3 && (name.match(/\p{Script=Han}/gu)?.length ?? 0) <= 4;
}
