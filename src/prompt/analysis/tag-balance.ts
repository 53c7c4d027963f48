import { nearestName } from "../../lint/suggest";
import { slice, trimmed, type Range, type TextEdit } from "../../text/range";
import { RangeSet } from "../../text/range-set";
import type { LoneTag, PromptDocument } from "../document";
import { sectionNamed } from "../lexicon/sections";
import { earlyTags, endsEarly, endsLine, startsLine } from "./nesting";
import { isInCodeSpan } from "./code-spans";
import { blockAt, messageEnd } from "./places";

/** A tag without its other half, and the edit that mends it. */
export interface UnbalancedTag {
  /** Closes nothing; closes nothing but is near the name of an open one; lacks its slash; is never closed. */
  readonly fault: "stray" | "near" | "slash" | "open";
  readonly range: Range;
  /** The tag as written. */
  readonly mark: string;
  /** The closing tag that is wanted. */
  readonly close: string;
  /** The open tag of nearly the same name. */
  readonly other: string;
  readonly edit: TextEdit;
}

/**
 * Tags of the author's own that are opened and not closed, or closed and not opened. Most lone opening tags are slots
 * or names in prose; only those count that begin a line and hold what material holds.
 */
export function findUnbalancedTags(document: PromptDocument): UnbalancedTag[] {
  const { text } = document;
  const early = earlyTags(document);
  const lone = ownTags(document).filter((tag) => !endsEarly(early, tag));
  const isMark = ({ range }: LoneTag): boolean => startsLine(text, range.start) || endsLine(text, range.end);
  const opened = lone.filter((tag) => !tag.closing && isMark(tag)).slice(0, most);
  const settled = new Set<LoneTag>();
  const closing = lone.filter((tag) => tag.closing).slice(0, most);
  return [
    ...closing.map((tag) => withoutOpening(text, tag, opened, settled)),
    ...opened.flatMap((tag, index) => withoutClosing(document, tag, opened[index + 1], settled)),
  ];
}

// Every closing tag looks for the nearest name among the open ones.
const most = 100;

function withoutOpening(text: string, tag: LoneTag, opened: readonly LoneTag[], settled: Set<LoneTag>): UnbalancedTag {
  const { name, range } = tag;
  const mark = slice(text, range);
  const before = opened.filter((other) => other.range.end <= range.start && !settled.has(other));
  const near = nearestName(
    name,
    before.map((other) => other.name),
  );
  const partner = before.findLast((other) => other.name === near);
  if (partner !== undefined) {
    settled.add(partner);
    const close = `</${partner.name}>`;
    return { fault: "near", range, mark, close, other: slice(text, partner.range), edit: { range, text: close } };
  }
  const alone = startsLine(text, range.start) && endsLine(text, range.end);
  const start = alone ? trimmed(text, { start: 0, end: range.start }).end : range.start;
  return {
    fault: "stray",
    range,
    mark,
    close: mark,
    other: mark,
    edit: { range: { start, end: range.end }, text: "" },
  };
}

function withoutClosing(
  document: PromptDocument,
  tag: LoneTag,
  next: LoneTag | undefined,
  settled: Set<LoneTag>,
): UnbalancedTag[] {
  if (settled.has(tag)) return [];
  const { text } = document;
  const mark = slice(text, tag.range);
  const close = `</${tag.name}>`;
  if (next?.name === tag.name && isPair(text, tag, next)) {
    settled.add(next);
    return [{ fault: "slash", range: next.range, mark, close, other: mark, edit: { range: next.range, text: close } }];
  }
  if (!opensMaterial(document, tag)) return [];
  const end = messageEnd(document, tag.range.start);
  const edit = { range: { start: end, end }, text: `\n${close}` };
  return [{ fault: "open", range: tag.range, mark, close, other: mark, edit }];
}

/** Two opening tags at the two ends of a passage. */
function isPair(text: string, tag: LoneTag, next: LoneTag): boolean {
  if (!startsLine(text, tag.range.start) || !endsLine(text, next.range.end)) return false;
  const between = slice(text, { start: tag.range.end, end: next.range.start });
  return between.trim() !== "" && !/\n[ \t]*\r?\n/.test(between);
}

/** A tag on a line of its own, named as material is, with text or a slot on the next line: no slot, but an open tag. */
function opensMaterial(document: PromptDocument, { name, range }: LoneTag): boolean {
  const { text } = document;
  if (!startsLine(text, range.start) || !endsLine(text, range.end)) return false;
  if (sectionNamed(name) !== "input" || blockAt(document, range.start)?.section === "outputFormat") return false;
  if (/[:：][ \t]*$/.test(trimmedBefore(text, range.start))) return false;
  const next = /^[ \t]*\r?\n([^\r\n]+)/.exec(text.slice(range.end, range.end + 2000))?.[1] ?? "";
  return next.trim() !== "" && !/[:：]\s*$/.test(next);
}

function trimmedBefore(text: string, offset: number): string {
  return text.slice(Math.max(0, offset - 80), offset).trimEnd();
}

/** Lone tags of the author's own, not in code, an example, a quote or material that is marked off. */
function ownTags(document: PromptDocument): LoneTag[] {
  const hidden = new RangeSet([
    ...document.masks.filter(({ reason }) => !["variable", "input"].includes(reason)).map(({ range }) => range),
    ...document.materials.filter(({ delimited, slot }) => delimited && !slot).map(({ range }) => range),
  ]);
  return document.loneTags.filter(({ range }) => !hidden.has(range.start) && !isInCodeSpan(document.text, range.start));
}
