import type { Range } from "../../text/range";
import type { TokenNats } from "./stretch";

/** A word, and its nats: the sum of its tokens'. */
export interface WordNats extends Range {
  readonly nats: number;
}

const inWord = /[\p{L}\p{N}\p{M}'’_]/u;
const isHan = /\p{Script=Han}/u;

/** The words of a text by its tokens: what a reader sees as one is one, a Han character by itself. In the text's order. */
export function wordsOf(text: string, tokens: TokenNats): WordNats[] {
  const words: { start: number; end: number; nats: number }[] = [];
  for (let i = 0; i < tokens.length; i += 3) {
    const nats = tokens[i + 2]!;
    const place = trimmed(text, tokens[i]!, tokens[i + 1]!);
    const last = words.at(-1);
    if (last !== undefined && goesOn(text, last, place)) {
      last.nats += nats;
      last.end = Math.max(last.end, place.end);
    } else if (place.start < place.end) words.push({ ...place, nats });
  }
  return words;
}

/** A token without the white space at its ends. */
function trimmed(text: string, start: number, end: number): Range {
  while (start < end && /\s/.test(text[start]!)) start++;
  while (end > start && /\s/.test(text[end - 1]!)) end--;
  return { start, end };
}

/** Whether a token belongs to the word before it: it shares a character with it, or no boundary of words is between them. */
function goesOn(text: string, word: Range, { start, end }: Range): boolean {
  if (start >= end) return start > word.start && start < word.end;
  if (start < word.end) return true;
  if (start > word.end) return false;
  const before = text[start - 1]!;
  const behind = text[start]!;
  return inWord.test(before) && inWord.test(behind) && !isHan.test(before) && !isHan.test(behind);
}
