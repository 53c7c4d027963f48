import type { Joined } from "./join-texts";
import { spareTexts } from "./seed-pool";

/** For each text another one that is most alike. */
export interface Nearest {
  /** Text → the other, or `none`. */
  readonly texts: Uint32Array;
  /** Text → the score of the two, from the threshold to 1. */
  readonly scores: Float64Array;
}

/** Where there is no other text that reaches the threshold. */
export const none = 0xffffffff;

export interface NearestTexts {
  /** Of those that stand before the text. */
  readonly earlier: Nearest;
  readonly foreign: Nearest;
  /** Text → 1 where the seed-pool rule drops it. */
  readonly spare: Uint8Array;
}

/**
 * For each of the first `own` texts: the most alike of them that stands before it, and the most alike of the texts
 * behind them, the foreign ones. Of equal ones, the first.
 */
export function nearest(joined: Joined, own: number): NearestTexts {
  const { firstOf, between } = joined;
  const earlier = new Best(own);
  const foreign = new Best(own);
  // First of the same texts → the first of them that is foreign.
  const firstForeign = new Uint32Array(firstOf.length).fill(none);
  for (let text = firstOf.length - 1; text >= own; text--) firstForeign[firstOf[text]!] = text;
  const offerForeign = (text: number, other: number, score: number): void => {
    if (text < own && firstForeign[other] !== none) foreign.offer(text, firstForeign[other]!, score);
  };
  between.forEach((a, b, score) => {
    if (b < own) earlier.offer(b, a, score);
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
  return { earlier, foreign, spare: spareTexts(joined) };
}

class Best implements Nearest {
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
