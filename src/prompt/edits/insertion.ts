import type { Range, TextEdit } from "../../text/range";
import { overlaps, trimmed } from "../../text/range";
import type { Wording } from "../lexicon/lexicon";
import type { Block, Message, PromptDocument } from "../document";

/** The language in which words are added to a prompt: its own, or that of its task where it mixes them. */
export function writingLanguage(document: PromptDocument): "en" | "zh" {
  return document.language === "mixed" ? (document.task?.language ?? "en") : document.language;
}

/** A slot for the author to fill: in brackets, which no program takes for a variable that it must give a value. */
export function slot(document: PromptDocument, words: Wording): string {
  return writingLanguage(document) === "zh" ? `【填写${words.zh}】` : `[${words.en}]`;
}

/** Puts a paragraph before all else that the model sees, behind a title and front matter. */
export function insertAtTop(document: PromptDocument, paragraph: string): TextEdit {
  const message = document.messages.find(isOwn);
  const first = document.blocks.find((block) => block.type !== "comment");
  if (message === undefined || first === undefined) return paragraphAt(document, bodyEnd(document), paragraph);
  const title = first.type === "heading" && first.section === undefined;
  return paragraphAt(
    document,
    title ? first.range.end : lineStart(document.text, first.range.start, message),
    paragraph,
  );
}

/** Puts a paragraph behind all that the author says, in the last message that is not the model's. */
export function insertAtEnd(document: PromptDocument, paragraph: string): TextEdit {
  const message = document.messages.findLast(isOwn);
  return paragraphAt(document, message ? contentEnd(document.text, message) : bodyEnd(document), paragraph);
}

/**
 * Puts a paragraph behind the task and the list or fence that belongs to it. Where the material runs on from the task
 * without a mark, the paragraph goes before the task, so that it is not taken for material.
 */
export function insertAfterTask(document: PromptDocument, paragraph: string): TextEdit {
  const { task, text } = document;
  if (task === undefined) return insertAtEnd(document, paragraph);
  const unclosed = document.delimiters.find(({ type, close }) => type === "fence" && close === undefined);
  const leads = /[:：][ \t*_]*$/.test(text.slice(task.block.range.start, task.block.range.end));
  if (unclosed && unclosed.open.start >= task.block.range.end && !leads)
    return paragraphAt(document, trimmed(text, task.block.range).end, paragraph);
  if (unclosed || materialRunsOn(document, task.block))
    return paragraphAt(document, lineStart(text, task.block.range.start, task.message), paragraph);
  return paragraphAt(document, lastOfTask(document, task.block).range.end, paragraph);
}

/** Adds a sentence to the paragraph of the task, or puts it where `insertAfterTask` would. */
export function insertSentence(document: PromptDocument, sentence: string): TextEdit {
  const { task, text } = document;
  const block = task?.block;
  if (
    block === undefined ||
    block.type !== "paragraph" ||
    document.materials.some(({ range }) => overlaps(range, block.range))
  )
    return insertAfterTask(document, sentence);
  const { end } = trimmed(text, block.range);
  if (!/[.!?。！？]$/.test(text.slice(0, end).slice(-1))) return insertAfterTask(document, sentence);
  return { range: { start: end, end }, text: /[。！？]$/.test(text[end - 1]!) ? sentence : ` ${sentence}` };
}

/** Puts `paragraph` at `offset` with one blank line between it and what stands around it, in the text's line breaks. */
export function paragraphAt({ text, frontMatter }: PromptDocument, offset: number, paragraph: string): TextEdit {
  const before = text.slice(frontMatter?.range.end ?? 0, offset);
  const after = text.slice(offset);
  const above = before.trim() === "" ? 2 : breaks(/\n[ \t]*(?:\r?\n)?[ \t]*$/.exec(before.slice(-80)));
  const below = after.trim() === "" ? 2 : breaks(/^[ \t]*\r?\n(?:[ \t]*\r?\n)?/.exec(after.slice(0, 80)));
  const added = "\n".repeat(Math.max(0, 2 - above)) + paragraph + "\n".repeat(Math.max(0, 2 - below));
  return { range: { start: offset, end: offset }, text: text.includes("\r\n") ? added.replace(/\n/g, "\r\n") : added };
}

function breaks(match: RegExpExecArray | null): number {
  return (match?.[0].split("\n").length ?? 1) - 1;
}

function isOwn(message: Message): boolean {
  return message.role === "system" || message.role === "user";
}

function contentEnd(text: string, message: Message): number {
  const content = trimmed(text, message.content);
  return content.end > content.start ? content.end : message.content.end;
}

function bodyEnd(document: PromptDocument): number {
  return trimmed(document.text, { start: document.frontMatter?.range.end ?? 0, end: document.text.length }).end;
}

/** The start of the line at `offset`, or of the message where that begins on the same line. */
function lineStart(text: string, offset: number, message: Message): number {
  return Math.max(text.lastIndexOf("\n", offset - 1) + 1, message.content.start);
}

/** Whether text to work on begins in the task's own block, or behind it with nothing that sets it off. */
function materialRunsOn(document: PromptDocument, block: Block): boolean {
  const task = document.task!.range;
  return document.materials.some(
    ({ range, slot, delimited }) =>
      !slot && range.end > task.end && (overlaps(range, block.range) || (!delimited && range.start >= block.range.end)),
  );
}

/** The last of the blocks that go on from the task's: the rest of its list, or what its colon leads to. */
function lastOfTask(document: PromptDocument, block: Block): Block {
  const { blocks, text } = document;
  let index = blocks.indexOf(block);
  let last = block;
  const leads = (at: Range): boolean => /[:：][ \t*_]*$/.test(text.slice(Math.max(at.start, at.end - 8), at.end));
  for (let next = blocks[++index]; next !== undefined; next = blocks[++index]) {
    const attached = text.slice(last.range.end, next.range.start).split("\n").length <= 2;
    const list = next.type === "item" && (last.type === "item" || attached || leads(last.range));
    const shown =
      (next.type === "fence" || next.type === "table" || next.type === "quote") && (attached || leads(last.range));
    if (!list && !shown && !(attached && next.type === "paragraph")) break;
    last = next;
  }
  return last;
}
