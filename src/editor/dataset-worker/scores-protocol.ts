import type { Locale } from "../../lint/locale";
import type { DeviceChoice } from "../../perplexity/devices";
import type { Call } from "./call";
import type { DocumentVersion, PositionRange } from "./documents-protocol";

/** The language model that scores, and where it is to run. */
export interface ModelChoice {
  /** Its folder; undefined for the one that comes with Winnow. */
  readonly folder: string | undefined;
  readonly device: DeviceChoice;
  /** The language in which it is said what is wrong with it. */
  readonly locale: Locale;
}

/** Why nothing was scored, in a sentence. */
export interface NotScored {
  readonly problem: string;
}

/** What came of scoring the rows of a dataset. */
export interface ScoreSummary {
  readonly rows: number;
  /** Of those, how many the model could not take, and why one of them. */
  readonly failed: number;
  readonly failure: string | undefined;
  /** How many were known from before. */
  readonly known: number;
  /** The median of the rows' perplexities; undefined where nothing was predicted. */
  readonly median: number | undefined;
  /** Rows of which the rules say that they lie in a tail. */
  readonly low: number;
  readonly high: number;
}

/** How surprising a word is. */
export interface WordNats extends PositionRange {
  readonly text: string;
  readonly nats: number;
}

/** A word of a text by its place in UTF-16 units. */
export interface SurprisingWord {
  readonly start: number;
  readonly end: number;
  readonly nats: number;
}

/** How surprising each word of a text is, and the text as a whole. */
export interface TextSurprise {
  readonly words: readonly SurprisingWord[];
  readonly perplexity: number | undefined;
  readonly tokens: number;
}

/** Where the model runs. */
export interface ModelInUse {
  /** Its file. */
  readonly file: string;
  readonly device: string;
  /** Each better device, and why it is not in use, in a sentence. */
  readonly notUsed: readonly string[];
}

/** What is asked of a language model. */
export interface ScoresRequests {
  /** Scores the rows of a document: what the rules make of that is told as problems. Undefined where it is not open. */
  "document/score": Call<
    DocumentVersion & { readonly model: ModelChoice; readonly range?: PositionRange | undefined },
    ScoreSummary | NotScored | undefined
  >;
  /** How surprising each word of the rows that touch a range is; undefined where another version is asked about. */
  "document/surprise": Call<
    DocumentVersion & PositionRange & { readonly model: ModelChoice },
    readonly WordNats[] | NotScored | undefined
  >;
  /** How surprising each word of a text is, and the text as a whole. */
  "text/surprise": Call<{ readonly text: string; readonly model: ModelChoice }, TextSurprise | NotScored>;
}

export interface ScoresEvents {
  "model/in-use": ModelInUse;
  /** Something of the model's process that the user is to know, in a sentence. */
  "model/note": { readonly message: string };
}
