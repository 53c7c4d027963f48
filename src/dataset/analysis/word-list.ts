import type { Range } from "../../text/range";

/** A word of a list, found in a text. */
export interface WordMatch {
  /** As it stands in the list. */
  readonly word: string;
  readonly range: Range;
}

/**
 * Finds the words of a list in texts: ASCII letters whatever their case, words that begin or end in a letter or digit of
 * an alphabet as whole words, others (Chinese) anywhere. One look at each unit, and at the words that begin with it.
 */
export class WordList {
  private readonly starts = new Uint8Array(1 << 16);
  private readonly byFirst = new Map<number, string[]>();

  constructor(words: readonly string[]) {
    // The longest first, so that it wins where several begin at one place.
    const longestFirst = [...new Set(words.map((word) => word.trim()))]
      .filter(Boolean)
      .sort((a, b) => b.length - a.length);
    for (const word of longestFirst) {
      const first = folded(word.charCodeAt(0));
      this.starts[first] = 1;
      const list = this.byFirst.get(first);
      if (list === undefined) this.byFirst.set(first, [word]);
      else list.push(word);
    }
  }

  get isEmpty(): boolean {
    return this.byFirst.size === 0;
  }

  /** The matches in the text's order; they do not overlap. */
  find(text: string): WordMatch[] {
    const found: WordMatch[] = [];
    for (let at = 0; at < text.length; at++) {
      const first = folded(text.charCodeAt(at));
      if (this.starts[first] === 0) continue;
      const word = this.byFirst.get(first)!.find((one) => standsAt(text, at, one));
      if (word === undefined) continue;
      found.push({ word, range: { start: at, end: at + word.length } });
      at += word.length - 1;
    }
    return found;
  }
}

function folded(code: number): number {
  return code >= 65 && code <= 90 ? code + 32 : code;
}

function standsAt(text: string, at: number, word: string): boolean {
  const end = at + word.length;
  if (end > text.length) return false;
  for (let i = 0; i < word.length; i++)
    if (folded(text.charCodeAt(at + i)) !== folded(word.charCodeAt(i))) return false;
  return !(isSpelt(text, at - 1) && isSpelt(text, at)) && !(isSpelt(text, end - 1) && isSpelt(text, end));
}

/** Whether the unit at `at` is a letter or digit of an alphabet that writes words apart. */
function isSpelt(text: string, at: number): boolean {
  const code = text.charCodeAt(at);
  if (code < 0x80) return (code >= 48 && code <= 57) || (code >= 97 && code <= 122) || (code >= 65 && code <= 90);
  return code >= 0xc0 && code < 0x1100 && code !== 0xd7 && code !== 0xf7;
}
