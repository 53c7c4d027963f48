import type { Answered, Sent } from "../page-messages";
import type { CleaningPageRequests, CleaningPlanned } from "../dataset-worker/cleaning-protocol";

/** What can be looked at of a cleaning that was written. */
export type CleanedPart = "clean" | "compare" | "rejected" | "pairs" | "report";

/** What goes on in a preview. */
export interface ViewState {
  readonly phase: "planning" | "planned" | "stopped" | "failed" | "writing";
  /** How far it has come, from 0 to 1, while it plans or writes. */
  readonly share: number;
  /** What the recipe is called. */
  readonly recipe: string;
  /** The steps that are left out, from 0: of the plan that is being made, or was made. */
  readonly without: readonly number[];
  /** The plan made last, with its number. */
  readonly plan: (CleaningPlanned & { readonly number: number }) | undefined;
  /** Why it failed. */
  readonly error?: string;
  /** Whether it failed for the recipe, or what it needs, and that is a file. */
  readonly isRecipeFault?: boolean;
  /** Whether the dataset is another by now than the one that was read. */
  readonly isStale: boolean;
  /** Whether the dataset is, or can be, open as text, so that the plan can be carried out there. */
  readonly canApply: boolean;
  /** Rows that went, and rows that were changed, when the plan was carried out in the editor. */
  readonly applied?: { readonly dropped: number; readonly changed: number };
  /** What was written last: the clean file's name, rows, and whether there is a file to compare it with. */
  readonly written?: {
    readonly name: string;
    readonly kept: number;
    readonly rejected: number;
    readonly pairs: number;
    readonly hasOriginal: boolean;
  };
}

/** What the page asks of the editor around it. */
export type PageAction =
  | { readonly do: "ready" | "stop" | "again" | "choose" | "write" | "apply" | "openRecipe" }
  /** Plans anew without these steps. */
  | { readonly do: "leaveOut"; readonly without: readonly number[] }
  | { readonly do: "openRow"; readonly row: number }
  | { readonly do: "show"; readonly part: CleanedPart };

/** What the page sends. */
export type FromPage = Sent<CleaningPageRequests, PageAction>;

/** What the page is told without asking. */
export interface Pushed {
  readonly kind: "state";
  readonly state: ViewState;
}

/** What the page is sent. */
export type ToPage = Answered | Pushed;
