import type * as vscode from "vscode";

/** The name of the file at `uri`, without its folders. */
export function nameOf(uri: vscode.Uri): string {
  return uri.path.slice(uri.path.lastIndexOf("/") + 1);
}
