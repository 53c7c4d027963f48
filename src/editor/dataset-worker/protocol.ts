import type { Configuration } from "../../dataset/configuration";
import type { ConfigurationResult } from "../../lint/configuration-text";
import type { Locale } from "../../lint/locale";
import type { TableEvents, TableRequests } from "./table-protocol";
import type { DuplicatesEvents, DuplicatesNotifications, DuplicatesRequests } from "./duplicates-protocol";
import type { CleaningNotifications, CleaningRequests } from "./cleaning-protocol";
import type { ScoresEvents, ScoresRequests } from "./scores-protocol";
import type { ProfileRequests } from "./profile-protocol";
import type { RecipeRequests } from "./recipe-protocol";
import type { Call } from "./call";
import type { ConversionRequests } from "./conversion-protocol";
import type { DocumentEvents, DocumentNotifications, DocumentRequests, PositionRange } from "./documents-protocol";

/**
 * Everything that the worker answers, by name. To add a request, declare it in an interface of its own that is named
 * here, and write its handler where `worker.ts` lists them.
 */
export interface Requests
  extends
    DocumentRequests,
    ConversionRequests,
    ProfileRequests,
    TableRequests,
    DuplicatesRequests,
    ScoresRequests,
    RecipeRequests,
    CleaningRequests {
  /** What a `.winnow.json` says that speaks of datasets too, or what is wrong with it. */
  "configuration/parse": Call<{ readonly text: string; readonly locale: Locale }, ConfigurationResult<Configuration>>;
  /** Where a row of a file stands, by lines; undefined where there is no such row. */
  "row/place": Call<{ readonly path: string; readonly row: number }, PositionRange | undefined>;
  /** Every dataset rule. */
  "rules/list": Call<{ readonly locale: Locale }, readonly { readonly rule: string; readonly title: string }[]>;
  /** The page of a dataset rule, in Markdown; undefined where there is no such rule. */
  "rules/page": Call<{ readonly rule: string; readonly locale: Locale }, string | undefined>;
}

/** What the worker is told without an answer; in order with the requests. */
export interface Notifications extends DocumentNotifications, DuplicatesNotifications, CleaningNotifications {}

/** What the worker tells of its own accord. */
export interface Events extends DocumentEvents, TableEvents, DuplicatesEvents, ScoresEvents {
  /** A line for the log. */
  log: { readonly message: string };
}

export type RequestName = keyof Requests;
export type Params<Name extends RequestName> = Requests[Name]["params"];
export type Result<Name extends RequestName> = Requests[Name]["result"];

/** How far a request has come; `total` where it is known. The unit is the request's. */
export interface Progress {
  readonly done: number;
  readonly total?: number;
}

/** What the client sends. */
export type ToWorker =
  | { readonly kind: "request"; readonly id: number; readonly name: RequestName; readonly params: unknown }
  | { readonly kind: "cancel"; readonly id: number }
  | { readonly kind: "notification"; readonly name: keyof Notifications; readonly params: unknown };

/** What the worker sends. */
export type FromWorker =
  | { readonly kind: "result"; readonly id: number; readonly result: unknown }
  | { readonly kind: "failure"; readonly id: number; readonly error: Failure }
  | { readonly kind: "progress"; readonly id: number; readonly progress: Progress }
  | { readonly kind: "event"; readonly name: keyof Events; readonly params: unknown };

/** An error as it crosses the threads. */
export interface Failure {
  readonly message: string;
  /** Of an error of the system, such as `ENOENT`. */
  readonly code?: string;
  /** Whether the request was cancelled, so that there is nothing to tell. */
  readonly cancelled: boolean;
}
