import path from "node:path";
import * as vscode from "vscode";
import { Pace, type PaceNow } from "../../text/pace";
import type { EditorConfiguration } from "../configuration";
import type { ScoreSummary } from "../dataset-worker/scores-protocol";
import type { Datasets } from "./datasets";
import { nameOf } from "./name-of";
import { perplexityModel } from "./perplexity-model";
import type { SurpriseColours } from "./surprise-colours";
import { withProgress, type ProgressOptions } from "./with-progress";

/** What scoring works with. */
export interface Scoring {
  readonly datasets: Datasets;
  readonly configuration: EditorConfiguration;
  readonly colours: SurpriseColours;
}

// Longer texts are scored as datasets, row by row.
const longestText = 1_000_000;

/** Scores the dataset, prompt or folder at `uri`; by default what is selected in the active editor, or all of it. */
export async function scorePerplexity(scoring: Scoring, uri?: vscode.Uri): Promise<void> {
  if (uri !== undefined && (await isFolder(uri))) return scoreFolder(scoring, uri);
  const editor = vscode.window.activeTextEditor;
  const document = uri === undefined ? editor?.document : await shown(uri);
  if (document === undefined) {
    const message =
      uri === undefined
        ? vscode.l10n.t("Open a dataset or a prompt first; that is what is scored.")
        : vscode.l10n.t(
            "{0} cannot be opened as text. `winnow score` in a terminal takes files of any size.",
            nameOf(uri),
          );
    void vscode.window.showInformationMessage(message);
    return;
  }
  const selection = editor?.document === document && !editor.selection.isEmpty ? editor.selection : undefined;
  if (await scoring.datasets.isRead(document)) await scoreDataset(scoring, document, selection);
  else await scoreText(scoring, document, selection);
}

async function scoreDataset(
  scoring: Scoring,
  document: vscode.TextDocument,
  selection: vscode.Range | undefined,
): Promise<void> {
  const summary = await withProgress(
    vscode.l10n.t("Scoring {0}", nameOf(document.uri)),
    (options) => scoreRows(scoring, document, options, selection),
    paced(),
  );
  if (summary === undefined) return;
  const problems = vscode.l10n.t("Show Problems");
  const colour = vscode.l10n.t("Colour Words");
  const tails = summary.low + summary.high > 0;
  const chosen = await vscode.window.showInformationMessage(summaryText(summary), ...(tails ? [problems] : []), colour);
  if (chosen === problems) await vscode.commands.executeCommand("workbench.actions.view.problems");
  if (chosen === colour) await scoring.colours.show(document);
}

/** Undefined where nothing was scored, which has been said. */
async function scoreRows(
  { datasets, configuration }: Scoring,
  document: vscode.TextDocument,
  options: ProgressOptions,
  selection?: vscode.Range,
): Promise<ScoreSummary | undefined> {
  const range = selection && { start: placeOf(selection.start), end: placeOf(selection.end) };
  const model = perplexityModel(configuration, document);
  const summary = await datasets.score(document, { model, range }, options);
  if (summary === undefined || !("problem" in summary)) return summary;
  await sayProblem(summary.problem);
  return undefined;
}

/** Says why nothing was scored, with a way to another model. */
export async function sayProblem(problem: string): Promise<void> {
  const choose = vscode.l10n.t("Choose Perplexity Model");
  const chosen = await vscode.window.showErrorMessage(problem, choose);
  if (chosen === choose) await vscode.commands.executeCommand("winnow.choosePerplexityModel");
}

function summaryText({ rows, failed, failure, known, median, low, high }: ScoreSummary): string {
  const number = (count: number): string => count.toLocaleString();
  const digits = (value: number): string => Number(value.toPrecision(3)).toLocaleString();
  return [
    known === rows && rows > 0
      ? vscode.l10n.t("{0} rows, whose scores were known.", number(rows))
      : vscode.l10n.t("{0} rows scored.", number(rows - failed)),
    ...(median === undefined ? [] : [vscode.l10n.t("Half of them have a perplexity below {0}.", digits(median))]),
    ...(low + high > 0
      ? [vscode.l10n.t("{0} are unusually high and {1} unusually low.", number(high), number(low))]
      : [vscode.l10n.t("None is shown as a problem: that takes 100 rows, or a threshold in `.winnow.json`.")]),
    ...(failure === undefined ? [] : [vscode.l10n.t("{0} rows could not be scored: {1}", number(failed), failure)]),
  ].join(" ");
}

async function scoreText(
  scoring: Scoring,
  document: vscode.TextDocument,
  selection: vscode.Range | undefined,
): Promise<void> {
  const { datasets, configuration, colours } = scoring;
  const text = document.getText(selection);
  if (text.trim() === "" || text.length > longestText) {
    const empty = vscode.l10n.t("There is no text here to score.");
    void vscode.window.showInformationMessage(
      text.length > longestText
        ? vscode.l10n.t("This is too long to be scored as one text; select a part of it.")
        : empty,
    );
    return;
  }
  const scored = await withProgress(vscode.l10n.t("Scoring {0}", nameOf(document.uri)), ({ signal }) =>
    datasets.client.request("text/surprise", { text, model: perplexityModel(configuration, document) }, { signal }),
  );
  if (scored === undefined) return;
  if ("problem" in scored) return sayProblem(scored.problem);
  const { perplexity, tokens } = scored;
  const colour = vscode.l10n.t("Colour Words");
  const message =
    perplexity === undefined
      ? vscode.l10n.t("There is nothing to predict in so short a text.")
      : vscode.l10n.t("Perplexity {0}, over {1} tokens.", Number(perplexity.toPrecision(3)).toLocaleString(), tokens);
  if ((await vscode.window.showInformationMessage(message, colour)) === colour) await colours.show(document);
}

async function scoreFolder(scoring: Scoring, folder: vscode.Uri): Promise<void> {
  const pattern = new vscode.RelativePattern(folder, "**/*.{jsonl,ndjson,json,csv,tsv}");
  const files = (await vscode.workspace.findFiles(pattern, "**/{node_modules,.git}/**")).sort((a, b) =>
    a.path < b.path ? -1 : 1,
  );
  const lines: string[] = [];
  for (const file of files) {
    const document = await opened(file);
    if (document === undefined || !(await scoring.datasets.isRead(document))) continue;
    const name = path.posix.relative(folder.path, file.path);
    const summary = await withProgress(
      vscode.l10n.t("Scoring {0}", name),
      (options) => scoreRows(scoring, document, options),
      paced(),
    );
    if (summary === undefined) return;
    lines.push(`${name}: ${summaryText(summary)}`);
  }
  const none = vscode.l10n.t("There is no dataset in {0}.", nameOf(folder));
  const detail = lines.join("\n");
  if (lines.length === 0) void vscode.window.showInformationMessage(none);
  else
    void vscode.window.showInformationMessage(vscode.l10n.t("{0} datasets scored.", lines.length), {
      modal: true,
      detail,
    });
}

/** Shown, as problems go when nobody looks at a document any more. */
async function shown(uri: vscode.Uri): Promise<vscode.TextDocument | undefined> {
  const document = await opened(uri);
  if (document !== undefined && !vscode.window.visibleTextEditors.some((editor) => editor.document === document))
    await vscode.window.showTextDocument(document, { preview: false });
  return document;
}

async function opened(uri: vscode.Uri): Promise<vscode.TextDocument | undefined> {
  try {
    return await vscode.workspace.openTextDocument(uri);
  } catch {
    // Too large for an editor, or no text.
    return undefined;
  }
}

async function isFolder(uri: vscode.Uri): Promise<boolean> {
  try {
    return ((await vscode.workspace.fs.stat(uri)).type & vscode.FileType.Directory) !== 0;
  } catch {
    return false;
  }
}

/** Says how far it has come, how fast, and how long it will take. */
function paced(): (done: number, total: number) => string {
  const pace = new Pace();
  return (done, total) => progressText(done, total, pace.at(performance.now(), done, total));
}

function progressText(done: number, total: number, pace: PaceNow | undefined): string {
  const rows = vscode.l10n.t("{0} of {1} rows", done.toLocaleString(), total.toLocaleString());
  if (pace === undefined) return rows;
  const left = Math.ceil(pace.left);
  const time = left < 60 ? vscode.l10n.t("{0} s left", left) : vscode.l10n.t("{0} min left", Math.ceil(left / 60));
  return vscode.l10n.t("{0}, {1} rows/s, {2}", rows, Math.round(pace.rate).toLocaleString(), time);
}

function placeOf({ line, character }: vscode.Position) {
  return { line, character };
}
