import type { CleaningReport } from "../../clean/report";
import type { PresetName } from "../../clean/presets";
import type { Call } from "./call";
import type { CheckSettings } from "./documents-protocol";
import type { ModelChoice, NotScored } from "./scores-protocol";

/** A recipe that comes with Winnow, or the text of one. */
export type RecipeChoice =
  { readonly preset: PresetName } | { readonly name: string; readonly text: string; readonly isYaml: boolean };

export interface CleaningParams {
  readonly path: string;
  readonly recipe: RecipeChoice;
  /** Steps that are left out, from 0. */
  readonly without: readonly number[];
  readonly check: CheckSettings;
  readonly model: ModelChoice;
}

/** Where the parts of a cleaned dataset go: files that are not there. */
export interface CleaningFiles {
  readonly clean: string;
  readonly rejected: string;
  readonly report: string;
}

/** What is asked about cleaning. The unit of progress is bytes; `total` counts the file once for each reading. */
export interface CleaningRequests {
  /** What a recipe would do; nothing is written. Its steps are those of the recipe, also those that are left out. */
  "cleaning/plan": Call<CleaningParams, CleaningReport | NotScored>;
  "cleaning/write": Call<CleaningParams & { readonly files: CleaningFiles }, CleaningReport | NotScored>;
}
