import { checkOptions } from "../../dataset/check-options";
import type { Emit, RequestHandlers } from "../../dataset/serve";
import type { TableRequests } from "../protocol";
import { TableSession } from "./table-session";

/** Answers what a table asks; a thread has one dataset open at most. */
export function tableRequests(emit: Emit): Pick<RequestHandlers, keyof TableRequests> {
  let session: TableSession | undefined;
  const opened = (): TableSession => {
    if (session === undefined) throw new Error("No dataset is open.");
    return session;
  };
  return {
    "table/open": (params) => {
      void session?.close();
      session = new TableSession(
        params.path,
        checkOptions(params.check, (message) => emit("log", { message })),
        (state) => emit("table/changed", state),
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
