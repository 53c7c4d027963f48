import type { JoinOptions } from "../../similarity/join/join-texts";
import { nearestTexts, none } from "../../similarity/join/nearest";
import { TokenTableBuilder } from "../../similarity/token-table";
import { tokenizers } from "../../similarity/tokenize";
import { comparedText, type ComparedField } from "./compared-text";
import type { Row } from "../row/row";
import type { EvaluationTexts } from "./evaluation-texts";
import type { Comparison } from "./comparison";
import type { Likeness, RowLikenesses } from "./likeness";

/** How so many texts are to be joined; by default on this thread. */
export type RowJoin = (texts: number) => Omit<JoinOptions, "threshold">;

/** The rows of a set, kept as tokens until all are there and can be compared. */
export class ComparedRows {
  private builder: TokenTableBuilder | undefined;
  /** Text → its row. */
  private readonly rows: number[] = [];

  constructor(
    private readonly comparison: Comparison,
    private readonly field: ComparedField,
    private readonly evaluation: readonly EvaluationTexts[],
  ) {
    this.builder = new TokenTableBuilder(tokenizers[comparison.tokenizer]);
  }

  add({ segments, number }: Row): void {
    if (this.builder === undefined) return;
    this.builder.add(comparedText(segments, this.field));
    this.rows.push(number);
    if (this.builder.tokenCount > this.comparison.mostTokens) this.builder = undefined;
  }

  /**
   * What the rows are like, in their order, without those that are like none; undefined where there was too much to
   * compare. To be called once, behind the last row. Rejects as `join` does.
   */
  async compare(join: RowJoin = () => ({})): Promise<RowLikenesses | undefined> {
    const { builder, comparison, field, evaluation, rows } = this;
    if (builder === undefined) return undefined;
    const foreign = evaluation.flatMap((set) =>
      set.texts(field).map(({ text, row }) => ({ path: set.path, row, text })),
    );
    for (const { text } of foreign) builder.add(text);
    const { threshold, tokenizer } = comparison;
    const texts = rows.length + foreign.length;
    const found = await nearestTexts(builder.build(), rows.length, { ...join(texts), threshold });
    return likenesses();

    function* likenesses(): Generator<readonly [number, Likeness]> {
      for (let text = 0; text < rows.length; text++) {
        const [earlier, other] = [found.earlier.texts[text]!, found.foreign.texts[text]!];
        if (earlier === none && other === none) continue;
        const from = other === none ? undefined : foreign[other - rows.length]!;
        const likeness: Likeness = {
          field,
          tokenizer,
          earlier: earlier === none ? undefined : { row: rows[earlier]!, score: found.earlier.scores[text]! },
          evaluation: from && { path: from.path, row: from.row, score: found.foreign.scores[text]! },
        };
        yield [rows[text]!, likeness];
      }
    }
  }
}
