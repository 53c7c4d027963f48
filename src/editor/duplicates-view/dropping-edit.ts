import * as vscode from "vscode";
import type { LineChange } from "../../dataset/open/open-text";
import { toRange } from "../dataset/dataset-edits";

// VS Code takes long for an edit of more places.
const mostPlaces = 5000;

/** One edit that makes the given changes, all of which take something out; where they are many, neighbours become one. */
export function droppingEdit(document: vscode.TextDocument, changes: readonly LineChange[]): vscode.WorkspaceEdit {
  const together = Math.ceil(changes.length / mostPlaces);
  const edits: vscode.TextEdit[] = [];
  for (let i = 0; i < changes.length; i += together) {
    const ranges = changes.slice(i, i + together).map(toRange);
    const between = ranges.slice(1).map(({ start }, j) => document.getText(new vscode.Range(ranges[j]!.end, start)));
    edits.push(vscode.TextEdit.replace(new vscode.Range(ranges[0]!.start, ranges.at(-1)!.end), between.join("")));
  }
  const edit = new vscode.WorkspaceEdit();
  edit.set(document.uri, edits);
  return edit;
}
