// Thresholds such as 0.7 are not exact in binary: 7 of 10 must reach them.
const tolerance = 1e-9;

/**
 * What ROUGE-L F ≥ `threshold` asks of two texts of m and n tokens. F = 2·LCS / (m + n), and the LCS cannot be longer
 * than the number of tokens (counted with repetitions) that they share, nor than the shorter text.
 */
export class Bounds {
  constructor(readonly threshold: number) {}

  /** The least length of a common subsequence, and so the least number of shared tokens, for m + n = `tokens`. */
  needed(tokens: number): number {
    return Math.ceil((this.threshold * tokens) / 2 - tolerance);
  }

  /** The least length of a partner of a text of `tokens` tokens. */
  shortestPartner(tokens: number): number {
    return Math.ceil((this.threshold * tokens) / (2 - this.threshold) - tolerance);
  }

  /** The most tokens by which the two may differ, on both sides together: m + n − 2·needed. */
  difference(tokens: number): number {
    return tokens - 2 * this.needed(tokens);
  }

  /** No less than `difference` for this sum m + n, and for any smaller one. */
  differenceUpTo(tokens: number): number {
    return Math.floor((1 - this.threshold) * tokens + 2 * tolerance);
  }

  /** The largest sum m + n for which `shared` tokens may be enough; seldom one more. */
  mostTokens(shared: number): number {
    return Math.floor((2 * (shared + 2 * tolerance)) / this.threshold);
  }
}
