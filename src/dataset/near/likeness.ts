import type { TokenizerName } from "../../similarity/tokenize";
import type { ComparedField } from "./compared-text";

/** What a row is like, by ROUGE-L; rows are 0-based, scores from the comparison's threshold to 1. */
export interface Likeness {
  /** What was compared, and by which tokens. */
  readonly field: ComparedField;
  readonly tokenizer: TokenizerName;
  /** The row before it that is most alike. */
  readonly earlier: { readonly row: number; readonly score: number } | undefined;
  /** The row of an evaluation set that is most alike. */
  readonly evaluation: EvaluationLikeness | undefined;
}

/** Rows with what each of them is like, in the rows' order. */
export type RowLikenesses = Iterable<readonly [row: number, likeness: Likeness]>;

export interface EvaluationLikeness {
  /** The set's file, as people are to read it. */
  readonly path: string;
  readonly row: number;
  readonly score: number;
}
