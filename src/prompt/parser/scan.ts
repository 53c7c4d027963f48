import type { CommentSyntax } from "../../lint/comments";
import { blankOut } from "../../text/blank-out";
import { RangeSet } from "../../text/range-set";
import { clamp, within, type Range } from "../../text/range";
import type { Block, Delimiter, FrontMatter, LoneTag, Mask, Message, Variable } from "../document";
import { inSmallLetters } from "../lexicon/lexicon";
import { commentFinder } from "../stripped-comments";
import { parseBlocks } from "./blocks";
import { parseMessages } from "./chat";
import { findBareCode } from "./code";
import { isJson, stringBlocks } from "./data";
import { parseFrontMatter } from "./front-matter";
import { findFences, findQuotes, findTags, findTripleQuotes } from "./marks";
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
  const blocks = isData ? stringBlocks(text, body) : blocksOf(text, body, messages, fences, bareCode, comments);
  const visible = blankOut(
    text,
    masks.map((mask) => mask.range),
  );
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

/** The blocks of what the model is told; messages of its own are examples, and tools' are material. */
function blocksOf(
  text: string,
  body: Range,
  messages: readonly Message[],
  fences: readonly Delimiter[],
  bareCode: readonly Range[],
  comments: readonly Range[],
): Block[] {
  const code = [
    ...fences.map((fence) => ({
      range: wholeOf(fence, body.end),
      content: fence.content,
      name: languageOf(text, fence),
    })),
    ...bareCode.map((range) => ({ range, content: range, name: "" })),
  ].sort((a, b) => a.range.start - b.range.start);
  const hidden = comments.map((range) => ({ range }));
  return messages
    .filter(({ role }) => role !== "assistant" && role !== "tool")
    .flatMap(({ content }) => {
      const inside = within(code, content).map((block) => ({
        range: clamp(block.range, content),
        content: clamp(block.content, content),
        name: block.name,
      }));
      return parseBlocks(
        text,
        content,
        inside,
        within(hidden, content).map(({ range }) => range),
      );
    });
}

/** The language that a fence names. */
function languageOf(text: string, fence: Delimiter): string {
  return text.slice(fence.open.start, fence.open.end).replace(/^\W*/, "");
}

/** A delimited part with its marks. */
export function wholeOf(delimiter: Delimiter, end: number): Range {
  return { start: delimiter.open.start, end: delimiter.close?.end ?? end };
}
