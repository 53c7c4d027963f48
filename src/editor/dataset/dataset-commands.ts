import * as vscode from "vscode";
import { suppressInFile } from "../configuration-changes";
import { convertDataset } from "./convert-dataset";
import { mostRows, type CureArgument, type RepairArgument } from "./dataset-actions";
import { toWorkspaceEdit } from "./dataset-edits";
import type { DatasetFeatures } from "./dataset-features";
import type { Datasets } from "./datasets";
import { openDocument } from "./open-document";

/** What the command is given that silences a problem in one row, and in rows that are the same. */
interface SuppressArgument {
  readonly uri: string;
  readonly rule: string;
  readonly fingerprint: string;
}

/** The commands about datasets that are open as text, by their ids. */
export function datasetCommands({ datasets, preview, repair }: DatasetFeatures) {
  return {
    "winnow.previewRow": () => preview.show(),
    "winnow.repairRow": (argument?: RepairArgument) => argument && repair.show(argument),
    "winnow.applyRepair": () => repair.apply(),
    "winnow.cureRule": (argument?: CureArgument) => argument && cureRule(datasets, argument),
    "winnow.convertDataset": (uri?: vscode.Uri, format?: string) => convertDataset(datasets, uri, format),
    "winnow.stopCheck": (uri?: vscode.Uri) => {
      const document = openDocument(uri);
      if (document !== undefined) datasets.stop(document);
    },
    "winnow.suppressInRow": (argument?: SuppressArgument) => argument && suppressInRow(datasets, argument),
  };
}

/** Fixes all problems of a rule that can be fixed, or drops their rows. */
async function cureRule(datasets: Datasets, { uri, rule, by }: CureArgument): Promise<void> {
  const document = openDocument(uri);
  if (document === undefined) return;
  const cure = await datasets.ask("document/cure", document, { rule, by, atMost: mostRows });
  if (cure === undefined || cure.edits.length === 0) return;
  if (!(await vscode.workspace.applyEdit(toWorkspaceEdit(document.uri, cure.edits))) || cure.left === 0) return;
  const message = vscode.l10n.t("{0} rows were changed; {1} more can be by doing it again.", cure.rows, cure.left);
  void vscode.window.showInformationMessage(message);
}

async function suppressInRow(datasets: Datasets, { uri, rule, fingerprint }: SuppressArgument): Promise<void> {
  const document = openDocument(uri);
  const configuration = document && datasets.configurationOf(document);
  if (document === undefined || configuration === undefined) return;
  const workspace = vscode.workspace.getWorkspaceFolder(document.uri)?.uri;
  const folder = configuration.file?.folder ?? workspace ?? vscode.Uri.joinPath(document.uri, "..");
  const inFolder = configuration.file !== undefined || workspace !== undefined;
  const path = inFolder ? configuration.check.path : document.uri.path.slice(document.uri.path.lastIndexOf("/") + 1);
  await suppressInFile(folder, { rule, path, fingerprint });
}
