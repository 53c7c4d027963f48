/** How signatures are cut for locality-sensitive hashing: two that agree in all `rows` of one of `bands` meet. */
export interface Banding {
  readonly bands: number;
  readonly rows: number;
}

/** How likely two sets of Jaccard similarity `similarity` meet: 1 − (1 − sʳ)ᵇ (Leskovec et al., ch. 3.4). */
export function meetingProbability({ bands, rows }: Banding, similarity: number): number {
  return 1 - (1 - similarity ** rows) ** bands;
}

/**
 * The banding for `threshold` with the fewest chance meetings of which sets at the threshold are missed with a
 * probability of at most `miss`; signatures have at most `size` places.
 */
export function chooseBanding(threshold: number, size: number, miss: number): Banding {
  for (let rows = size; rows > 1; rows--) {
    const banding = { bands: Math.floor(size / rows), rows };
    if (1 - meetingProbability(banding, threshold) <= miss) return banding;
  }
  return { bands: size, rows: 1 };
}
