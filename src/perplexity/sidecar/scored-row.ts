import type { Failure } from "../failure";
import type { RowResult, RowText } from "../protocol";
import type { TokenizedText } from "./row-tokenizer";
import { beginsCharacter, tokenPlaces } from "./token-places";
import { windowsOf, type Window } from "./windows";

/** A row while its windows are run. */
export class ScoredRow {
  readonly windows: readonly Window[];
  private readonly nats: Float32Array;
  private failure: Failure | undefined;
  private open: number;

  constructor(
    private readonly row: RowText,
    private readonly tokenized: TokenizedText,
    { window, stride }: { readonly window: number; readonly stride: number },
  ) {
    this.windows = windowsOf(tokenized.ids.length, window, stride);
    this.open = this.windows.length;
    // A token's place here is one less than in the row: the first is not predicted.
    this.nats = new Float32Array(Math.max(0, tokenized.ids.length - 1));
  }

  get id(): number {
    return this.row.id;
  }

  get isDone(): boolean {
    return this.open === 0;
  }

  tokensOf({ begin, end }: Window): readonly number[] {
    return this.tokenized.ids.slice(begin, end);
  }

  /** Takes what the model gave for a window: the log-likelihood of its second token and those behind it. */
  add({ begin, end, from }: Window, likelihoods: Float32Array): void {
    for (let token = from; token < end; token++) {
      const nats = -likelihoods[token - begin - 1]!;
      if (!Number.isFinite(nats)) this.failure ??= { code: "row-not-a-number", data: {} };
      this.nats[token - 1] = nats;
    }
    this.open--;
  }

  fail(failure: Failure): void {
    this.failure ??= failure;
    this.open--;
  }

  /** `places`: whether each token's place is wanted. */
  result(isByteLevel: boolean, places: boolean): RowResult {
    const { id, failure, nats } = this;
    if (failure !== undefined) return { id, failure };
    let nll = 0;
    for (const share of nats) nll += share;
    const pieces = this.tokenized.tokens.filter((token, i) => i > 0 && beginsCharacter(token, isByteLevel)).length;
    return { id, tokens: nats.length, pieces, nll, ...(places && { places: this.places(isByteLevel) }) };
  }

  private places(isByteLevel: boolean): number[] {
    const found = tokenPlaces(this.row.text, this.tokenized, isByteLevel);
    // More digits than the model is exact to would only be noise.
    return Array.from(this.nats, (nats, i) => [found[2 * i + 2]!, found[2 * i + 3]!, Number(nats.toFixed(5))]).flat();
  }
}
