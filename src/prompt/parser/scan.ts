import { RangeSet } from "../../text/range-set";
import type { Range } from "../../text/range";
import type { Block, Delimiter, FrontMatter, Mask, Message, Variable } from "../document";
import { parseBlocks } from "./blocks";
import { parseMessages } from "./chat";
import { parseFrontMatter } from "./front-matter";
import { findFences, findQuotes, findTags, findTripleQuotes, type LoneTag } from "./marks";
import { findVariables } from "./variables";

/** What a prompt's marks alone tell, before any word is read for its meaning. */
export interface Scan {
  readonly text: string;
  /** The text with quotes, variables, code and comments blanked out, every offset unchanged. */
  readonly visible: string;
  readonly frontMatter: FrontMatter | undefined;
  readonly messages: readonly Message[];
  readonly blocks: readonly Block[];
  readonly fences: readonly Delimiter[];
  readonly tripleQuotes: readonly Delimiter[];
  readonly tags: readonly Delimiter[];
  readonly loneTags: readonly LoneTag[];
  readonly quotes: readonly Delimiter[];
  readonly variables: readonly Variable[];
  readonly masks: readonly Mask[];
}

/** Stands for a character of a quote or a slot in the visible text; no pattern for words matches it by accident. */
export const blanked = "\uFFFC";

const htmlComment = /<!--[\s\S]*?(?:-->|$)/g;

export function scanPrompt(text: string, stripsComments: boolean): Scan {
  const frontMatter = parseFrontMatter(text);
  const body = { start: frontMatter?.range.end ?? 0, end: text.length };
  const fences = findFences(text, body);
  const code = new RangeSet(fences.map((fence) => wholeOf(fence, body.end)));
  const comments = stripsComments ? findComments(text, body).filter((comment) => !code.has(comment.start)) : [];
  const hidden = new RangeSet([...comments, ...code]);
  const inside = (offset: number): boolean => hidden.has(offset);
  const messages = parseMessages(text, body);
  const markers = new RangeSet(messages.map((message) => message.marker));
  const { pairs: tags, lone: loneTags } = findTags(text, body, inside);
  const tripleQuotes = findTripleQuotes(text, body, inside);
  const notSlots = new RangeSet([...tags.flatMap((tag) => [tag.open, tag.close!]), ...markers, ...comments]);
  const skip = (offset: number): boolean => notSlots.has(offset);
  const variables = findVariables(text, body, (offset) => code.has(offset), skip);
  const slots = new RangeSet(variables.map((variable) => variable.range));
  const marks = new RangeSet(tripleQuotes.flatMap((quote) => [quote.open, quote.close ?? quote.open]));
  const quotes = findQuotes(text, body, (offset) => inside(offset) || slots.has(offset) || marks.has(offset));
  const masks: Mask[] = [
    ...(frontMatter ? [{ range: frontMatter.range, reason: "front-matter" as const }] : []),
    ...comments.map((range) => ({ range, reason: "comment" as const })),
    ...[...code].map((range) => ({ range, reason: "code" as const })),
    ...quotes.map((quote) => ({ range: quote.content, reason: "quoted" as const })),
    ...variables.map((variable) => ({ range: variable.range, reason: "variable" as const })),
  ];
  const blocks = messages
    .filter((message) => message.role !== "assistant" && message.role !== "tool")
    .flatMap((message) => parseBlocks(text, message.content, within(fences, message.content), comments));
  return {
    text,
    visible: blank(text, masks),
    frontMatter,
    messages,
    blocks,
    fences,
    tripleQuotes,
    tags,
    loneTags,
    quotes,
    variables,
    masks,
  };
}

/** A delimited part with its marks. */
export function wholeOf(delimiter: Delimiter, end: number): Range {
  return { start: delimiter.open.start, end: delimiter.close?.end ?? end };
}

function within(delimiters: readonly Delimiter[], range: Range): Delimiter[] {
  return delimiters.filter((delimiter) => range.start <= delimiter.open.start && delimiter.open.start < range.end);
}

function findComments(text: string, range: Range): Range[] {
  return [...text.slice(range.start, range.end).matchAll(htmlComment)].map((match) => ({
    start: range.start + match.index,
    end: range.start + match.index + match[0].length,
  }));
}

function blank(text: string, masks: readonly Mask[]): string {
  let visible = "";
  let from = 0;
  for (const { start, end } of new RangeSet(masks.map((mask) => mask.range))) {
    visible += text.slice(from, start) + blanked.repeat(end - start);
    from = end;
  }
  return visible + text.slice(from);
}
