import * as vscode from "vscode";

/** The kind of the action that applies every preferred fix, as in `editor.codeActionsOnSave`. */
export const fixAllKind = vscode.CodeActionKind.SourceFixAll.append("winnow");
