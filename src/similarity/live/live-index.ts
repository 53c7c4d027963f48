import { Bounds } from "../join/bounds";
import { LcsCounter } from "../lcs";
import { flip, signaturesDiffer, signatureWords } from "../signature";
import { Vocabulary, type TokenTable } from "../token-table";
import type { Tokenizer } from "../tokenize";

/** A text that reaches the threshold. */
export interface Neighbour {
  /** As it was given to `set`. */
  readonly id: number;
  /** ROUGE-L F, from the threshold to 1. */
  readonly score: number;
}

/**
 * The exact join's twin for texts that come, change and go: at any time it knows every text whose ROUGE-L F with a given
 * one reaches the threshold. It looks at the signatures of all texts, one after the other in one array, which for
 * 100,000 of them takes about a millisecond, and computes the LCS of the few that pass.
 */
export class LiveIndex {
  private readonly bounds: Bounds;
  private readonly vocabulary: Vocabulary;
  private readonly lcs = new LcsCounter(1 << 12);
  private readonly place = new Map<number, number>();
  private readonly ids: number[] = [];
  private readonly tokens: Uint32Array[] = [];
  private lengths = new Uint32Array(1 << 10);
  private signatures = new Int32Array(signatureWords << 10);
  private total = 0;

  constructor(threshold: number, tokenize: Tokenizer) {
    this.bounds = new Bounds(threshold);
    this.vocabulary = new Vocabulary(tokenize);
  }

  get size(): number {
    return this.ids.length;
  }

  /** Tokens of all texts. */
  get tokenCount(): number {
    return this.total;
  }

  /** Adds the text `id`, or changes it. */
  set(id: number, text: string): void {
    const at = this.place.get(id) ?? this.append(id);
    const tokens = this.encode(text);
    this.total += tokens.length - (this.tokens[at]?.length ?? 0);
    this.tokens[at] = tokens;
    this.lengths[at] = tokens.length;
    this.signatures.set(signatureOf(tokens), at * signatureWords);
  }

  /** Takes the text `id` out, if it is there. */
  delete(id: number): void {
    const at = this.place.get(id);
    if (at === undefined) return;
    const last = this.ids.length - 1;
    this.total -= this.tokens[at]!.length;
    this.ids[at] = this.ids[last]!;
    this.tokens[at] = this.tokens[last]!;
    this.lengths[at] = this.lengths[last]!;
    this.signatures.copyWithin(at * signatureWords, last * signatureWords, (last + 1) * signatureWords);
    this.place.set(this.ids[at], at);
    this.place.delete(id);
    this.ids.pop();
    this.tokens.pop();
  }

  /** The texts that reach the threshold with `text`, the most alike first, then by id. */
  neighbours(text: string): Neighbour[] {
    return this.find(this.encode(text), undefined);
  }

  /** The others that reach the threshold with the text `id`, in the same order. */
  neighboursOf(id: number): Neighbour[] {
    return this.find(this.tokens[this.place.get(id)!]!, id);
  }

  /** The texts `ids`, for the exact join. */
  tokenTable(ids: readonly number[]): TokenTable {
    const texts = ids.map((id) => this.tokens[this.place.get(id)!]!);
    const starts = new Uint32Array(texts.length + 1);
    texts.forEach((text, i) => (starts[i + 1] = starts[i]! + text.length));
    const tokens = new Uint32Array(starts[texts.length]!);
    texts.forEach((text, i) => tokens.set(text, starts[i]));
    return { starts, tokens, vocabulary: this.vocabulary.size };
  }

  private find(tokens: Uint32Array, except: number | undefined): Neighbour[] {
    const found: Neighbour[] = [];
    if (tokens.length === 0) return found;
    this.lcs.setFirst(tokens, 0, tokens.length);
    for (const at of this.candidates(tokens)) {
      const other = this.tokens[at]!;
      const sum = tokens.length + other.length;
      const common = this.lcs.with(other, 0, other.length);
      const id = this.ids[at]!;
      if (common >= this.bounds.needed(sum) && id !== except) found.push({ id, score: (2 * common) / sum });
    }
    return found.sort((a, b) => b.score - a.score || a.id - b.id);
  }

  /** The places of texts that are neither too short or long nor, by their signatures, too different. */
  private candidates(tokens: Uint32Array): number[] {
    const { bounds, lengths, signatures } = this;
    const own = signatureOf(tokens);
    const shortest = bounds.shortestPartner(tokens.length);
    const places: number[] = [];
    for (let at = 0; at < this.ids.length; at++) {
      const length = lengths[at]!;
      if (length < shortest || length === 0) continue;
      const most = bounds.difference(tokens.length + length);
      if (!signaturesDiffer(own, 0, signatures, at * signatureWords, most)) places.push(at);
    }
    return places;
  }

  private append(id: number): number {
    const at = this.ids.push(id) - 1;
    this.place.set(id, at);
    if (at >= this.lengths.length) {
      this.lengths = doubled(this.lengths, new Uint32Array(this.lengths.length * 2));
      this.signatures = doubled(this.signatures, new Int32Array(this.signatures.length * 2));
    }
    return at;
  }

  private encode(text: string): Uint32Array {
    const tokens = Uint32Array.from(this.vocabulary.encode(text));
    this.lcs.grow(this.vocabulary.size);
    return tokens;
  }
}

function doubled<Values extends Uint32Array | Int32Array>(from: Values, to: Values): Values {
  to.set(from);
  return to;
}

/** The parity of a text's elements by hash; an element is a token and how many times it has stood before. */
function signatureOf(tokens: Uint32Array): Int32Array {
  const signature = new Int32Array(signatureWords);
  const sorted = tokens.slice().sort();
  let before = 0;
  sorted.forEach((token, i) => {
    before = i > 0 && sorted[i - 1] === token ? before + 1 : 0;
    flip(signature, 0, Math.imul(token + Math.imul(before, 0x3d4d51cb), 0x9e3779b1));
  });
  return signature;
}
