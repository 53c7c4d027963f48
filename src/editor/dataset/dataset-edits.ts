import * as vscode from "vscode";
import type { LineChange } from "../../dataset/open/open-text";
import type { PositionRange } from "../dataset-worker/documents-protocol";

/** The editor's range. */
export function toRange({ start, end }: PositionRange): vscode.Range {
  return new vscode.Range(start.line, start.character, end.line, end.character);
}

/** The worker's range. */
export function fromRange({ start, end }: vscode.Range): PositionRange {
  return {
    start: { line: start.line, character: start.character },
    end: { line: end.line, character: end.character },
  };
}

/** Edits of one document, as one edit of the workspace. */
export function toWorkspaceEdit(uri: vscode.Uri, edits: readonly LineChange[]): vscode.WorkspaceEdit {
  const result = new vscode.WorkspaceEdit();
  result.set(
    uri,
    edits.map((edit) => vscode.TextEdit.replace(toRange(edit), edit.text)),
  );
  return result;
}
