import type { Joined } from "./join-texts";

/**
 * Text → 1 where the seed-pool rule drops it: a text stays if it reaches the threshold with none before it that stays
 * (Self-Instruct, arXiv:2212.10560).
 */
export function spareTexts({ firstOf, between }: Joined): Uint8Array {
  const spare = firstOf.map((first, text) => (first === text ? 0 : 1));
  // Pairs name the first of the same texts, which decides for them all.
  between.sortedBySecond().forEach((earlier, later) => {
    if (spare[earlier] === 0) spare[later] = 1;
  });
  return Uint8Array.from(spare);
}
