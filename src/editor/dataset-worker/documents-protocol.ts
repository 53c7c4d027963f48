import type { DatasetKind } from "../../dataset/format/format";
import type { Container } from "../../dataset/container/container";
import type { Configuration } from "../../dataset/configuration";
import type { DatasetEvidence } from "../../dataset/files";
import type { Cure, Wanted } from "../../dataset/open/cure";
import type { LineChange } from "../../dataset/open/open-text";
import type { Part, Role } from "../../dataset/row/view";
import type { Locale } from "../../lint/locale";
import type { Severity } from "../../lint/problem";
import type { ModelSettings, TemplateName } from "../../prompt/model";
import type { Position } from "../../text/lines";
import type { Call } from "./call";

/** A file whose rows must not be trained on. */
export interface EvaluationFile {
  /** On the disk. */
  readonly path: string;
  /** As people are to read it. */
  readonly shown: string;
}

/** How a document is to be checked, in a shape that crosses threads. */
export interface CheckSettings {
  readonly locale: Locale;
  /** The document relative to the folder of its `.winnow.json`, or of its workspace, with `/`. */
  readonly path: string;
  /** What the `.winnow.json` says that holds for it. */
  readonly configuration: Configuration;
  /** What the editor's settings say; the configuration wins over them. */
  readonly rules: Readonly<Record<string, unknown>>;
  readonly model: ModelSettings | undefined;
  /** The evaluation files that the rows must not be found in. */
  readonly evaluation: readonly EvaluationFile[];
}

export interface PositionRange {
  readonly start: Position;
  readonly end: Position;
}

/** A line of the document as the editor has it, by which the worker sees whether it has read the same. */
export interface LineSample {
  readonly line: number;
  /** Its first `sampleLength` units. */
  readonly beginning: string;
}

export const sampleLength = 200;

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
  /** Rows that are not checked: not yet, or because that was stopped. */
  readonly unchecked: number;
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
  /** Rows that are still to be looked at; 0 when the check is done. */
  readonly remaining: number;
  /** Five figures for each problem shown: its id, then line and character of its start and end. */
  readonly places: Int32Array;
  /** Those among them that the client does not know yet. */
  readonly added: readonly ShownProblem[];
}

/** Rows that become one of a preference format, by their numbers. */
export interface PairRows {
  readonly chosen: number;
  readonly rejected: number;
}

export interface PairFix extends PairRows {
  readonly title: string;
}

/** A row of another file. */
export interface RowLink {
  readonly title: string;
  /** Its path on the disk. */
  readonly file: string;
  /** 0-based. */
  readonly row: number;
}

export interface ProblemFix {
  readonly title: string;
  readonly preferred: boolean;
  readonly edits: readonly LineChange[];
  /** What the fix makes of the row as a whole, where it writes it anew, so that one wants to see it before. */
  readonly rewritten: { readonly before: string; readonly after: string } | undefined;
}

/** A problem with everything that can be done about it. */
export interface ProblemDetails extends PositionRange {
  /** 0-based. */
  readonly row: number;
  readonly rule: string;
  readonly severity: Severity;
  readonly message: string;
  readonly fixes: readonly ProblemFix[];
  /** Preference pairs that could be made of this row and another. */
  readonly pairs: readonly PairFix[];
  /** Rows of other files that the problem speaks of. */
  readonly opens: readonly RowLink[];
  /** What `.winnow.json` knows the problem by. */
  readonly fingerprint: string;
  /** What drops the row. */
  readonly drop: readonly LineChange[];
  /** Rows that have a problem of this rule, and among them those where `document/cure` could fix one. */
  readonly ofRule: { readonly rows: number; readonly fixable: number };
  /** The row that the problem compares its own with, 0-based, and how many rows with this problem would be dropped for it. */
  readonly like: { readonly row: number; readonly rows: number } | undefined;
}

export interface DocumentVersion {
  readonly document: number;
  readonly version: number;
}

/** A row as a conversation. */
export interface RowView extends PositionRange {
  /** 0-based. */
  readonly row: number;
  readonly rows: number;
  readonly format: string | undefined;
  /** Whether the answer is a good one, in rows that say so. */
  readonly label: boolean | undefined;
  readonly turns: readonly RowTurn[];
  /** The row as it is written, where it is no conversation. */
  readonly text: string | undefined;
  readonly cut: number;
  /** What the model sees of it, once for each of two answers; empty where that was not asked for. */
  readonly rendered: readonly RenderedText[];
}

export interface RenderedText {
  readonly text: string;
  /** Units of the text that were left out at its end. */
  readonly cut: number;
  readonly answer?: "chosen" | "rejected";
}

export interface RowTurn {
  readonly role: Role;
  readonly part: Part;
  readonly text: string;
  /** Units of the text that were left out at its end. */
  readonly cut: number;
  readonly answer?: "chosen" | "rejected";
}

/** What is asked about datasets that are open as documents. An answer about another version than the asked is undefined. */
export interface DocumentRequests {
  /** What a document is that begins with `head`. `isCut`: whether more follows. */
  "document/recognise": Call<
    { readonly name: string; readonly head: string; readonly isCut: boolean },
    DatasetEvidence
  >;
  /**
   * Reads a document, which is then checked; the answer comes when it is read. False: the file does not hold the
   * document's text, or that has changed meanwhile, so it is to be sent.
   */
  "document/open": Call<OpenParams, boolean>;
  /** The problems that touch a range, with their fixes. */
  "document/problems": Call<DocumentVersion & PositionRange, readonly ProblemDetails[] | undefined>;
  /** The edits that cure all problems of a rule, or those of every rule that are safe to apply. */
  "document/cure": Call<DocumentVersion & Wanted, Cure | undefined>;
  /** What rows say, as text to read. */
  "document/texts": Call<DocumentVersion & { readonly rows: readonly number[] }, readonly string[] | undefined>;
  /** Two rows as one of a preference format, in JSON on one line. */
  "document/pair": Call<DocumentVersion & PairRows, string | undefined>;
  /** The row at a place, each text of it cut to `atMost` units, and as the chat template of a model has it. */
  "document/row": Call<
    DocumentVersion & { readonly position: Position; readonly atMost: number; readonly template?: TemplateName },
    RowView | undefined
  >;
}

export interface DocumentNotifications {
  /** The next piece of a text that is opened from slices. */
  "document/slice": DocumentVersion & { readonly text: string; readonly last: boolean };
  "document/change": DocumentVersion & {
    readonly changes: readonly LineChange[];
    /** How many lines the document has now, and one that has changed, by which the worker sees that it has kept step. */
    readonly lines: number;
    readonly sample: LineSample;
  };
  "document/configure": { readonly document: number; readonly check: CheckSettings };
  "document/saved": { readonly document: number };
  /** Leaves unchecked what has not been checked yet, until it changes. */
  "document/stop": { readonly document: number };
  "document/close": { readonly document: number };
}

export interface DocumentEvents {
  "document/checked": Checked;
  /** The worker has lost the document's text, which is to be sent anew. */
  "document/lost": { readonly document: number };
  /** Something went wrong that must not, and the worker has let go of the document. `reason`: for the log. */
  "document/failed": { readonly document: number; readonly reason: string };
}
