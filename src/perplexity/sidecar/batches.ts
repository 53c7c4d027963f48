/** What can be run together with others of about its length. */
export interface Sized {
  /** Tokens that the model is shown. */
  readonly length: number;
}

/**
 * Puts what is given into batches, the longest first: each is padded to its longest, holds `budget` tokens with its
 * padding at most (or one item), and nothing much shorter than its longest.
 */
export function batchesOf<Item extends Sized>(items: readonly Item[], budget: number, most = Infinity): Item[][] {
  const batches: Item[][] = [];
  let batch: Item[] = [];
  for (const item of [...items].sort((a, b) => b.length - a.length)) {
    const longest = batch[0]?.length ?? 0;
    const isFull = (batch.length + 1) * longest > budget || batch.length >= most;
    if (batch.length > 0 && (isFull || item.length < longest * leastFilled - slack)) {
      batches.push(batch);
      batch = [];
    }
    batch.push(item);
  }
  if (batch.length > 0) batches.push(batch);
  return batches;
}

const leastFilled = 0.85;
const slack = 4;
