// The thread in which all work on datasets is done: dist/dataset-worker.js.
import { parentPort } from "node:worker_threads";
import { completeRecipe, parseRecipe } from "../clean";
import { parseConfiguration } from "../dataset/configuration";
import { documentedDatasetRules } from "../dataset/documented-rules";
import { datasetKindTitles } from "../dataset/titles";
import { rulePage } from "../lint/rule-page";
import { cleaningRequests } from "./cleaning/worker/requests";
import { tableRequests } from "./dataset-table/worker/requests";
import { duplicatesRequests } from "./duplicates-view/worker/requests";
import { profileRequests } from "./profile-view/requests";
import { serveDocuments } from "./dataset/documents";
import { EvaluationSets } from "./dataset-worker/evaluation-sets";
import { rowPlace } from "./dataset-worker/row-place";
import { TextScorer } from "./scores/text-scorer";
import { serve } from "./dataset-worker/serve";

serve(parentPort!, (emit) => {
  const sets = new EvaluationSets((message) => emit("log", { message }));
  const scores = new TextScorer(emit);
  const documents = serveDocuments(emit, sets, scores);
  const duplicates = duplicatesRequests(emit);
  const cleaning = cleaningRequests(emit, sets, scores);
  return {
    requests: {
      ...documents.requests,
      ...duplicates.requests,
      ...profileRequests(emit, sets),
      ...tableRequests(emit, sets),
      ...cleaning.requests,
      "configuration/parse": ({ text, locale }) => parseConfiguration(text, locale),
      "recipe/issues": ({ text, isYaml, locale }) => {
        const parsed = parseRecipe(text, locale, isYaml);
        return parsed.ok ? [] : parsed.issues;
      },
      "recipe/complete": ({ text, offset, locale }) => completeRecipe(text, offset, locale),
      "row/place": ({ path, row }, { signal }) => rowPlace(path, row, signal),
      "rules/list": ({ locale }) => documentedDatasetRules.map(({ id, title }) => ({ rule: id, title: title[locale] })),
      "rules/page": ({ rule, locale }) => {
        const documented = documentedDatasetRules.find(({ id }) => id === rule);
        return documented && rulePage(documented, locale, datasetKindTitles);
      },
    },
    notifications: { ...documents.notifications, ...duplicates.notifications, ...cleaning.notifications },
  };
});
