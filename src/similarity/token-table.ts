import { GrowingNumbers } from "./growing-numbers";
import type { Tokenizer } from "./tokenize";

/** Texts as token numbers, one behind the other: text `i` has `tokens[starts[i]]` up to `tokens[starts[i + 1]]`. */
export interface TokenTable {
  readonly starts: Uint32Array;
  readonly tokens: Uint32Array;
  /** How many different tokens there are; numbers are below it. */
  readonly vocabulary: number;
}

/** Numbers the tokens of texts in the order in which they first occur. */
export class Vocabulary {
  private readonly numbers = new Map<string, number>();

  constructor(private readonly tokenize: Tokenizer) {}

  get size(): number {
    return this.numbers.size;
  }

  /** The tokens of a text as numbers; new ones are added. */
  encode(text: string): number[] {
    return this.tokenize(text).map((token) => {
      let number = this.numbers.get(token);
      if (number === undefined) this.numbers.set(token, (number = this.numbers.size));
      return number;
    });
  }
}

/** Collects the tokens of texts that come one by one; the texts themselves are not kept. */
export class TokenTableBuilder {
  private readonly vocabulary: Vocabulary;
  private readonly starts = new GrowingNumbers();
  private readonly tokens = new GrowingNumbers();

  constructor(tokenize: Tokenizer) {
    this.vocabulary = new Vocabulary(tokenize);
    this.starts.push(0);
  }

  /** Tokens of all texts so far. */
  get tokenCount(): number {
    return this.tokens.length;
  }

  add(text: string): void {
    for (const token of this.vocabulary.encode(text)) this.tokens.push(token);
    this.starts.push(this.tokens.length);
  }

  build(): TokenTable {
    return { starts: this.starts.values(), tokens: this.tokens.values(), vocabulary: this.vocabulary.size };
  }
}

/** The tokens of many texts. */
export function tokenTable(texts: Iterable<string>, tokenize: Tokenizer): TokenTable {
  const builder = new TokenTableBuilder(tokenize);
  for (const text of texts) builder.add(text);
  return builder.build();
}

/** The texts of a table in another order: text `i` of the result is text `order[i]`. */
export function reordered({ starts, tokens, vocabulary }: TokenTable, order: Uint32Array): TokenTable {
  if (order.every((text, i) => text === i)) return { starts, tokens, vocabulary };
  const moved = { starts: new Uint32Array(order.length + 1), tokens: new Uint32Array(tokens.length), vocabulary };
  order.forEach((text, i) => {
    const own = tokens.subarray(starts[text]!, starts[text + 1]!);
    moved.tokens.set(own, moved.starts[i]!);
    moved.starts[i + 1] = moved.starts[i]! + own.length;
  });
  return moved;
}
