import { evidenceIn } from "../../dataset/files";
import { bytesOf } from "../../dataset/source/source";
import type { ConversionRequests } from "../dataset-worker/conversion-protocol";
import type { DocumentNotifications, DocumentRequests } from "../dataset-worker/documents-protocol";
import { orProblem, type Scores } from "../scores/text-scorer";
import { ServedDocument } from "./document";
import { surpriseOfText } from "./surprise-of-text";
import type { EvaluationSets } from "../dataset-worker/evaluation-sets";
import type { ScoresRequests } from "../dataset-worker/scores-protocol";
import type { Emit, NotificationHandlers, RequestHandlers } from "../dataset-worker/serve";

/** Answers what is asked about datasets that are open as documents. */
export function serveDocuments(
  emit: Emit,
  sets: EvaluationSets,
  scores: Scores,
): {
  readonly requests: Pick<RequestHandlers, keyof DocumentRequests | keyof ConversionRequests | keyof ScoresRequests>;
  readonly notifications: Pick<NotificationHandlers, keyof DocumentNotifications>;
} {
  const documents = new Map<number, ServedDocument>();
  const close = (document: number): void => {
    documents.get(document)?.close();
    documents.delete(document);
  };
  const tell = (document: number, what: (served: ServedDocument) => void): void => {
    const served = documents.get(document);
    served?.attempt(() => what(served));
  };
  return {
    requests: {
      "document/recognise": ({ head, name, isCut }) => evidenceIn(bytesOf(head), name, isCut),
      "document/open": async (params, { signal, progress }) => {
        close(params.document);
        const opened = new ServedDocument(params, emit, sets);
        documents.set(params.document, opened);
        const cancel = (): void => close(params.document);
        signal.addEventListener("abort", cancel);
        try {
          return await opened.read((done) => progress({ done }));
        } finally {
          signal.removeEventListener("abort", cancel);
        }
      },
      "document/problems": ({ document, version, start, end }) =>
        documents.get(document)?.problems(version, { start, end }),
      "document/cure": ({ document, version, ...wanted }) => documents.get(document)?.cure(version, wanted),
      "conversion/targets": ({ document, version }) => documents.get(document)?.targets(version),
      "conversion/outlook": ({ document, version, format }, context) =>
        documents.get(document)?.outlook(version, format, context),
      "conversion/write": ({ document, version, format, path }, context) =>
        documents.get(document)?.write(version, format, path, context),
      "document/score": ({ document, version, model, range }, context) =>
        documents.get(document)?.score(version, scores, model, context, range),
      "document/surprise": ({ document, version, model, start, end }, { signal }) =>
        documents.get(document)?.surprise(version, scores, model, { start, end }, signal),
      "text/surprise": ({ text, model }, { signal }) => orProblem(surpriseOfText(text, scores, model, signal)),
      "document/texts": ({ document, version, rows }) => documents.get(document)?.texts(version, rows),
      "document/pair": ({ document, version, ...rows }) => documents.get(document)?.pair(version, rows),
      "document/row": ({ document, version, position, atMost, template }) =>
        documents.get(document)?.row(version, position, atMost, template),
    },
    notifications: {
      "document/slice": ({ document, text, last }) => tell(document, (served) => served.slice(text, last)),
      "document/change": ({ document, version, changes, lines, sample }) =>
        tell(document, (served) => served.change(version, changes, lines, sample)),
      "document/configure": ({ document, check }) => tell(document, (served) => served.configure(check)),
      "document/saved": ({ document }) => tell(document, (served) => served.saved()),
      "document/stop": ({ document }) => tell(document, (served) => served.stop()),
      "document/close": ({ document }) => close(document),
    },
  };
}
