import type { ChangeOrder } from "../../clean/plan/changes";
import type { PresetName } from "../../clean/recipe/presets";
import type { Action } from "../../clean/recipe/recipe";
import type { CleaningReport } from "../../clean/write/report";
import type { LineChange } from "../../dataset/open/open-text";
import type { Position } from "../../text/lines";
import type { Call } from "./call";
import type { DiffPiece } from "../../similarity/diff-pieces";
import type { CheckSettings } from "./documents-protocol";
import type { ModelChoice, NotScored } from "./scores-protocol";

/** A recipe that comes with Winnow, or the text of one. */
export type RecipeChoice =
  | { readonly preset: PresetName }
  | {
      readonly name: string;
      readonly text: string;
      readonly isYaml: boolean;
      /** Where files that it names lie; undefined where they are not to be opened. */
      readonly folder: string | undefined;
    };

export interface CleaningOpen {
  /** The file's name, which decides where the content could be read in two ways. */
  readonly name: string;
  readonly check: CheckSettings;
  /** Where the rows come from: the file, or the slices that the client sends. */
  readonly from: { readonly path: string } | { readonly slices: true };
}

export interface CleaningParams {
  readonly recipe: RecipeChoice;
  /** Steps that are left out, from 0. */
  readonly without: readonly number[];
  readonly model: ModelChoice;
}

/** Where the parts of a cleaned dataset go: files that are not there. */
export interface CleaningFiles {
  readonly clean: string;
  readonly rejected: string;
  /** Preference pairs, if the recipe makes any. */
  readonly pairs: string;
  readonly report: string;
}

/** What a step would do. */
export interface PlannedStep {
  /** What people call it. */
  readonly title: string;
  /** What the recipe says, also where the step is left out. */
  readonly action: Action;
  readonly found: number;
  readonly dropped: number;
  readonly changed: number;
  /** Rows that are left behind it. */
  readonly left: number;
  /** What it lacks to find anything, in a sentence. */
  readonly needs: string | undefined;
}

/** What would become of a dataset if its plan were carried out now. */
export interface CleaningCounts {
  readonly rows: number;
  readonly kept: number;
  readonly rejected: number;
  /** Of those that stay. */
  readonly changed: number;
  /** Of those that go: what does not parse. */
  readonly unparsed: number;
  /** Rows that were chosen to stay as they are. */
  readonly spared: number;
  /** What people should know before they carry it out: sentences. */
  readonly warnings: readonly string[];
  readonly steps: readonly PlannedStep[];
}

export interface CleaningPlanned extends CleaningCounts {
  /** The recipe's own name, if it has one. */
  readonly recipe: string | undefined;
  /** Rows that the plan drops or changes, spared ones too. */
  readonly changes: number;
  /** Blank lines that go with them. */
  readonly blank: number;
  readonly milliseconds: number;
}

/** A row that goes or is changed, as the page shows it. */
export interface ShownChange {
  /** 0-based, as the file has it. */
  readonly row: number;
  /** The step that drops it, else the last that changes it, from 0; -1 for a row that does not parse. */
  readonly step: number;
  readonly titles: readonly string[];
  readonly action: Action;
  /** Why it goes; undefined where it stays. */
  readonly reason: string | undefined;
  readonly isSpared: boolean;
  /** Whether it may stay as it is: not where it does not parse. */
  readonly canSpare: boolean;
  /** The row that stays in its place, 0-based, where the two are compared. */
  readonly beside: number | undefined;
  /** Its text; of one that stays, what it says then beside what it says now. */
  readonly pieces: readonly DiffPiece[];
  readonly isShortened: boolean;
}

/** Which changes are listed, and how. */
export interface ChangeFilter {
  /** In the row, the reason or the rule, in any case; all where it is empty. */
  readonly text: string;
  /** Only what this step does; -1 for what does not parse. */
  readonly step: number | undefined;
  readonly order: ChangeOrder;
}

/** What carries a plan out on a document. */
export interface CleaningEdits {
  /** In the text's order; they do not overlap. */
  readonly changes: readonly LineChange[];
  /** Rows that go, and rows that are changed. */
  readonly dropped: number;
  readonly changed: number;
  /** The rows that go, as the file of those rows has them: JSON on one line each. */
  readonly rejected: readonly string[];
  /** Preference pairs that become of rows that go, JSON on one line each. */
  readonly pairs: readonly string[];
}

/** What the page may ask of the thread that has a dataset's plan. */
export interface CleaningPageRequests {
  /** Lists changes; gives how many those are. */
  "cleaning/filter": Call<ChangeFilter, number>;
  /** The changes `first` and following of the list. */
  "cleaning/changes": Call<{ readonly first: number; readonly count: number }, readonly ShownChange[]>;
  /** What becomes of a row. `isWhole`: with all of its text. */
  "cleaning/change": Call<{ readonly row: number; readonly isWhole: boolean }, ShownChange>;
  /** Leaves rows as they are, or no longer: one, or all that are listed. The plan for the others stands. */
  "cleaning/spare": Call<{ readonly row: number | "listed"; readonly isSpared: boolean }, CleaningCounts>;
}

/** What is asked of that thread; it has one dataset open at most. The unit of progress is bytes, over all readings. */
export interface CleaningRequests extends CleaningPageRequests {
  /** Takes where the rows are. */
  "cleaning/open": Call<CleaningOpen, void>;
  /** What a recipe would do; nothing is written. Its steps are those of the recipe, also those that are left out. */
  "cleaning/plan": Call<CleaningParams, CleaningPlanned | NotScored>;
  /** Where a row stands in the document that was read. */
  "cleaning/place": Call<{ readonly row: number }, Position | undefined>;
  /**
   * The edits that carry the plan out on the document that was read, or on one that is sent in slices where a file was;
   * undefined where its rows are others than those of the plan.
   */
  "cleaning/edits": Call<{ readonly name: string }, CleaningEdits | undefined>;
  /** Carries the plan out into new files. */
  "cleaning/write": Call<{ readonly files: CleaningFiles }, CleaningReport>;
  /** Answers once a writing that was cancelled has left nothing behind. */
  "cleaning/close": Call<undefined, undefined>;
}

export interface CleaningNotifications {
  /** The next piece of a text. */
  "cleaning/slice": { readonly text: string; readonly last: boolean };
}
