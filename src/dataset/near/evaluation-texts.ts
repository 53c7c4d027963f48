import type { Segment } from "../row/view";
import { comparedText, type ComparedField } from "./compared-text";

/** A text of an evaluation set; `row` is 0-based. */
export interface EvaluationText {
  readonly text: string;
  readonly row: number;
}

// A text that more rows have in common is a frame, such as one instruction for all rows, and tells nothing.
const mostOfOneText = 4;

/** The rows of an evaluation set, for training rows to be compared with. */
export class EvaluationTexts {
  private readonly rows: { readonly segments: readonly Segment[]; readonly row: number }[] = [];

  /** `path`: the set's file, as people are to read it. */
  constructor(readonly path: string) {}

  add(segments: readonly Segment[], row: number): void {
    this.rows.push({ segments, row });
  }

  /** What is compared of each row. */
  texts(field: ComparedField): readonly EvaluationText[] {
    const all = this.rows.map(({ segments, row }) => ({ text: comparedText(segments, field), row }));
    const counts = new Map<string, number>();
    for (const { text } of all) counts.set(text, (counts.get(text) ?? 0) + 1);
    return all.filter(({ text }) => text !== "" && counts.get(text)! <= mostOfOneText);
  }
}
