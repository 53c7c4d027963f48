import * as vscode from "vscode";
import type { CleaningReport } from "../../clean/write/report";
import { nameOf } from "../dataset/name-of";
import type { CleaningFiles } from "../dataset-worker/cleaning-protocol";
import { showReport } from "./report-panel";

/** Tells what was written, with ways to look at it. */
export async function tellCleaned(
  dataset: vscode.Uri,
  files: CleaningFiles,
  { kept, rejected }: CleaningReport,
): Promise<void> {
  const clean = vscode.Uri.file(files.clean);
  const actions: Readonly<Record<string, () => Thenable<unknown>>> = {
    [vscode.l10n.t("Open")]: () => vscode.commands.executeCommand("vscode.open", clean),
    [vscode.l10n.t("Compare")]: () => vscode.commands.executeCommand("vscode.diff", dataset, clean),
    [vscode.l10n.t("Rejected Rows")]: () =>
      vscode.commands.executeCommand("vscode.open", vscode.Uri.file(files.rejected)),
    [vscode.l10n.t("Report")]: () => showReport(vscode.Uri.file(files.report)),
  };
  const message = vscode.l10n.t(
    "{0} rows are in {1}, {2} were left out.",
    kept.toLocaleString(),
    nameOf(clean),
    rejected.toLocaleString(),
  );
  const chosen = await vscode.window.showInformationMessage(message, ...Object.keys(actions));
  if (chosen !== undefined) await actions[chosen]!();
}
