import * as vscode from "vscode";
import { nameOf } from "../dataset/name-of";
import type { CleaningEdits } from "../dataset-worker/cleaning-protocol";

/** Tells what was changed in a dataset's text, with a way to look at the rows that went. */
export async function tellApplied(
  dataset: vscode.Uri,
  { dropped, changed, rejected }: Pick<CleaningEdits, "dropped" | "changed" | "rejected">,
): Promise<void> {
  const message = vscode.l10n.t(
    "{0} rows went from {1}, {2} were changed; undo brings all back.",
    dropped.toLocaleString(),
    nameOf(dataset),
    changed.toLocaleString(),
  );
  const actions = rejected.length > 0 ? [vscode.l10n.t("Rejected Rows")] : [];
  const chosen = await vscode.window.showInformationMessage(message, ...actions);
  if (chosen !== undefined) await showLines(rejected);
}

/** Shows JSON Lines in a document that is saved where the user likes. */
export async function showLines(lines: readonly string[]): Promise<void> {
  const document = await vscode.workspace.openTextDocument({ language: "jsonl", content: `${lines.join("\n")}\n` });
  await vscode.window.showTextDocument(document, { viewColumn: vscode.ViewColumn.Beside, preserveFocus: true });
}
