/** A score with two digits, never more than it is. */
export function shownScore(score: number): string {
  return (Math.floor(score * 100 + 1e-9) / 100).toFixed(2);
}
