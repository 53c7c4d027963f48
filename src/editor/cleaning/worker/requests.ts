import path from "node:path";
import { joinRows } from "../../../dataset/near/join-rows";
import { OpenDataset, type OpenCheckOptions } from "../../../dataset/open/open-dataset";
import type { RowScore } from "../../../dataset/scores/row-score";
import type { ScoreTexts } from "../../../clean/plan/score-rows";
import { builtinFolder } from "../../../perplexity/builtin-model";
import { TextSlices } from "../../dataset/text-slices";
import { checkOptions } from "../../dataset-worker/check-options";
import type { CleaningNotifications, CleaningRequests } from "../../dataset-worker/cleaning-protocol";
import type { EvaluationSets } from "../../dataset-worker/evaluation-sets";
import { inWords } from "../../dataset-worker/in-words";
import type { ModelChoice } from "../../dataset-worker/scores-protocol";
import type { Emit, NotificationHandlers, RequestHandlers } from "../../dataset-worker/serve";
import { DocumentRows } from "../../row-source/document-rows";
import { FileRowSource } from "../../row-source/file-row-source";
import { orProblem, type Scores } from "../../scores/text-scorer";
import { CleaningSession } from "./cleaning-session";
import { chosenRecipe } from "./recipe-choice";

interface Opened {
  readonly session: CleaningSession;
  readonly options: OpenCheckOptions;
}

/** Answers what the preview of a cleaning asks; a thread has one dataset open at most. */
export function cleaningRequests(
  emit: Emit,
  sets: EvaluationSets,
  scores: Scores,
): {
  readonly requests: Pick<RequestHandlers, keyof CleaningRequests>;
  readonly notifications: Pick<NotificationHandlers, keyof CleaningNotifications>;
} {
  let opened: Opened | undefined;
  let slices = new TextSlices();
  const now = (): Opened => {
    if (opened === undefined) throw new Error("No dataset is open.");
    return opened;
  };
  return {
    requests: {
      "cleaning/open": async ({ name, from, check }) => {
        void opened?.session.close();
        opened = undefined;
        const { settings, ...others } = checkOptions(check, (message) => emit("log", { message }));
        const evaluation = await sets.read(check.evaluation, check.configuration);
        const options = { ...others, settings: { ...settings, evaluation } };
        const source =
          "path" in from ? new FileRowSource(from.path, options) : await DocumentRows.of(slices, name, options);
        slices = new TextSlices();
        const { locale, format, formats } = options;
        const reading = { locale, name, settings: options.settings, ...(format && { format }) };
        opened = { session: new CleaningSession(source, { ...reading, ...(formats && { formats }) }), options };
      },
      "cleaning/plan": ({ recipe, without, model }, context) => {
        const { session, options } = now();
        const how = {
          join: joinRows(context.signal),
          score: scoreWith(scores, model, context.signal),
          model: path.basename(model.folder ?? builtinFolder(__dirname)),
        };
        const planning = async () => session.plan(chosenRecipe(recipe, options.locale), without, how, context);
        return inWords(orProblem(planning()), options.locale);
      },
      "cleaning/filter": (filter) => now().session.filter(filter),
      "cleaning/changes": ({ first, count }) => {
        const { session, options } = now();
        return inWords(session.changes(first, count), options.locale);
      },
      "cleaning/change": ({ row, isWhole }) => {
        const { session, options } = now();
        return inWords(session.change(row, isWhole), options.locale);
      },
      "cleaning/spare": ({ row, isSpared }) => now().session.spare(row, isSpared),
      "cleaning/place": ({ row }) => {
        const { source } = now().session;
        return source instanceof DocumentRows ? source.place(row) : undefined;
      },
      "cleaning/edits": async ({ name }, { signal }) => {
        const { session, options } = now();
        const { source } = session;
        const isOpen = source instanceof DocumentRows;
        const dataset = isOpen ? source.dataset : await OpenDataset.read(slices, { name, signal }, options);
        slices = new TextSlices();
        return inWords(session.edits(dataset, signal), options.locale);
      },
      "cleaning/write": ({ files }, context) => {
        const { session, options } = now();
        return inWords(session.write(files, context), options.locale);
      },
      "cleaning/close": async () => {
        await opened?.session.close();
        return undefined;
      },
    },
    notifications: {
      "cleaning/slice": ({ text, last }) => slices.add(text, last),
    },
  };
}

function scoreWith(scores: Scores, model: ModelChoice, signal: AbortSignal): ScoreTexts {
  return async (texts, onScored) => {
    const found: (RowScore | undefined)[] = [];
    await scores.score(texts, model, {
      signal,
      onResult: (text, result) => {
        found[text] = "failure" in result ? undefined : result;
        onScored();
      },
    });
    return found;
  };
}
