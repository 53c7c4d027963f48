/** A row that is the same as one that stays, like it, or in conflict with it. */
export interface Grouped {
  readonly row: number;
  /** The row that stays in its place. */
  readonly staying: number | undefined;
  readonly reason: string;
  /** How alike the two are, from 0 to 1, where that was asked. */
  readonly score?: number;
}
