import type { Locale } from "../../lint/locale";
import type { Range } from "../../text/range";
import type { Answered, Sent } from "../page-messages";
import type { TableEvents, TableFilter, TableRequests } from "../dataset-worker/table-protocol";

/** What the page is told before its script runs. */
export interface PageOptions {
  /** The language of the page's own words. */
  readonly locale: Locale;
  /** The file's name. */
  readonly name: string;
  /** Whether the file is one that the text editor can open. */
  readonly isText: boolean;
}

/** What the page asks of the editor around it. */
export type PageAction =
  | { readonly do: "ready" | "reload" | "openText" | "openProfile" | "findDuplicates" }
  | { readonly do: "explainRule"; readonly rule: string }
  | { readonly do: "goToLine"; readonly row: number; readonly range: Range };

/** What the page sends: requests for the thread that has its dataset, and actions. */
export type FromPage = Sent<TableRequests, PageAction>;

/** What of a dataset is to be looked at: the rows that a filter lets through, or one row. */
export interface Look {
  readonly filter: TableFilter;
  /** 0-based. */
  readonly row?: number;
}

/** What becomes of the file on the disk while it is open. */
export type DiskState = "same" | "changed" | "deleted";

/** What the page is told without asking. */
export type Pushed =
  | { readonly kind: "state"; readonly state: TableEvents["table/changed"] }
  /** The file has been opened anew. */
  | { readonly kind: "opened" }
  | { readonly kind: "disk"; readonly state: DiskState }
  | ({ readonly kind: "look" } & Look);

/** What the page is sent. */
export type ToPage = Answered | Pushed;
