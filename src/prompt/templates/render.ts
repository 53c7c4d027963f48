import { RangeSet } from "../../text/range-set";
import type { Range } from "../../text/range";
import type { ChatRole, PromptDocument } from "../document";
import { withItsLine } from "../stripped-comments";
import type { ChatTemplate, Turn } from "./template";
import { sourceTurns, type SourceTurn } from "./turns";

export interface RenderPromptOptions {
  /** Leaves in the comments that the document was parsed without. Default false. */
  readonly keepComments?: boolean;
  /** Ends with the words that make the model answer. Default true. */
  readonly generationPrompt?: boolean;
}

/** A stretch of the rendered text that the author wrote, and where it comes from. */
export interface RenderedSpan {
  readonly range: Range;
  readonly source: Range;
  readonly role: ChatRole;
}

export interface RenderedPrompt {
  readonly text: string;
  /** In the text's order; what lies between them, the template wrote. */
  readonly spans: readonly RenderedSpan[];
}

/**
 * The string that a model sees of a prompt: its messages in the chat template, special tokens shown as themselves, front
 * matter and comments left out, white space at the ends of messages removed, unfilled variables as they are. A prompt
 * already written with a template's markers is taken apart first. Never throws.
 */
export function renderPrompt(
  document: PromptDocument,
  template: ChatTemplate,
  { keepComments = false, generationPrompt = true }: RenderPromptOptions = {},
): RenderedPrompt {
  const gone = keepComments ? [] : commentsOf(document);
  const sources = sourceTurns(document).map((turn) => ({ ...turn, pieces: without(turn.range, gone, document.text) }));
  const kept = sources.filter(({ pieces }) => pieces.length > 0);
  return fillIn(template.render(placeholders(kept), { generationPrompt }), document.text, kept);
}

type CutTurn = SourceTurn & { readonly pieces: readonly Range[] };

// Turns go through the template as private-use marks, so that no template can change or read the author's words.
const slot = /\uE000(\d+)\uE001/g;

function placeholders(sources: readonly CutTurn[]): Turn[] {
  const turns: Turn[] = [];
  for (const [index, { role }] of sources.entries()) {
    const text = `\uE000${index}\uE001`;
    const last = turns.at(-1);
    if (role !== "input") turns.push({ role, text });
    else if (last?.role === "user" && last.input === undefined) turns[turns.length - 1] = { ...last, input: text };
    else turns.push({ role: "user", text });
  }
  return turns;
}

function fillIn(rendered: string, text: string, sources: readonly CutTurn[]): RenderedPrompt {
  const spans: RenderedSpan[] = [];
  let written = "";
  let from = 0;
  for (const match of rendered.matchAll(slot)) {
    const { role, pieces } = sources[Number(match[1])]!;
    written += rendered.slice(from, match.index);
    from = match.index + match[0].length;
    for (const source of pieces) {
      const start = written.length;
      written += text.slice(source.start, source.end);
      spans.push({ range: { start, end: written.length }, source, role: role === "input" ? "user" : role });
    }
  }
  return { text: written + rendered.slice(from), spans };
}

/** The comments that are stripped, each with its line when it stands alone. */
function commentsOf({ text, masks }: PromptDocument): Range[] {
  const comments = masks.filter(({ reason }) => reason === "comment");
  return [...new RangeSet(comments.map(({ range }) => withItsLine(text, range)))];
}

/** What is left of `range` without `gone` (sorted, apart) and without the white space at its ends. */
function without(range: Range, gone: readonly Range[], text: string): Range[] {
  const pieces: Range[] = [];
  let from = range.start;
  for (const { start, end } of gone) {
    if (end <= from || start >= range.end) continue;
    if (start > from) pieces.push({ start: from, end: start });
    from = end;
  }
  if (from < range.end) pieces.push({ start: from, end: range.end });
  return trimEnds(pieces, text);
}

function trimEnds(pieces: Range[], text: string): Range[] {
  const blank = (piece: Range): boolean => text.slice(piece.start, piece.end).trim() === "";
  while (pieces.length > 0 && blank(pieces[0]!)) pieces.shift();
  while (pieces.length > 0 && blank(pieces.at(-1)!)) pieces.pop();
  const first = pieces[0];
  if (first === undefined) return [];
  const lead = text.slice(first.start, first.end).search(/\S/);
  pieces[0] = { start: first.start + lead, end: first.end };
  const last = pieces.at(-1)!;
  pieces[pieces.length - 1] = {
    start: last.start,
    end: last.start + text.slice(last.start, last.end).trimEnd().length,
  };
  return pieces;
}
