import type { TokenTable } from "../token-table";
import { findIdentical } from "./identical";
import { joinTexts, type JoinOptions } from "./join-texts";

/** For each text another one that is most alike. */
export interface Nearest {
  /** Text → the other, or `none`. */
  readonly texts: Uint32Array;
  /** Text → the score of the two, from the threshold to 1. */
  readonly scores: Float64Array;
}

/** Where there is no other text that reaches the threshold. */
export const none = 0xffffffff;

/**
 * For each of the first `own` texts: the most alike of them that stands before it, and the most alike of the texts
 * behind them, the foreign ones. Of equal ones, the first. Pairs are not kept, so millions of them take no memory.
 */
export async function nearestTexts(
  table: TokenTable,
  own: number,
  options: JoinOptions,
): Promise<{ readonly earlier: Nearest; readonly foreign: Nearest }> {
  const identical = findIdentical(table);
  const { firstOf } = identical;
  const earlier = new Best(firstOf.length);
  const foreign = new Best(firstOf.length);
  // First of the same texts → the first of them that is foreign.
  const firstForeign = new Uint32Array(firstOf.length).fill(none);
  for (let text = firstOf.length - 1; text >= own; text--) firstForeign[firstOf[text]!] = text;
  const offerForeign = (text: number, other: number, score: number): void => {
    if (firstForeign[other] !== none) foreign.offer(text, firstForeign[other]!, score);
  };
  await joinTexts(table, identical, options, (a, b, score) => {
    earlier.offer(b, a, score);
    offerForeign(a, b, score);
    offerForeign(b, a, score);
  });
  for (let text = 0; text < own; text++) {
    const first = firstOf[text]!;
    if (text !== first) {
      earlier.set(text, first, 1);
      foreign.set(text, foreign.texts[first]!, foreign.scores[first]!);
    }
    offerForeign(text, first, 1);
  }
  return { earlier, foreign };
}

/** The best that each text was offered. */
export class Best implements Nearest {
  readonly texts: Uint32Array;
  readonly scores: Float64Array;

  constructor(count: number) {
    this.texts = new Uint32Array(count).fill(none);
    this.scores = new Float64Array(count);
  }

  offer(text: number, other: number, score: number): void {
    const best = this.scores[text]!;
    if (score > best || (score === best && other < this.texts[text]!)) this.set(text, other, score);
  }

  set(text: number, other: number, score: number): void {
    this.texts[text] = other;
    this.scores[text] = score;
  }
}
