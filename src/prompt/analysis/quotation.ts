import { RangeSet } from "../../text/range-set";
import type { Range } from "../../text/range";
import type { PromptDocument } from "../document";
import { isInCodeSpan } from "./code-spans";
import { blockAt } from "./places";

/** A pair of quotation marks, and the pair of the same marks that it stands in. */
export interface NestedQuote {
  readonly outer: { readonly open: Range; readonly close: Range };
  readonly inner: { readonly open: Range; readonly close: Range };
}

export interface Quotation {
  readonly unclosed: readonly Range[];
  /** Closing marks that nothing opened. */
  readonly unopened: readonly Range[];
  readonly nested: readonly NestedQuote[];
}

export const closingQuotes: Readonly<Record<string, string>> = { "“": "”", "「": "」", "『": "』" };
const openingQuotes: Readonly<Record<string, string>> = { "”": "“", "」": "「", "』": "『" };

/**
 * How the curly and corner quotes outside code pair up, message by message. A quote may run over several
 * paragraphs, each with an opening mark of its own, as English prints speech. Straight quotes do not tell their side.
 */
export function findQuotation(document: PromptDocument): Quotation {
  const found = { unclosed: [] as Range[], unopened: [] as Range[], nested: [] as NestedQuote[] };
  const hidden = new RangeSet(
    document.masks
      .filter(({ reason }) => reason === "code" || reason === "comment" || reason === "variable")
      .map(({ range }) => range),
  );
  for (const { content } of document.messages) readMessage(document, content, hidden, found);
  // A text with so many halves means something else by them.
  const halves = found.unclosed.length + found.unopened.length;
  return halves > mostHalves ? { ...found, unclosed: [], unopened: [] } : found;
}

const mostHalves = 20;

interface Found {
  readonly unclosed: Range[];
  readonly unopened: Range[];
  readonly nested: NestedQuote[];
}

function readMessage({ text }: PromptDocument, range: Range, hidden: RangeSet, found: Found): void {
  const open: { readonly mark: string; readonly range: Range; inner: NestedQuote["inner"] | undefined }[] = [];
  for (const match of text.slice(range.start, range.end).matchAll(/[“”「」『』]/g)) {
    const mark = match[0];
    const i = range.start + match.index;
    if (hidden.has(i) || isInCodeSpan(text, i)) continue;
    const at = { start: i, end: i + 1 };
    const top = open.at(-1);
    if (mark in closingQuotes) {
      const continuesSpeech = top?.mark === mark && startsParagraph(text, i);
      if (!continuesSpeech) open.push({ mark, range: at, inner: undefined });
    } else if (top !== undefined && top.mark === openingQuotes[mark]) {
      open.pop();
      const outer = open.at(-1);
      if (outer?.mark === top.mark) outer.inner ??= { open: top.range, close: at };
      if (top.inner) found.nested.push({ outer: { open: top.range, close: at }, inner: top.inner });
    } else {
      found.unopened.push(at);
    }
  }
  for (const quote of open) found.unclosed.push(quote.range);
}

function startsParagraph(text: string, at: number): boolean {
  return /(?:^|\n)[ \t>*-]*$/.test(text.slice(Math.max(0, at - 20), at));
}

/** True where the other side may be there as a straight quote: `“like this"`. */
export function mayCloseStraight(document: PromptDocument, at: Range): boolean {
  const block = blockAt(document, at.start);
  if (block === undefined) return false;
  const from = Math.max(block.range.start, at.start - 4000);
  return (document.text.slice(from, Math.min(block.range.end, at.end + 4000)).split('"').length - 1) % 2 === 1;
}
