import type { CommentSyntax } from "../lint/comments";
import { languageOf } from "../text/language";
import { RangeSet } from "../text/range-set";
import { estimateTokens } from "../text/tokens";
import type { Delimiter, Mask, PromptDocument, Sentence } from "./document";
import { findCandidates, type Candidate } from "./parser/candidates";
import { findElements } from "./parser/elements";
import { findExamples } from "./parser/examples";
import { kindOf } from "./parser/kind";
import { findMaterials } from "./parser/material/find";
import { scanPrompt, type Scan } from "./parser/scan";
import { findRepeatedTask, findTask } from "./parser/task";

export interface ParseOptions {
  /** The comments that are stripped before the model sees the prompt, so that they are no part of it. Default none. */
  readonly strippedComments?: readonly CommentSyntax[];
}

/**
 * Takes a prompt apart: front matter, chat messages, blocks, sentences, the guide's elements, variables, delimiters
 * and masks, each with UTF-16 offsets into `text`. Works on any string in time linear in its length; never throws.
 */
export function parsePrompt(text: string, options: ParseOptions = {}): PromptDocument {
  const scan = scanPrompt(text, options.strippedComments ?? []);
  const candidates = findCandidates(scan);
  const examples = findExamples(scan, candidates);
  const materials = scan.isData ? [] : findMaterials(scan, candidates, examples);
  const masks: Mask[] = [
    ...scan.masks,
    ...materials.map(({ range }) => ({ range, reason: "input" as const })),
    ...examples.map(({ range }) => ({ range, reason: "example" as const })),
  ].sort((a, b) => a.range.start - b.range.start);
  const notInstruction = new RangeSet([...materials, ...examples].map(({ range }) => range));
  const own = candidates.filter((candidate) => !notInstruction.has(candidate.range.start));
  const task = findTask(own);
  const repeatedTask = findRepeatedTask(scan, own, task);
  const elements = findElements(scan, own, task, examples, materials);
  const sentences = new Map(own.map((candidate) => [candidate, toSentence(candidate)]));
  return {
    text,
    language: languageOf(scan.visible),
    kind: kindOf(scan, task, elements, materials, examples),
    tokens: estimateTokens(sentText(scan)),
    frontMatter: scan.frontMatter,
    messages: scan.messages,
    blocks: scan.blocks,
    sentences: [...sentences.values()],
    elements,
    materials,
    examples,
    variables: scan.variables,
    delimiters: delimitersOf(scan),
    loneTags: scan.loneTags,
    masks,
    task: task && sentences.get(task),
    repeatedTask: repeatedTask && sentences.get(repeatedTask),
    isTemplate: scan.variables.length > 0,
  };
}

/** What is sent of the text: all but the front matter and the stripped comments. */
function sentText({ text, masks }: Scan): string {
  const dropped = masks.filter(({ reason }) => reason === "front-matter" || reason === "comment");
  let sent = "";
  let from = 0;
  for (const { start, end } of new RangeSet(dropped.map(({ range }) => range))) {
    sent += text.slice(from, start);
    from = end;
  }
  return sent + text.slice(from);
}

function toSentence({ range, block, message, language, elements, directive }: Candidate): Sentence {
  return { range, block, message, language, elements, directive };
}

function delimitersOf(scan: Scan): Delimiter[] {
  return [...scan.fences, ...scan.tripleQuotes, ...scan.tags, ...scan.quotes].sort(
    (a, b) => a.open.start - b.open.start,
  );
}
