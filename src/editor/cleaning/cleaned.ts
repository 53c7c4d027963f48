import * as vscode from "vscode";
import type { CleaningReport } from "../../clean/write/report";
import { nameOf } from "../dataset/name-of";
import type { CleaningFiles } from "../dataset-worker/cleaning-protocol";
import type { CleanedPart } from "./messages";
import { showReport } from "./report-panel";

/** Opens a part of what was written. */
export async function showCleaned(part: CleanedPart, dataset: vscode.Uri, files: CleaningFiles): Promise<void> {
  const file = (path: string): vscode.Uri => vscode.Uri.file(path);
  switch (part) {
    case "report":
      return showReport(file(files.report));
    case "compare":
      return vscode.commands.executeCommand("vscode.diff", dataset, file(files.clean));
    default:
      return vscode.commands.executeCommand("vscode.open", file(files[part]));
  }
}

/** Tells what was written, with ways to look at it. */
export async function tellCleaned(
  dataset: vscode.Uri,
  files: CleaningFiles,
  { kept, rejected }: CleaningReport,
): Promise<void> {
  const parts: Readonly<Record<string, CleanedPart>> = {
    [vscode.l10n.t("Open")]: "clean",
    [vscode.l10n.t("Compare")]: "compare",
    [vscode.l10n.t("Rejected Rows")]: "rejected",
    [vscode.l10n.t("Report")]: "report",
  };
  const message = vscode.l10n.t(
    "{0} rows are in {1}, {2} were left out.",
    kept.toLocaleString(),
    nameOf(vscode.Uri.file(files.clean)),
    rejected.toLocaleString(),
  );
  const chosen = await vscode.window.showInformationMessage(message, ...Object.keys(parts));
  if (chosen === undefined) return;
  try {
    await showCleaned(parts[chosen]!, dataset, files);
  } catch (error) {
    void vscode.window.showErrorMessage(error instanceof Error ? error.message : String(error));
  }
}
