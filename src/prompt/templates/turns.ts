import { RangeSet } from "../../text/range-set";
import { trimmed, type Range } from "../../text/range";
import type { ChatRole, MaskReason, PromptDocument } from "../document";
import { chatTemplates } from ".";
import type { MarkerMatch } from "./markers/catalog";
import { findMarkers } from "./markers/detect";

/** Who speaks in a stretch of the text; `input` is the material of an Alpaca instruction. */
export interface SourceTurn {
  readonly role: ChatRole | "input";
  /** Without the white space at its ends. */
  readonly range: Range;
}

const hidden: ReadonlySet<MaskReason> = new Set(["code", "quoted", "front-matter", "comment"]);

/** The chat templates' markers that the author wrote: those that count, and not in code, quotes or comments. */
export function templateMarkers(document: PromptDocument): MarkerMatch[] {
  const masked = new RangeSet(document.masks.filter((mask) => hidden.has(mask.reason)).map((mask) => mask.range));
  return findMarkers(document.text).filter((match) => match.certain && !masked.has(match.range.start));
}

/**
 * Who says what in a prompt: by the markers of a chat template, else by the document's messages. Empty turns are left
 * out, and so is a system text that a template itself would write.
 */
export function sourceTurns(document: PromptDocument): SourceTurn[] {
  const markers = templateMarkers(document);
  const start = document.frontMatter?.range.end ?? 0;
  const turns =
    markers.length === 0
      ? document.messages.map(({ role, content }) => ({ role, range: trimmed(document.text, content) }))
      : turnsBetween(document.text, start, markers);
  return turns.filter(({ range }) => range.end > range.start && !isPreamble(document.text, range));
}

const preambles = new Set(chatTemplates.flatMap((template) => template.preambles));

function isPreamble(text: string, range: Range): boolean {
  return range.end - range.start < 500 && preambles.has(text.slice(range.start, range.end));
}

function turnsBetween(text: string, start: number, markers: readonly MarkerMatch[]): SourceTurn[] {
  const turns: SourceTurn[] = [];
  let role: SourceTurn["role"] = "system";
  let from = start;
  for (const match of markers) {
    turns.push({ role, range: trimmed(text, { start: from, end: match.range.start }) });
    const header = match.role === "turn" ? roleBehind(text, match.range.end) : undefined;
    role = header?.role ?? roleAfter(match, role);
    from = header?.end ?? match.range.end;
  }
  turns.push({ role, range: trimmed(text, { start: from, end: text.length }) });
  return turns;
}

function roleAfter(match: MarkerMatch, role: SourceTurn["role"]): SourceTurn["role"] {
  switch (match.role) {
    case "system":
    case "user":
    case "assistant":
    case "input":
      return match.role;
    case "end":
    case "eos":
      return "user";
    default:
      return role;
  }
}

const roleWords: Readonly<Record<string, ChatRole>> = {
  system: "system",
  user: "user",
  assistant: "assistant",
  model: "assistant",
  tool: "tool",
  ipython: "tool",
};

/** The role that a header such as `<|im_start|>user` names, and where its word ends. */
export function roleBehind(text: string, at: number): { readonly role: ChatRole; readonly end: number } | undefined {
  const word = /^[ \t]*([a-z]{4,9})(?![\w-])/.exec(text.slice(at, at + 16));
  const role = word === null ? undefined : roleWords[word[1]!];
  return role === undefined ? undefined : { role, end: at + word![0].length };
}
