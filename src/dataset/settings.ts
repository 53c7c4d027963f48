import type { ModelSettings } from "../prompt/model";
import type { RowScores } from "./scores/row-score";
import type { EvaluationSet } from "./set/evaluation-set";

/** The trainers whose treatment of rows is known. */
export const trainers = ["llama-factory", "trl", "axolotl", "ms-swift", "openai"] as const;
export type Trainer = (typeof trainers)[number];

/** What the dataset rules know beyond the row. */
export interface DatasetSettings {
  /** The base model that is to be trained; rules that need one are silent without it. */
  readonly model: ModelSettings | undefined;
  /** The trainer that is to read the file. */
  readonly trainer: Trainer | undefined;
  /** The evaluation files that the rows must not be found in. */
  readonly evaluation?: readonly EvaluationSet[];
  /** What a language model made of the rows, where it was asked. */
  readonly scores?: RowScores;
  /** Whether everything is said that is found in a row, and not only as much as anybody reads. */
  readonly saysAll?: boolean;
}
