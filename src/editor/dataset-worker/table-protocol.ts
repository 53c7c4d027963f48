import type { Container } from "../../dataset/container/container";
import type { Part, Role } from "../../dataset/row/view";
import type { Localized } from "../../lint/locale";
import type { Severity } from "../../lint/problem";
import type { Range } from "../../text/range";
import type { Call } from "./call";
import type { CheckSettings, PositionRange } from "./documents-protocol";

export interface TableOpen {
  readonly path: string;
  readonly check: CheckSettings;
}

/** Which rows the table shows: all where everything is empty. */
export interface TableFilter {
  readonly severities: readonly Severity[];
  readonly rules: readonly string[];
  /** Only rows that the search has found. */
  readonly found: boolean;
}

export const noFilter: TableFilter = { severities: [], rules: [], found: false };

/** Whether a filter lets everything through. */
export function isEmpty({ severities, rules, found }: TableFilter): boolean {
  return severities.length === 0 && rules.length === 0 && !found;
}

/** What goes on with the file, and whether it came to its end. */
export interface TableWork {
  /** `indexing`: finding where the rows are. */
  readonly step: "indexing" | "checking" | "searching";
  readonly state: "running" | "done" | "stopped" | "failed";
  /** Bytes. */
  readonly done: number;
  readonly total: number;
  /** Why it failed, as part of a sentence; and whether the file is another by now. */
  readonly error?: { readonly reason: Localized; readonly isChange: boolean };
}

export interface RuleCount {
  readonly rule: string;
  readonly title: string;
  readonly severity: Severity;
  readonly count: number;
}

/** All that the table says of the file. */
export interface TableState {
  /** Of the file, in bytes. */
  readonly bytes: number;
  readonly container: Container | undefined;
  /** The format of most rows, by its title. */
  readonly format: string | undefined;
  /** Rows whose place is known, with blank lines and without a header. */
  readonly rows: number;
  /** How many of them are blank lines. */
  readonly blank: number;
  /** Rows that have been checked. */
  readonly checked: number;
  readonly work: readonly TableWork[];
  readonly filter: TableFilter;
  /** What is searched for, where something is. */
  readonly query?: { readonly text: string; readonly matchCase: boolean };
  readonly problems: number;
  readonly rules: readonly RuleCount[];
  /** Rows that the search has found, and those of them that the filter lets through. */
  readonly foundInAll: number;
  readonly found: number;
  /** Rows that the filter lets through. */
  readonly shown: number;
  /** Problems that the filter lets through, of rows that it lets through. */
  readonly listed: number;
}

/** A row as the table shows it, each text cut. */
export interface TableRow {
  /** 0-based, as the file has it. */
  readonly row: number;
  /** What the user says first, or the row as it is written where it says nothing that is known. */
  readonly user: string;
  readonly answer: string;
  /** Why `user` is the row as it is written: it does not parse, its format is not known, it is too long to be shown. */
  readonly raw?: "broken" | "unknown" | "blank" | "long";
  /** Its length, where it is too long to be read for the table. */
  readonly bytes?: number;
  readonly turns: number;
  /** By its ISO 639-1 code, or `mixed`. */
  readonly language: string | undefined;
  /** An estimate. */
  readonly tokens: number;
  /** Problems by severity, worst first; undefined where the row has not been checked. */
  readonly problems: readonly number[] | undefined;
}

/** A stretch of a text in which a problem stands. */
export interface Mark extends Range {
  /** The index of the problem among those of the row. */
  readonly problem: number;
}

export interface DetailText {
  readonly turn: number;
  readonly role: Role;
  readonly part: Part;
  readonly text: string;
  /** Units left out at the end. */
  readonly cut: number;
  readonly name?: string;
  readonly answer?: "chosen" | "rejected";
  readonly trained?: boolean;
  readonly field: string;
  readonly marks: readonly Mark[];
}

export interface DetailProblem {
  readonly rule: string;
  readonly severity: Severity;
  readonly message: string;
  readonly field?: string;
  /** In the row's text. */
  readonly range: Range;
  readonly related: readonly { readonly row: number; readonly message: string }[];
}

/** A row with everything that is known of it. */
export interface RowDetails {
  readonly row: number;
  readonly format: string | undefined;
  readonly label?: boolean;
  readonly texts: readonly DetailText[];
  readonly problems: readonly DetailProblem[];
  /** The row as it is written, and units left out at the end. */
  readonly written: string;
  readonly cut: number;
  readonly isJson: boolean;
}

/** A problem in the list of all. */
export interface ListedProblem {
  /** Undefined for the set as a whole. */
  readonly row: number | undefined;
  readonly rule: string;
  readonly severity: Severity;
  readonly message: string;
}

export interface Match {
  readonly row: number;
  /** In the rows shown. */
  readonly index: number;
  /** Which of the rows found and shown it is, 1-based. */
  readonly ordinal: number;
}

/** What is asked of the thread that has one dataset open in a table. */
export interface TableRequests {
  /** Opens a file and begins to read it; what comes of that is told by `table/changed`. */
  "table/open": Call<TableOpen, TableState>;
  "table/state": Call<undefined, TableState>;
  /** Stops checking, or begins anew. */
  "table/check": Call<{ readonly run: boolean }, void>;
  "table/filter": Call<TableFilter, TableState>;
  /** Looks for a text from the file's beginning on; an empty one ends the search. */
  "table/search": Call<{ readonly text: string; readonly matchCase: boolean }, TableState>;
  "table/stopSearch": Call<undefined, void>;
  /** The nearest row found at an index of the rows shown, or beyond it in a direction, round the end. */
  "table/match": Call<{ readonly from: number; readonly direction: 1 | -1 }, Match | undefined>;
  "table/rows": Call<{ readonly first: number; readonly count: number }, readonly TableRow[]>;
  /** The index of a row among those shown, or of the next one that is; undefined behind the last. */
  "table/indexOf": Call<{ readonly row: number }, number | undefined>;
  /** A row with its texts, each cut to `atMost` units. */
  "table/row": Call<{ readonly row: number; readonly atMost: number }, RowDetails | undefined>;
  "table/problems": Call<{ readonly first: number; readonly count: number }, readonly ListedProblem[]>;
  /** Where a stretch of a row stands in the file, by lines; reads the file up to it. */
  "table/place": Call<{ readonly row: number; readonly range: Range }, PositionRange | undefined>;
}

export interface TableEvents {
  "table/changed": TableState;
}
