import { Pairs } from "../pairs";
import type { TokenTable } from "../token-table";
import { findIdentical } from "./identical";
import { joinTexts, type JoinOptions } from "./join-texts";
import { Best, type Nearest } from "./nearest";
import { seedPool } from "./seed-pool";

/** What is left of texts by the seed-pool rule. */
export interface TextPool {
  /** The texts that stay, ascending. */
  readonly kept: Uint32Array;
  /** For each that goes, the most alike of those that stay and stand before it. */
  readonly nearest: Nearest;
}

/**
 * Keeps of texts, in their order, each that reaches the threshold with none kept before it (ROUGE-L F, β = 1; exact).
 * Rejects as `joinTexts` does. Memory: 16 bytes for each pair of different texts.
 */
export async function poolTexts(table: TokenTable, options: JoinOptions): Promise<TextPool> {
  const identical = findIdentical(table);
  const { firsts, firstOf } = identical;
  const between = new Pairs();
  await joinTexts(table, identical, options, (a, b, score) => between.add(a, b, score));
  const kept = seedPool(firsts, between);
  const stays = new Uint8Array(firstOf.length);
  for (const text of kept) stays[text] = 1;
  const nearest = new Best(firstOf.length);
  between.forEach((a, b, score) => {
    if (stays[a] === 1 && stays[b] === 0) nearest.offer(b, a, score);
  });
  firstOf.forEach((first, text) => {
    if (text === first) return;
    if (stays[first] === 1) nearest.set(text, first, 1);
    else nearest.set(text, nearest.texts[first]!, nearest.scores[first]!);
  });
  return { kept, nearest };
}
