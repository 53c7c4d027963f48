import { checkOptions } from "../../dataset-worker/check-options";
import type { EvaluationSets } from "../../dataset-worker/evaluation-sets";
import type { Emit, RequestHandlers } from "../../dataset-worker/serve";
import type { TableRequests } from "../../dataset-worker/table-protocol";
import { TableSession } from "./table-session";

/** Answers what a table asks; a thread has one dataset open at most. */
export function tableRequests(emit: Emit, sets: EvaluationSets): Pick<RequestHandlers, keyof TableRequests> {
  let session: TableSession | undefined;
  const opened = (): TableSession => {
    if (session === undefined) throw new Error("No dataset is open.");
    return session;
  };
  return {
    "table/open": ({ path, check }) => {
      void session?.close();
      session = new TableSession(
        path,
        checkOptions(check, (message) => emit("log", { message })),
        (state) => emit("table/changed", state),
        () => sets.read(check.evaluation, check.configuration),
      );
      void session.run();
      return session.state();
    },
    "table/state": () => opened().state(),
    "table/check": ({ run }) => {
      if (run) void opened().check();
      else opened().stopChecking();
    },
    "table/filter": (filter) => opened().setFilter(filter),
    "table/search": (query) => opened().search(query),
    "table/stopSearch": () => opened().stopSearch(),
    "table/match": ({ from, direction }) => opened().match(from, direction),
    "table/rows": ({ first, count }) => opened().rows(first, count),
    "table/indexOf": ({ row }) => opened().indexOf(row),
    "table/row": ({ row, atMost }) => opened().details(row, atMost),
    "table/problems": ({ first, count }) => opened().listed(first, count),
    "table/place": ({ row, range }) => opened().place(row, range),
  };
}
