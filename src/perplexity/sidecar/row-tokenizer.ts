import { setImmediate } from "node:timers/promises";
import { Tokenizer } from "@huggingface/tokenizers";
import { FailureError, reasonOf } from "../failure";
import type { ModelFolder } from "../model-folder";

/** A text as the model takes it. */
export interface TokenizedText {
  readonly ids: readonly number[];
  /** The tokens as the vocabulary writes them. */
  readonly tokens: readonly string[];
  /** How many of them, at the beginning and at the end, the tokeniser has added of its own. */
  readonly before: number;
  readonly behind: number;
}

type Tokens = Pick<TokenizedText, "ids" | "tokens">;

/** How a long text can be cut so that its pieces' tokens are those of the whole. */
type Cut = "before-space" | "instead-of-space" | undefined;

// Tokenising is not interrupted within a piece.
const pieceLength = 20_000;
const cutPlaces = {
  "before-space": /(?<=\S)(?= \S)|(?<=\n)(?=\S)|(?<=\p{Script=Han})(?=[。，！？；])/gu,
  "instead-of-space": /(?<=\S) (?=\S)/g,
} as const;

/** The tokeniser of a model, from its own `tokenizer.json`. */
export class RowTokenizer {
  /** The largest id that it can give, and the largest without tokens that were added to the vocabulary. */
  readonly largestId: number;
  readonly largestOwnId: number;
  /** Whether tokens are written as bytes, each as a character of its own. */
  readonly isByteLevel: boolean;
  private readonly tokenizer: Tokenizer;
  private readonly cut: Cut;
  private readonly before: Tokens;
  private readonly behind: Tokens;

  /** Throws a `FailureError` where the tokeniser is of no kind that can be used. */
  constructor({ tokenizer, tokenizerConfig, folder }: ModelFolder) {
    try {
      this.tokenizer = new Tokenizer(tokenizer, tokenizerConfig);
      this.largestId = largest(this.tokenizer.get_vocab(true).values());
      this.largestOwnId = largest(this.tokenizer.get_vocab(false).values());
      const bare = this.plain("a").ids.length;
      const { ids, tokens } = this.tokenizer.encode("a");
      const lead = ids.indexOf(this.plain("a").ids[0]!);
      this.before = { ids: ids.slice(0, lead), tokens: tokens.slice(0, lead) };
      this.behind = { ids: ids.slice(lead + bare), tokens: tokens.slice(lead + bare) };
    } catch (error) {
      throw new FailureError("bad-tokenizer", { path: folder, reason: reasonOf(error) });
    }
    this.isByteLevel = JSON.stringify(tokenizer, withoutVocabulary).includes('"ByteLevel"');
    this.cut = this.findCut();
  }

  /** Rejects with a `FailureError` for a text that it cannot take, and with the signal's reason. */
  async encode(text: string, signal: AbortSignal): Promise<TokenizedText> {
    const ids: number[] = [];
    const tokens: string[] = [];
    const add = (part: Tokens): void => {
      for (const id of part.ids) ids.push(id);
      for (const token of part.tokens) tokens.push(token);
    };
    add(this.before);
    try {
      for (const piece of this.pieces(text)) {
        if (ids.length > this.before.ids.length) await setImmediate();
        signal.throwIfAborted();
        add(this.plain(piece));
      }
    } catch (error) {
      signal.throwIfAborted();
      throw new FailureError("row-tokenizer", { reason: reasonOf(error) });
    }
    add(this.behind);
    // A piece that the vocabulary lacks, where it has no token for that either.
    if (ids.some((id) => !Number.isInteger(id))) throw new FailureError("row-tokenizer", { reason: "unknown piece" });
    return { ids, tokens, before: this.before.ids.length, behind: this.behind.ids.length };
  }

  private plain(text: string): Tokens {
    return this.tokenizer.encode(text, { add_special_tokens: false });
  }

  private *pieces(text: string): Generator<string> {
    let start = 0;
    if (this.cut !== undefined && text.length > 2 * pieceLength) {
      for (const { 0: dropped, index } of text.matchAll(cutPlaces[this.cut])) {
        if (index - start < pieceLength) continue;
        yield text.slice(start, index);
        start = index + dropped.length;
      }
    }
    yield text.slice(start);
  }

  private findCut(): Cut {
    const text = "a b, c";
    const whole = this.plain(text).ids.join();
    const joined = (pieces: readonly string[]): string => pieces.flatMap((piece) => this.plain(piece).ids).join();
    if (joined(["a", " b,", " c"]) === whole) return "before-space";
    return joined(["a", "b,", "c"]) === whole ? "instead-of-space" : undefined;
  }
}

function withoutVocabulary(key: string, value: unknown): unknown {
  return key === "vocab" || key === "merges" ? undefined : value;
}

/** Too many numbers cannot be arguments of `Math.max`. */
function largest(values: Iterable<number>): number {
  let most = -1;
  for (const value of values) most = Math.max(most, value);
  return most;
}
