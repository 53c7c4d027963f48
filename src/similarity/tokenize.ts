import { porterStem } from "./porter";

/** How a text is cut into tokens. */
export const tokenizerNames = ["words", "rouge-score"] as const;
export type TokenizerName = (typeof tokenizerNames)[number];

/** Gives the tokens of a text, in its order. */
export type Tokenizer = (text: string) => string[];

/**
 * The tokeniser of google-research's `rouge_score` without its stemmer: lower-cased runs of ASCII letters and digits.
 * Of Chinese text it gives no token at all.
 */
export function rougeScoreTokens(text: string): string[] {
  return text.toLowerCase().match(/[a-z0-9]+/g) ?? [];
}

/** The same with its stemmer, which leaves tokens of up to three characters alone. */
export function stemmedRougeScoreTokens(text: string): string[] {
  return rougeScoreTokens(text).map((token) => (token.length > 3 ? porterStem(token) : token));
}

/**
 * The tokeniser for texts of any language: lower-cased runs of ASCII letters and digits as `rougeScoreTokens` has them,
 * each Han character a token, other scripts by words (runs of letters, marks and digits).
 */
export function wordTokens(text: string): string[] {
  return (
    text
      .toLowerCase()
      .match(/[a-z0-9]+|\p{Script=Han}|[^\P{L}\p{Script=Han}a-z][^\P{Alphabetic}\p{Script=Han}a-z]*|\p{N}/gu) ?? []
  );
}

export const tokenizers: Readonly<Record<TokenizerName, Tokenizer>> = {
  words: wordTokens,
  "rouge-score": rougeScoreTokens,
};
