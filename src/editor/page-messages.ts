import type { Failure } from "./dataset-worker/protocol";

/** What answers a page's request. */
export type Answered =
  | { readonly kind: "result"; readonly id: number; readonly result: unknown }
  | { readonly kind: "failure"; readonly id: number; readonly error: Failure };

/** What can be asked, by name. */
export type Calls<Requests> = {
  readonly [Name in keyof Requests]: { readonly params: unknown; readonly result: unknown };
};

/** What a page sends: requests for the thread that has its dataset, and actions. */
export type Sent<Requests extends Calls<Requests>, Action> =
  | {
      [Name in keyof Requests]: {
        readonly kind: "request";
        readonly id: number;
        readonly name: Name;
        readonly params: Requests[Name]["params"];
      };
    }[keyof Requests]
  | ({ readonly kind: "action" } & Action);
