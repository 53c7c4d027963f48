import type { Range } from "../../text/range";
import { RangeSet } from "../../text/range-set";
import type { Delimiter, LoneTag, PromptDocument } from "../document";
import { writingLanguage } from "../edits/insertion";

/** A delimiter whose content holds its own closing mark, so that it seems to end too early. */
export interface EarlyEnd {
  readonly delimiter: Delimiter;
  /** The mark that was meant to close it. */
  readonly last: { readonly start: number; readonly end: number };
}

const opensCode = /^[ \t]{0,8}(?:`{3,}|~{3,})[^\s`~]/m;

/** Fences that hold a fence of their own (the last one then stays open), in order. */
export function earlyFences({ text, delimiters }: PromptDocument): EarlyEnd[] {
  const fences = delimiters.filter(({ type }) => type === "fence");
  const last = fences.at(-1);
  if (last === undefined || last.close !== undefined) return [];
  if (
    text
      .slice(last.open.start, last.open.end)
      .trim()
      .replace(/^[`~]+/, "") !== ""
  )
    return [];
  // Walk back over fences that may stand inside: each has a language, or its text would be the outer fence's.
  for (let i = fences.length - 2; i >= 0; i--) {
    const fence = fences[i]!;
    if (opensCode.test(text.slice(fence.content.start, fence.content.end)))
      return [{ delimiter: fence, last: last.open }];
    if (
      text
        .slice(fence.open.start, fence.open.end)
        .trim()
        .replace(/^[`~]+/, "") === ""
    )
      return [];
  }
  return [];
}

/** Triple quotes on lines of their own around text that has triple quotes in it, such as code with docstrings. */
export function earlyTripleQuotes({ text, delimiters, messages }: PromptDocument): EarlyEnd[] {
  const code = new RangeSet(delimiters.filter(({ type }) => type === "fence").map(({ content }) => content));
  return messages.flatMap(({ content }) =>
    ['"""', "'''"].flatMap((mark) => {
      const marks: Range[] = [];
      for (let at = text.indexOf(mark, content.start); at >= 0 && at < content.end; at = text.indexOf(mark, at + 3))
        if (!code.has(at)) marks.push({ start: at, end: at + 3 });
      const early = outermost(text, marks);
      return early.map(([open, last]) => ({
        delimiter: { type: "triple-quotes", open, close: last, content: { start: open.end, end: last.start }, mark },
        last,
      }));
    }),
  );
}

/** The pairs among `marks` that hold others, if the first mark stands at the head of a line and alone on it. */
function outermost(text: string, marks: readonly Range[]): (readonly [Range, Range])[] {
  const alone = marks.filter(({ start, end }) => (start === 0 || text[start - 1] === "\n") && endsLine(text, end));
  const [first, second, third] = alone;
  if (first === undefined || second === undefined || first !== marks[0]) return [];
  if (third !== undefined && alone.length === 3 && marks.length === 3) return [[first, third]];
  if (alone.length !== 2 || second !== marks.at(-1) || marks.length === 2) return [];
  return [[first, second]];
}

/** Tags whose content holds a closing tag of the same name (`</text>` twice), or an opening one. */
export function earlyTags({ text, delimiters, loneTags }: PromptDocument): EarlyEnd[] {
  const first = new Map<string, Delimiter>();
  const final = new Map<string, Delimiter>();
  for (const tag of delimiters) {
    if (tag.type !== "tag") continue;
    if (!first.has(tag.mark)) first.set(tag.mark, tag);
    final.set(tag.mark, tag);
  }
  const found = new Map<string, EarlyEnd>();
  for (const lone of loneTags) {
    if (found.has(lone.name)) continue;
    const pair = lone.closing ? final.get(lone.name) : first.get(lone.name);
    if (pair?.close === undefined) continue;
    if (lone.closing && pair.close.end <= lone.range.start) {
      found.set(lone.name, { delimiter: pair, last: lone.range });
    } else if (
      // A tag in the middle of a line is mostly just spoken of: "wrap it in <answer> tags".
      startsLine(text, lone.range.start) &&
      !lone.closing &&
      lone.range.end <= pair.open.start &&
      pair === final.get(lone.name)
    ) {
      found.set(lone.name, { delimiter: { ...pair, open: lone.range }, last: pair.close });
    }
  }
  return [...found.values()];
}

/** True where only white space stands before `offset` on its line. */
export function startsLine(text: string, offset: number): boolean {
  return /(?:^|\n)[ \t]*$/.test(text.slice(Math.max(0, offset - 40), offset));
}

/** True where only white space stands behind `offset` on its line. */
export function endsLine(text: string, offset: number): boolean {
  return /^[ \t]*(?:\r?\n|$)/.test(text.slice(offset, offset + 40));
}

/** True for a lone tag that belongs to a pair which ends too early. */
export function endsEarly(early: readonly EarlyEnd[], tag: LoneTag): boolean {
  return early.some(({ delimiter }) => delimiter.mark === tag.name);
}

const tagNames = { en: ["text", "input", "material"], zh: ["文本", "输入", "材料"] } as const;

/** A tag's name in the prompt's language that does not occur in it yet. */
export function freeTagName(document: PromptDocument): string {
  const names = tagNames[writingLanguage(document)];
  const isFree = (name: string): boolean => !document.text.includes(`<${name}`) && !document.text.includes(`</${name}`);
  const free = names.find(isFree);
  if (free !== undefined) return free;
  let number = 2;
  while (!isFree(`${names[0]}${number}`)) number++;
  return `${names[0]}${number}`;
}
