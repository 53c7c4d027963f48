import type { Range } from "../../text/range";

/** What a language model makes of a text. */
export interface RowScore {
  /** Tokens that were predicted. */
  readonly tokens: number;
  /** Those of them that begin a character: of the tokens that share one, the first. */
  readonly pieces: number;
  /** Their negative log-likelihood in nats, summed. */
  readonly nll: number;
}

/** What a language model makes of a row's `scoredText`. */
export interface ScoredRow extends RowScore {
  /** The stretch of the text that sets it apart from others, where that was looked for. */
  readonly stretch?: Range;
}

/** By row; undefined for one that was not scored. */
export type RowScores = readonly (ScoredRow | undefined)[];

/**
 * How surprising a text is: its nats for each piece, whose exponential is the perplexity that rules and plots speak of;
 * undefined where nothing was predicted. Tokens that go on with a character count with the one that begins it: where a
 * rare character is several tokens, each of which but the first is sure, mojibake would pass for plain text.
 */
export function natsAPiece({ pieces, nll }: RowScore): number | undefined {
  return pieces === 0 ? undefined : nll / pieces;
}
