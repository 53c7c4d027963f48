import type { CommentSyntax } from "../../lint/comments";
import { RangeSet } from "../../text/range-set";
import { clamp, firstEndingAfter, type Range } from "../../text/range";
import type { Block, Delimiter, FrontMatter, Mask, Message, Variable } from "../document";
import { inSmallLetters } from "../lexicon/lexicon";
import { commentFinder } from "../stripped-comments";
import { parseBlocks } from "./blocks";
import { parseMessages } from "./chat";
import { findBareCode } from "./code";
import { parseFrontMatter } from "./front-matter";
import { findFences, findQuotes, findTags, findTripleQuotes, type LoneTag } from "./marks";
import { findVariables } from "./variables";

/** What a prompt's marks alone tell, before any word is read for its meaning. */
export interface Scan {
  readonly text: string;
  /** The text with quotes, variables, code and comments blanked out, every offset unchanged. */
  readonly visible: string;
  /** The same in small letters, for the lexicon. */
  readonly smallVisible: string;
  readonly frontMatter: FrontMatter | undefined;
  readonly messages: readonly Message[];
  readonly blocks: readonly Block[];
  readonly fences: readonly Delimiter[];
  /** Program text without a fence around it. */
  readonly bareCode: readonly Range[];
  readonly tripleQuotes: readonly Delimiter[];
  readonly tags: readonly Delimiter[];
  readonly loneTags: readonly LoneTag[];
  readonly quotes: readonly Delimiter[];
  readonly variables: readonly Variable[];
  readonly masks: readonly Mask[];
  /** The whole prompt is one JSON document, as image models like it; its strings are its sentences. */
  readonly isData: boolean;
}

/** Stands for a character of a quote or a slot in the visible text; no pattern for words matches it by accident. */
export const blanked = "\uFFFC";

/** `stripped` names the comments that are gone before the model sees the prompt. */
export function scanPrompt(text: string, stripped: readonly CommentSyntax[]): Scan {
  const frontMatter = parseFrontMatter(text);
  const body = { start: frontMatter?.range.end ?? 0, end: text.length };
  const { fences, comments } = findFences(text, body, commentFinder(text, stripped));
  const fenced = new RangeSet(fences.map((fence) => wholeOf(fence, body.end)));
  const setOff = new RangeSet([...fenced, ...comments]);
  const bareCode = findBareCode(text, body, (offset) => setOff.has(offset));
  const code = new RangeSet([...fenced, ...bareCode]);
  const hidden = new RangeSet([...comments, ...code]);
  const inside = (offset: number): boolean => hidden.has(offset);
  const messages = parseMessages(text, body, comments, inside);
  const markers = new RangeSet(messages.map((message) => message.marker));
  const { pairs: tags, lone: loneTags } = findTags(text, body, inside);
  const tripleQuotes = findTripleQuotes(text, body, inside);
  const notSlots = new RangeSet([...tags.flatMap((tag) => [tag.open, tag.close!]), ...markers, ...comments]);
  const skip = (offset: number): boolean => notSlots.has(offset);
  const variables = findVariables(text, body, (offset) => code.has(offset), skip);
  const slots = new RangeSet(variables.map((variable) => variable.range));
  const marks = new RangeSet(tripleQuotes.flatMap((quote) => [quote.open, quote.close ?? quote.open]));
  const isData = messages[0]!.marker.end === messages[0]!.marker.start && isJson(text.slice(body.start));
  const quotes = isData
    ? []
    : findQuotes(text, body, (offset) => inside(offset) || slots.has(offset) || marks.has(offset));
  const masks: Mask[] = [
    ...(frontMatter ? [{ range: frontMatter.range, reason: "front-matter" as const }] : []),
    ...comments.map((range) => ({ range, reason: "comment" as const })),
    ...[...code].map((range) => ({ range, reason: "code" as const })),
    ...quotes.map((quote) => ({ range: quote.content, reason: "quoted" as const })),
    ...variables.map((variable) => ({ range: variable.range, reason: "variable" as const })),
  ];
  const codeBlocks = [
    ...fences.map((fence) => ({
      range: wholeOf(fence, body.end),
      content: fence.content,
      name: text.slice(fence.open.start, fence.open.end).replace(/^\W*/, ""),
    })),
    ...bareCode.map((range) => ({ range, content: range, name: "" })),
  ].sort((a, b) => a.range.start - b.range.start);
  const blocks = isData
    ? stringBlocks(text, body)
    : messages
        .filter((message) => message.role !== "assistant" && message.role !== "tool")
        .flatMap(({ content }) =>
          parseBlocks(
            text,
            content,
            within(codeBlocks, content, (block) => block.range).map((block) => ({
              range: clamp(block.range, content),
              content: clamp(block.content, content),
              name: block.name,
            })),
            within(comments, content, (range) => range),
          ),
        );
  const visible = blank(text, masks);
  return {
    text,
    visible,
    smallVisible: inSmallLetters(visible),
    frontMatter,
    messages,
    blocks,
    fences,
    bareCode,
    tripleQuotes,
    tags,
    loneTags,
    quotes,
    variables,
    masks,
    isData,
  };
}

// Slots and stray commas keep many of them from being valid JSON.
function isJson(text: string): boolean {
  const body = text.trim();
  if (!/^[{[]/.test(body) || !/[}\]]$/.test(body)) return false;
  const keys = body.slice(0, 20000).match(/^[ \t{[,]*"[^"\n]{1,60}"\s*:/gm)?.length ?? 0;
  const lines = body.slice(0, 20000).split("\n").length;
  return keys >= 3 && keys * 3 >= lines;
}

/** The strings of a JSON document that hold a few words, each as a paragraph. */
function stringBlocks(text: string, range: Range): Block[] {
  return [...text.slice(range.start, range.end).matchAll(/"((?:[^"\\\n]|\\.)*)"([ \t]*:)?/g)].flatMap((match) => {
    const [, words, colon] = match;
    if (words!.length < 20 || colon !== undefined) return [];
    const start = range.start + match.index + 1;
    const content = { start, end: start + words!.length };
    return [{ type: "paragraph" as const, range: content, content, section: undefined, level: 0, name: "" }];
  });
}

/** Those of `items` (in the text's order, not overlapping) that share a character with `outer`. */
function within<Item>(items: readonly Item[], outer: Range, rangeOf: (item: Item) => Range): Item[] {
  const inside: Item[] = [];
  for (let i = firstEndingAfter(items, outer.start, rangeOf); i < items.length; i++) {
    if (rangeOf(items[i]!).start >= outer.end) break;
    inside.push(items[i]!);
  }
  return inside;
}

/** A delimited part with its marks. */
export function wholeOf(delimiter: Delimiter, end: number): Range {
  return { start: delimiter.open.start, end: delimiter.close?.end ?? end };
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
