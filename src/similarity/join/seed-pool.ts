import type { Pairs } from "../pairs";

/**
 * What the seed-pool rule keeps of texts: one stays if it reaches the threshold with none before it that stays
 * (Self-Instruct, arXiv:2212.10560). `firsts`: the first of each of the same texts, ascending; copies go. `between`: the
 * pairs of those that reach the threshold.
 */
export function seedPool(firsts: Uint32Array, between: Pairs): Uint32Array {
  const dropped = new Set<number>();
  between.sortedBySecond().forEach((earlier, later) => {
    if (!dropped.has(earlier)) dropped.add(later);
  });
  return firsts.filter((text) => !dropped.has(text));
}
