import * as vscode from "vscode";
import type { LineChange } from "../../dataset/open/open-text";
import { toRange } from "./dataset-edits";

// VS Code takes long for an edit of more places.
const mostPlaces = 5000;

/** One edit that makes the given changes, which are in order; where they are many, neighbours become one. */
export function joinedEdit(document: vscode.TextDocument, changes: readonly LineChange[]): vscode.WorkspaceEdit {
  const together = Math.ceil(changes.length / mostPlaces);
  const edits: vscode.TextEdit[] = [];
  for (let i = 0; i < changes.length; i += together) {
    const joined = changes.slice(i, i + together);
    const ranges = joined.map(toRange);
    const text = joined.map((change, j) => {
      const next = ranges[j + 1];
      return change.text + (next === undefined ? "" : document.getText(new vscode.Range(ranges[j]!.end, next.start)));
    });
    edits.push(vscode.TextEdit.replace(new vscode.Range(ranges[0]!.start, ranges.at(-1)!.end), text.join("")));
  }
  const edit = new vscode.WorkspaceEdit();
  edit.set(document.uri, edits);
  return edit;
}
