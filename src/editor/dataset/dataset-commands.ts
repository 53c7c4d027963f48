import * as vscode from "vscode";
import type { SuppressionEntry } from "../../lint/configuration";
import type { EditorConfiguration } from "../configuration";
import { convertDataset } from "./convert-dataset";
import {
  mostRows,
  type CompareArgument,
  type CureArgument,
  type PairArgument,
  type RepairArgument,
} from "./dataset-actions";
import { toWorkspaceEdit } from "./dataset-edits";
import type { datasetCommandIds } from "./command-ids";
import type { Datasets } from "./datasets";
import { exists } from "./exists";
import type { RowLink } from "../dataset-worker/documents-protocol";
import { openDocument } from "./open-document";
import { openRow } from "./open-row";
import type { RowComparison } from "./row-comparison";
import type { RowPreview } from "./row-preview";
import type { RowRepair } from "./row-repair";
import { scorePerplexity } from "./score-perplexity";
import type { SurpriseColours } from "./surprise-colours";

/** What the command is given that silences a problem in one row, and in rows that are the same. */
interface SuppressArgument {
  readonly uri: string;
  readonly rule: string;
  readonly fingerprint: string;
}

/** What the commands about datasets work with. */
interface CommandContext {
  readonly datasets: Datasets;
  readonly preview: RowPreview;
  readonly repair: RowRepair;
  readonly comparison: RowComparison;
  readonly suppressInFile: SuppressInFile;
  readonly configuration: EditorConfiguration;
  readonly colours: SurpriseColours;
}

/** Silences problems in the `.winnow.json` of a folder. */
export type SuppressInFile = (folder: vscode.Uri, entry: SuppressionEntry) => Promise<boolean>;

export type DatasetCommand = (typeof datasetCommandIds)[number];

/** The commands about datasets that are open as text. */
export function datasetCommands(context: CommandContext) {
  const { datasets, preview, repair, comparison, suppressInFile, colours } = context;
  return {
    "winnow.previewRow": () => preview.show(),
    "winnow.repairRow": (argument?: RepairArgument) => argument && repair.show(argument),
    "winnow.applyRepair": () => repair.apply(),
    "winnow.cureRule": (argument?: CureArgument) => argument && cureRule(datasets, argument),
    "winnow.makePair": (argument?: PairArgument) => argument && makePair(datasets, argument),
    "winnow.compareRows": (argument?: CompareArgument) => argument && comparison.show(argument),
    "winnow.openRow": (argument?: RowLink) => argument && openRow(datasets.client, argument),
    "winnow.convertDataset": (uri?: vscode.Uri, format?: string) => convertDataset(datasets, uri, format),
    "winnow.stopCheck": (uri?: vscode.Uri) => {
      const document = openDocument(uri);
      if (document !== undefined) datasets.stop(document);
    },
    "winnow.suppressInRow": (argument?: SuppressArgument) =>
      argument && suppressInRow(datasets, argument, suppressInFile),
    "winnow.scorePerplexity": (uri?: vscode.Uri) => scorePerplexity(context, uri),
    "winnow.toggleSurprise": (uri?: vscode.Uri) => {
      const document = openDocument(uri);
      return document && colours.toggle(document);
    },
  } satisfies Record<DatasetCommand, unknown>;
}

/** Fixes all problems of a rule that can be fixed, or drops their rows. */
async function cureRule(datasets: Datasets, { uri, ...wanted }: CureArgument): Promise<void> {
  const document = openDocument(uri);
  if (document === undefined) return;
  const cure = await datasets.ask("document/cure", document, { ...wanted, atMost: mostRows });
  if (cure === undefined || cure.edits.length === 0) return;
  if (!(await vscode.workspace.applyEdit(toWorkspaceEdit(document.uri, cure.edits))) || cure.left === 0) return;
  const message = vscode.l10n.t("{0} rows were changed; {1} more can be by doing it again.", cure.rows, cure.left);
  void vscode.window.showInformationMessage(message);
}

/** Puts a preference pair behind those in a file of their own, beside the dataset, for the user to look at and save. */
async function makePair(datasets: Datasets, { uri, chosen, rejected }: PairArgument): Promise<void> {
  const document = openDocument(uri);
  const pair = document && (await datasets.ask("document/pair", document, { chosen, rejected }));
  if (document === undefined || pair === undefined) return;
  if (document.isUntitled) {
    const pairs = await vscode.workspace.openTextDocument({ language: "jsonl", content: `${pair}\n` });
    await vscode.window.showTextDocument(pairs, vscode.ViewColumn.Beside);
    return;
  }
  const name = document.uri.path.slice(document.uri.path.lastIndexOf("/") + 1).replace(/\.[^.]+$/, "");
  const target = vscode.Uri.joinPath(document.uri, "..", `${name}.pairs.jsonl`);
  const edit = new vscode.WorkspaceEdit();
  if (!(await exists(target))) edit.createFile(target);
  const pairs = await openTextDocument(target);
  const end = pairs?.lineAt(pairs.lineCount - 1).range.end ?? new vscode.Position(0, 0);
  edit.insert(target, end, `${end.character > 0 ? "\n" : ""}${pair}\n`);
  if (!(await vscode.workspace.applyEdit(edit))) return;
  await vscode.window.showTextDocument(target, { viewColumn: vscode.ViewColumn.Beside, preview: false });
}

async function openTextDocument(uri: vscode.Uri): Promise<vscode.TextDocument | undefined> {
  try {
    return await vscode.workspace.openTextDocument(uri);
  } catch {
    return undefined;
  }
}

async function suppressInRow(
  datasets: Datasets,
  { uri, rule, fingerprint }: SuppressArgument,
  suppressInFile: SuppressInFile,
): Promise<void> {
  const document = openDocument(uri);
  const configuration = document && datasets.configurationOf(document);
  if (document === undefined || configuration === undefined) return;
  const workspace = vscode.workspace.getWorkspaceFolder(document.uri)?.uri;
  const folder = configuration.file?.folder ?? workspace ?? vscode.Uri.joinPath(document.uri, "..");
  const inFolder = configuration.file !== undefined || workspace !== undefined;
  const path = inFolder ? configuration.check.path : document.uri.path.slice(document.uri.path.lastIndexOf("/") + 1);
  await suppressInFile(folder, { rule, path, fingerprint });
}
