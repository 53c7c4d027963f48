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

/** The tokens of many texts. */
export function tokenTable(texts: Iterable<string>, tokenize: Tokenizer): TokenTable {
  const vocabulary = new Vocabulary(tokenize);
  const starts: number[] = [0];
  let tokens = new Uint32Array(1 << 16);
  let length = 0;
  for (const text of texts) {
    const encoded = vocabulary.encode(text);
    if (length + encoded.length > tokens.length) {
      const larger = new Uint32Array(Math.max(tokens.length * 2, length + encoded.length));
      larger.set(tokens);
      tokens = larger;
    }
    tokens.set(encoded, length);
    length += encoded.length;
    starts.push(length);
  }
  return { starts: Uint32Array.from(starts), tokens: tokens.subarray(0, length), vocabulary: vocabulary.size };
}
