import type { DatasetKind } from "../../dataset/format/format";
import type { Container } from "../../dataset/container/container";
import type { Locale } from "../../lint/locale";
import type { Severity } from "../../lint/problem";
import type { RuleSetting } from "../../lint/run";
import type { DatasetSettings } from "../../dataset/settings";
import type { Position } from "../../text/lines";
import type { Call } from "./call";

/** How a document is to be checked, in a shape that crosses threads. */
export interface CheckSettings {
  readonly locale: Locale;
  readonly settings: DatasetSettings;
  readonly rules: ReadonlyMap<string, RuleSetting>;
  /** The id of the rows' format, where it is configured. */
  readonly format?: string;
}

export interface PositionRange {
  readonly start: Position;
  readonly end: Position;
}

/** As an event of the editor tells it: the changes hold one after the other. */
export interface LineChange extends PositionRange {
  readonly text: string;
}

/** A line of the document as the editor has it, by which the worker sees whether it has read the same. */
export interface LineSample {
  readonly line: number;
  readonly length: number;
  readonly beginning: string;
}

export interface OpenParams {
  /** What the client calls the document from now on. */
  readonly document: number;
  readonly version: number;
  /** The file's name, which decides where the content could be read in two ways. */
  readonly name: string;
  readonly lineBreak: "\n" | "\r\n";
  readonly check: CheckSettings;
  /** Where the text comes from: the file, if it holds these samples; or the slices that the client sends. */
  readonly from:
    | { readonly path: string; readonly lines: number; readonly samples: readonly LineSample[] }
    | { readonly slices: true };
}

/** What is known of a document's rows. */
export interface DatasetSummary {
  readonly container: Container;
  /** The format of most rows, by its id and its title. */
  readonly format: { readonly id: string; readonly title: string } | undefined;
  readonly kind: DatasetKind;
  readonly rows: number;
  readonly unparsed: number;
  readonly problems: Readonly<Record<Severity, number>>;
}

/** A problem that the client is to show; where it stands comes with each list. */
export interface ShownProblem {
  readonly id: number;
  readonly rule: string;
  readonly severity: Severity;
  readonly message: string;
  readonly related: readonly (PositionRange & { readonly message: string })[];
}

/** The problems to show, after a change or as the check goes on. */
export interface Checked {
  readonly document: number;
  /** Of the document's text; older ones are out of date. */
  readonly version: number;
  readonly summary: DatasetSummary;
  /** Rows that are still to be checked. */
  readonly remaining: number;
  /** Five figures for each problem shown: its id, then line and character of its start and end. */
  readonly places: Int32Array;
  /** Those among them that the client does not know yet. */
  readonly added: readonly ShownProblem[];
}

/** An edit of the document by lines. */
export interface LineEdit extends PositionRange {
  readonly text: string;
}

export interface ProblemFix {
  readonly title: string;
  readonly preferred: boolean;
  readonly edits: readonly LineEdit[];
  /** Whether it rewrites the row's text as a whole, so that one wants to see it before. */
  readonly rewrites: boolean;
}

/** A problem with everything that can be done about it. */
export interface ProblemDetails extends PositionRange {
  /** 0-based. */
  readonly row: number;
  readonly rule: string;
  readonly severity: Severity;
  readonly message: string;
  readonly fixes: readonly ProblemFix[];
  /** What drops the row. */
  readonly drop: readonly LineEdit[];
  /** How many problems of this rule the document has, and how many of them have a fix. */
  readonly ofRule: { readonly problems: number; readonly fixable: number };
}

export interface DocumentVersion {
  readonly document: number;
  readonly version: number;
}

/** What a rule's problems are to come to. */
export type RuleCure = "fix" | "drop";

export interface Cure {
  readonly edits: readonly LineEdit[];
  /** Problems that these edits mend. */
  readonly cured: number;
  /** Problems left because one edit would have crossed another, or because there were too many at once. */
  readonly left: number;
}

/** A row as a conversation. */
export interface RowView extends PositionRange {
  /** 0-based. */
  readonly row: number;
  readonly rows: number;
  readonly format: string | undefined;
  readonly turns: readonly RowTurn[];
  /** Whether the row parses; where not, why. */
  readonly text: string;
}

export interface RowTurn {
  readonly role: string;
  readonly part: string;
  readonly text: string;
  /** Units of the text that were left out at its end. */
  readonly cut: number;
  readonly answer?: "chosen" | "rejected";
}

/** What is asked about datasets that are open as documents. An answer about another version than the asked is undefined. */
export interface DocumentRequests {
  /** Whether a document that begins with `head` is a dataset. `complete`: whether that is all of it. */
  "document/recognise": Call<{ readonly name: string; readonly head: string; readonly complete: boolean }, boolean>;
  /** Reads and then checks a document. False: the file does not hold the document's text, so it is to be sent. */
  "document/open": Call<OpenParams, boolean>;
  /** Adds lines of a document that is opened from slices. */
  "document/slice": Call<DocumentVersion & { readonly lines: readonly string[]; readonly last: boolean }, void>;
  /** The problems that touch a range, with their fixes. */
  "document/problems": Call<DocumentVersion & PositionRange, readonly ProblemDetails[] | undefined>;
  /** The edits that cure all problems of a rule, or those of every rule that are safe to apply. */
  "document/cure": Call<
    DocumentVersion & { readonly rule: string | undefined; readonly cure: RuleCure; readonly atMost: number },
    Cure | undefined
  >;
  /** The row at a place, each text of it cut to `atMost` units. */
  "document/row": Call<DocumentVersion & { readonly position: Position; readonly atMost: number }, RowView | undefined>;
}

export interface DocumentNotifications {
  "document/change": DocumentVersion & {
    readonly lineBreak: "\n" | "\r\n";
    readonly changes: readonly LineChange[];
    /** How many lines the document has now, by which the worker sees that it has kept step. */
    readonly lines: number;
  };
  "document/configure": { readonly document: number; readonly check: CheckSettings };
  "document/close": { readonly document: number };
}

export interface DocumentEvents {
  "document/checked": Checked;
  /** The worker has lost the document's text, which is to be sent anew. */
  "document/lost": { readonly document: number };
}
