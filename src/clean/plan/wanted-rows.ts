import { natsAPiece, type RowScores } from "../../dataset/scores/row-score";
import { GrowingNumbers } from "../../similarity/growing-numbers";
import type { Keep } from "../recipe/recipe";

/** Rows that come one by one, and the order in which they are wanted: of a group, the first in that order stays. */
export class WantedRows {
  private readonly rows = new GrowingNumbers();
  /** What puts a row before others: the lower, the earlier. */
  private readonly ranks: number[] = [];

  /** `scores`: what a language model made of the rows, where the best of a group is to stay. */
  constructor(
    private readonly keep: Keep,
    private readonly scores: RowScores | undefined,
  ) {}

  /** `length`: of the row's texts, in UTF-16 units. */
  add(row: number, length: () => number): void {
    this.rows.push(row);
    if (this.keep !== "first") this.ranks.push(this.rankOf(row, length));
  }

  /** The place of each row among those that came, in the order in which they are wanted. */
  order(): Uint32Array {
    const order = Uint32Array.from({ length: this.rows.length }, (_, place) => place);
    const { ranks } = this;
    return this.keep === "first" ? order : order.sort((a, b) => ranks[a]! - ranks[b]! || a - b);
  }

  /** The number of the row that came at a place. */
  rowAt(place: number): number {
    return this.rows.at(place);
  }

  private rankOf(row: number, length: () => number): number {
    switch (this.keep) {
      case "first":
        return row;
      case "last":
        return -row;
      case "longest":
        return -length();
      case "shortest":
        return length();
      case "best": {
        const score = this.scores?.[row];
        // A row without a score comes behind all others; the difference of two infinities would be no number.
        return (score && natsAPiece(score)) ?? Number.MAX_VALUE;
      }
    }
  }
}
