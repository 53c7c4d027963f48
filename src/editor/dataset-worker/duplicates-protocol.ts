import type { ComparedField } from "../../dataset/near/compared-text";
import type { LineChange } from "../../dataset/open/open-text";
import type { TokenizerName } from "../../similarity/tokenize";
import type { Position } from "../../text/lines";
import type { Call } from "./call";
import type { DiffPiece } from "../../similarity/diff-pieces";
import type { CheckSettings } from "./documents-protocol";

export const viewMetrics = ["rouge-l", "minhash"] as const;

/** How rows are compared. */
export interface SearchOptions {
  readonly field: ComparedField | "auto";
  /** `rouge-l`: of all rows with all, exact. `minhash`: Jaccard of shingles, for documents. */
  readonly metric: (typeof viewMetrics)[number];
  /** From 0.3 to 1. */
  readonly threshold: number;
  readonly tokenizer: TokenizerName;
}

export interface DuplicatesOpen {
  /** The file's name, which decides where the content could be read in two ways. */
  readonly name: string;
  readonly check: CheckSettings;
  /** Where the rows come from: the file, or the slices that the client sends. */
  readonly from: { readonly path: string } | { readonly slices: true };
}

/** How many rows would go if what is chosen now were applied. */
export interface Choice {
  readonly dropped: number;
  readonly stay: number;
}

/** What a search has found. */
export interface DuplicatesFound extends Choice {
  readonly options: SearchOptions;
  /** What was compared: what `auto` chose. */
  readonly field: ComparedField;
  readonly rows: number;
  readonly pairs: number;
  readonly groups: number;
  readonly milliseconds: number;
}

/** A row of a group as the view shows it. */
export interface DuplicateRow {
  /** 0-based, as the file has it. */
  readonly row: number;
  readonly kept: boolean;
  /** The kept row of its group that is most alike, and how alike the two are; undefined for the first that is kept. */
  readonly like: { readonly row: number; readonly score: number } | undefined;
  readonly pieces: readonly DiffPiece[];
  /** Whether some of the text is left out. */
  readonly isShortened: boolean;
}

export interface DuplicateGroup {
  /** Its number among all groups, the largest first; 0-based. */
  readonly group: number;
  readonly size: number;
  readonly dropped: number;
  /** Some of its rows, in the file's order. */
  readonly rows: readonly DuplicateRow[];
}

/** Which rows of a group are kept. `suggested`: a row stays unless it is like one before it that stays. */
export const keepRules = ["suggested", "first", "longest", "all"] as const;
export type KeepRule = (typeof keepRules)[number];

export interface WrittenFiles {
  /** The rows that stay, and those that were dropped. */
  readonly kept: string;
  readonly dropped: string;
}

/** What the page may ask of the thread that has found a dataset's near duplicates. */
export interface DuplicatesPageRequests {
  /** The groups `first` and following of those that the filter lets through, each with its first rows. */
  "duplicates/groups": Call<
    { readonly first: number; readonly count: number; readonly rows: number },
    readonly DuplicateGroup[]
  >;
  /** A group with some of its rows, by their places in it. `isWhole`: with all of their texts. */
  "duplicates/group": Call<
    { readonly group: number; readonly first: number; readonly count: number; readonly isWhole: boolean },
    DuplicateGroup
  >;
  /** Keeps or drops the row at a place of a group. */
  "duplicates/keepRow": Call<{ readonly group: number; readonly at: number; readonly keep: boolean }, Choice>;
  /** Chooses anew in a group, or in all. */
  "duplicates/keep": Call<{ readonly group: number | undefined; readonly rule: KeepRule }, Choice>;
  /** Shows only groups of which a row has a text, in any case; gives how many those are. */
  "duplicates/filter": Call<{ readonly text: string }, number>;
}

/** What is asked of that thread; it has one dataset open at most. */
export interface DuplicatesRequests extends DuplicatesPageRequests {
  /** Takes where the rows are, and gives how they are to be compared by configuration. Nothing is read yet from a file. */
  "duplicates/open": Call<DuplicatesOpen, SearchOptions>;
  "duplicates/find": Call<SearchOptions, DuplicatesFound>;
  /** Where a row stands in the document. */
  "duplicates/place": Call<{ readonly row: number }, Position | undefined>;
  /** The edits that drop rows from a document that is sent in slices; undefined where its rows are others by now. */
  "duplicates/edits": Call<
    { readonly name: string },
    { readonly edits: readonly LineChange[]; readonly rows: number } | undefined
  >;
  /** Writes the rows that stay, and the others, to new files beside the dataset. */
  "duplicates/write": Call<undefined, WrittenFiles>;
}

export interface DuplicatesNotifications {
  /** The next piece of a text. */
  "duplicates/slice": { readonly text: string; readonly last: boolean };
}

export interface DuplicatesEvents {
  /** How far the search has come, from 0 to 1. */
  "duplicates/progress": { readonly step: "reading" | "comparing" | "writing"; readonly share: number };
}
