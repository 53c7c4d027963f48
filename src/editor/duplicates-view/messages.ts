import type { Answered, Sent } from "../page-messages";
import type {
  DuplicatesEvents,
  DuplicatesFound,
  DuplicatesPageRequests,
  SearchOptions,
} from "../dataset-worker/duplicates-protocol";

/** What goes on in a view. */
export interface ViewState {
  readonly phase: "searching" | "found" | "stopped" | "failed" | "applying";
  /** How far it has come, while it searches or applies. */
  readonly progress?: DuplicatesEvents["duplicates/progress"];
  /** What is looked for, or was; undefined before that is known. */
  readonly options: SearchOptions | undefined;
  /** What was found last, with the number of the search. */
  readonly found: (DuplicatesFound & { readonly search: number }) | undefined;
  /** Why it failed. */
  readonly error?: string;
  /** Whether the dataset is another by now than the one that was searched. */
  readonly isStale: boolean;
  /** What applying does: drop the rows in the document, or write new files beside a file that is too big for that. */
  readonly applies: "edit" | "write";
  /** How many rows the last applying has dropped. */
  readonly applied?: number;
}

/** What the page asks of the editor around it. */
export type PageAction =
  | { readonly do: "ready" | "stop" | "again" | "apply" }
  | { readonly do: "find"; readonly options: SearchOptions }
  | { readonly do: "openRow"; readonly row: number };

/** What the page sends. */
export type FromPage = Sent<DuplicatesPageRequests, PageAction>;

/** What the page is told without asking. */
export interface Pushed {
  readonly kind: "state";
  readonly state: ViewState;
}

/** What the page is sent. */
export type ToPage = Answered | Pushed;
