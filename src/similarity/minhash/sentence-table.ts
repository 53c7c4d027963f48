import { readLongSentences } from "../../text/long-sentences";
import { mix } from "../../text/mix";
import { GrowingNumbers } from "../growing-numbers";
import { Vocabulary } from "../token-table";
import type { Tokenizer } from "../tokenize";

/** The long sentences of texts that come one by one, each different one once; the texts themselves are not kept. */
export class SentenceTable {
  private readonly vocabulary: Vocabulary;
  /** Sentence `i` has `tokens[starts[i]]` up to `tokens[starts[i + 1]]`; text `i` likewise says `said`. */
  private readonly starts = new GrowingNumbers();
  private readonly tokens = new GrowingNumbers();
  private readonly textStarts = new GrowingNumbers();
  private readonly said = new GrowingNumbers();
  /** Slot → a sentence + 1, or 0. */
  private slots = new Uint32Array(1 << 12);

  constructor(tokenize: Tokenizer) {
    this.vocabulary = new Vocabulary(tokenize);
    this.starts.push(0);
    this.textStarts.push(0);
  }

  /** How many different sentences there are. */
  get size(): number {
    return this.starts.length - 1;
  }

  get texts(): number {
    return this.textStarts.length - 1;
  }

  add(text: string): void {
    const own = new Set<number>();
    readLongSentences(text, (_, start, end) => {
      const tokens = this.vocabulary.encode(text.slice(start, end));
      if (tokens.length > 0) own.add(this.sentence(tokens));
    });
    for (const sentence of own) this.said.push(sentence);
    this.textStarts.push(this.said.length);
  }

  /** The tokens of a sentence, by their numbers. */
  tokensOf(sentence: number): Uint32Array {
    return this.tokens.values().subarray(this.starts.at(sentence), this.starts.at(sentence + 1));
  }

  /** What a text says, each sentence once. */
  sentencesOf(text: number): Uint32Array {
    return this.said.values().subarray(this.textStarts.at(text), this.textStarts.at(text + 1));
  }

  /** The number of a sentence; a new one is added. */
  private sentence(tokens: readonly number[]): number {
    const mask = this.slots.length - 1;
    let slot = hashOf(tokens) & mask;
    for (; this.slots[slot] !== 0; slot = (slot + 1) & mask) {
      if (this.isSame(this.slots[slot]! - 1, tokens)) return this.slots[slot]! - 1;
    }
    const sentence = this.size;
    for (const token of tokens) this.tokens.push(token);
    this.starts.push(this.tokens.length);
    this.slots[slot] = sentence + 1;
    if (this.size * 2 > this.slots.length) this.grow();
    return sentence;
  }

  private isSame(sentence: number, tokens: readonly number[]): boolean {
    const start = this.starts.at(sentence);
    if (this.starts.at(sentence + 1) - start !== tokens.length) return false;
    for (let i = 0; i < tokens.length; i++) if (this.tokens.at(start + i) !== tokens[i]) return false;
    return true;
  }

  private grow(): void {
    const slots = new Uint32Array(this.slots.length * 2);
    const mask = slots.length - 1;
    for (let sentence = 0; sentence < this.size; sentence++) {
      let slot = hashOf(this.tokensOf(sentence)) & mask;
      while (slots[slot] !== 0) slot = (slot + 1) & mask;
      slots[slot] = sentence + 1;
    }
    this.slots = slots;
  }
}

function hashOf(tokens: ArrayLike<number>): number {
  let hash = tokens.length;
  for (let i = 0; i < tokens.length; i++) hash = mix(hash + tokens[i]!);
  return hash;
}
