import type { ComparedField } from "../../../dataset/near/compared-text";
import type { Pairs } from "../../../similarity/pairs";
import type { SliceOptions } from "../../../similarity/steps";
import type { TokenizerName } from "../../../similarity/tokenize";

export interface GroupingOptions {
  readonly threshold: number;
  readonly tokenizer: TokenizerName;
  /** More pairs than this are not listed. */
  readonly mostPairs: number;
}

/** Texts that are alike, by their places in the order in which they came. */
export interface GroupedTexts {
  /** Each pair, the earlier text first, in order; undefined when there are too many. */
  readonly pairs: Pairs | undefined;
  /** At least so many, where there are too many to list. */
  readonly pairCount: number;
  /** Texts that belong together, each group ascending. */
  readonly groups: readonly (readonly number[])[];
  /** The texts that stay. */
  readonly kept: Iterable<number>;
  readonly candidates: number;
  readonly verified: number;
}

/** One way to find texts that are alike: they are given one by one, and then grouped. */
export interface Grouping {
  add(text: string): void;
  /** Bytes that grouping the texts so far takes beside what is held of them now, nearly. */
  memory(): number;
  /** To be called once, behind the last text. Rejects with the signal's reason. */
  group(watch: SliceOptions & { readonly signal: AbortSignal }): Promise<GroupedTexts>;
}

/** What is to be known of a metric to speak of it. */
export interface Metric {
  /** Whether there are scores between 0 and 1, and so a threshold. */
  readonly hasThreshold: boolean;
  /** Whether texts are cut into tokens. */
  readonly hasTokens: boolean;
  /** Whether pairs are no longer counted when they are too many to list. */
  readonly stopsCounting?: true;
  /** What of each row `auto` compares, where the metric is made for that. */
  readonly field?: ComparedField;
  start(options: GroupingOptions): Grouping;
}
