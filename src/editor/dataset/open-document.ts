import * as vscode from "vscode";

/** The open document at `uri`, by default that of the active editor. */
export function openDocument(uri?: vscode.Uri | string): vscode.TextDocument | undefined {
  if (uri === undefined) return vscode.window.activeTextEditor?.document;
  return vscode.workspace.textDocuments.find((document) => document.uri.toString() === uri.toString());
}
