import { slice, trimmed, type Range } from "../../text/range";
import type { Block, PromptDocument } from "../document";

/** Where a problem of the whole prompt is shown: the first line that the model sees. */
export function headRange(document: PromptDocument): Range {
  const first = document.blocks.find((block) => block.type !== "comment" && block.type !== "rule");
  return first === undefined ? { start: 0, end: 0 } : firstLine(document.text, first.range);
}

/** The part of `range` on its first line. */
export function firstLine(text: string, range: Range): Range {
  const lineEnd = slice(text, range).search(/[\r\n]/);
  return lineEnd < 0 ? range : { start: range.start, end: range.start + lineEnd };
}

/** Words of the prompt as a message quotes them: on one line, no longer than `longest` characters. */
export function quotable(text: string, range: Range, longest = 40): string {
  const characters = [
    ...slice(text, { start: range.start, end: Math.min(range.end, range.start + longest * 4) })
      .replace(/\s+/g, " ")
      .trim(),
  ];
  if (characters.length <= longest) return characters.join("");
  const cut = characters.slice(0, longest - 1).join("");
  // Not inside a word, where the script has spaces between words.
  const word = cut.search(/\s\S{1,15}$/);
  return `${(word > longest / 2 && /\w/.test(characters[longest - 1]!) ? cut.slice(0, word) : cut).trimEnd()}…`;
}

/** The block that covers `offset`. */
export function blockAt({ blocks }: PromptDocument, offset: number): Block | undefined {
  let low = 0;
  let high = blocks.length - 1;
  while (low <= high) {
    const middle = (low + high) >> 1;
    const { range } = blocks[middle]!;
    if (range.start > offset) high = middle - 1;
    else if (range.end <= offset) low = middle + 1;
    else return blocks[middle];
  }
  return undefined;
}

/**
 * Whether what a prompt lacks can be told at all: its language is one that the lexicons know, and it is no JSON object or
 * array, whose parts are fields instead of sentences.
 */
export function isReadable(document: PromptDocument): boolean {
  let answer = readable.get(document);
  if (answer === undefined) {
    answer = looksReadable(document);
    readable.set(document, answer);
  }
  return answer;
}

// Most rules about missing parts ask.
const readable = new WeakMap<PromptDocument, boolean>();

function looksReadable({ text, frontMatter, language }: PromptDocument): boolean {
  const body = text.slice(frontMatter?.range.end ?? 0, (frontMatter?.range.end ?? 0) + 4000);
  if (/^\s*(?:\{\s*["}]|\[\s*[{"\]])/.test(body)) return false;
  if (language !== "en") return true;
  const words = body.match(/\p{L}+/gu)?.length ?? 0;
  return words < 12 || (body.match(functionWords)?.length ?? 0) >= words * 0.04;
}

// Words that English cannot do without, and that its neighbours do not share.
const functionWords = /\b(?:the|and|of|to|with|that|this|your?|are|be|for|it)\b/gi;

/** Where the words of the message around `offset` end. */
export function messageEnd({ text, messages }: PromptDocument, offset: number): number {
  const message = messages.find(({ range }) => range.start <= offset && offset < range.end);
  return message === undefined ? text.length : Math.max(offset, trimmed(text, message.content).end);
}
