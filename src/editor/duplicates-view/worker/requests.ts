import { parse } from "zod/v4/core";
import * as z from "zod/mini";
import { comparisonOptions } from "../../../dataset/near/comparison";
import { OpenDataset, type OpenCheckOptions } from "../../../dataset/open/open-dataset";
import { checkOptions } from "../../dataset-worker/check-options";
import { inWords } from "../../dataset-worker/in-words";
import type { Emit, NotificationHandlers, RequestHandlers } from "../../dataset-worker/serve";
import { TextSlices } from "../../dataset/text-slices";
import type {
  DuplicatesNotifications,
  DuplicatesRequests,
  SearchOptions,
} from "../../dataset-worker/duplicates-protocol";
import { DocumentRows } from "../../row-source/document-rows";
import { DuplicatesSession } from "./duplicates-session";
import { FileRowSource } from "../../row-source/file-row-source";
import type { RowSource } from "../../row-source/row-source";

/** What is open: the rows, and what was found among them. */
interface Opened {
  readonly source: RowSource;
  readonly session: DuplicatesSession;
  readonly options: OpenCheckOptions;
}

const ruleOptions = z.strictObject(comparisonOptions);

/** Answers what the view of near duplicates asks; a thread has one dataset open at most. */
export function duplicatesRequests(emit: Emit): {
  readonly requests: Pick<RequestHandlers, keyof DuplicatesRequests>;
  readonly notifications: Pick<NotificationHandlers, keyof DuplicatesNotifications>;
} {
  let opened: Opened | undefined;
  let slices = new TextSlices();
  let lastTold = 0;
  const tell = (step: "reading" | "comparing" | "writing", share: number): void => {
    // Nobody reads more of them.
    if (performance.now() - lastTold < 50 && share > 0) return;
    lastTold = performance.now();
    emit("duplicates/progress", { step, share });
  };
  const now = (): Opened => {
    if (opened === undefined) throw new Error("No dataset is open.");
    return opened;
  };
  return {
    requests: {
      "duplicates/open": async ({ name, from, check }) => {
        void opened?.session.close();
        opened = undefined;
        const options = checkOptions(check, (message) => emit("log", { message }));
        const source =
          "path" in from ? new FileRowSource(from.path, options) : await DocumentRows.of(slices, name, options);
        slices = new TextSlices();
        opened = { source, session: new DuplicatesSession(source, tell), options };
        return searchOptions(options);
      },
      "duplicates/find": (options, { signal }) => {
        const { session, options: check } = now();
        return inWords(session.find(options, signal), check.locale);
      },
      "duplicates/groups": ({ first, count, rows }) => now().session.groups(first, count, rows),
      "duplicates/group": ({ group, first, count, isWhole }) => now().session.group(group, first, count, isWhole),
      "duplicates/keepRow": ({ group, at, keep }) => now().session.keepRow(group, at, keep),
      "duplicates/keep": ({ group, rule }) => now().session.keep(group, rule),
      "duplicates/filter": ({ text }) => now().session.filter(text),
      "duplicates/place": ({ row }) => {
        const { source } = now();
        return source instanceof DocumentRows ? source.place(row) : undefined;
      },
      "duplicates/edits": async ({ name }) => {
        const { session, options } = now();
        const dataset = await OpenDataset.read(slices, { name }, options);
        slices = new TextSlices();
        return session.edits(dataset);
      },
      "duplicates/write": (_, { signal }) => {
        const { session, source, options } = now();
        if (!(source instanceof FileRowSource)) throw new Error("What is open is no file.");
        const writing = source.split(session.dropped(), { signal, onShare: (share) => tell("writing", share) });
        return inWords(writing, options.locale);
      },
    },
    notifications: {
      "duplicates/slice": ({ text, last }) => slices.add(text, last),
    },
  };
}

/** How the rule on near duplicates compares, whether or not it is on. */
function searchOptions({ rules }: OpenCheckOptions): SearchOptions {
  const given = rules?.get("dataset/near-duplicate")?.options ?? {};
  const { field, threshold, tokenizer } = parse(ruleOptions, given);
  return { field, threshold, tokenizer, metric: "rouge-l" };
}
