import type { CleaningFigures } from "./cleaning";
import type { DatasetTable } from "./dataset-table";
import type { DatasetFigures } from "./datasets";
import type { Editing } from "./editing";
import type { Goal } from "./goals";
import type { Growth } from "./growth";
import type { Job, LengthClass, Part } from "./linting";
import type { Peers } from "./peers";
import type { SimilarityFigures } from "./similarity";
import type { Activation, HostActivation, Size, Start } from "./start";

export interface Machine {
  readonly node: string;
  readonly cores: number;
  readonly load: number;
}

/** What one run measures of prompts; what `--json` prints. Times are milliseconds unless their name says otherwise. */
export interface PromptReport {
  readonly corpus: readonly { readonly file: string; readonly prompts: number }[];
  /** By length class, then up to 4,000 characters, then all. */
  readonly lengths: readonly LengthClass[];
  readonly job: Job;
  readonly parts: readonly Part[];
  readonly growth: readonly Growth[];
  readonly sizes: readonly Size[];
  readonly starts: readonly Start[];
  readonly activation: Activation;
  /** Missing where no VS Code is installed for the tests. */
  readonly host?: HostActivation | undefined;
  /** Missing as `host` is. */
  readonly editing?: Editing | undefined;
  /** Missing as `host` is. */
  readonly table?: DatasetTable | undefined;
  /** A sentence where they could not be had. */
  readonly peers: Peers | string;
}

/** Everything that one run measures; of its parts, those that were asked for. */
export interface Report {
  readonly machine: Machine;
  readonly prompts?: PromptReport | undefined;
  readonly datasets?: DatasetFigures | undefined;
  readonly similarity?: SimilarityFigures | undefined;
  readonly cleaning?: CleaningFigures | undefined;
  readonly goals: readonly Goal[];
}
