import * as vscode from "vscode";

export interface Question {
  readonly message: string;
  readonly detail: string;
  /** What the button says that means yes. */
  readonly action: string;
}

/** Whether the user wants it. */
export type Confirm = (question: Question) => PromiseLike<boolean>;

/** Asks in a dialog, without an answer to which nothing goes on. */
export const confirmInDialog: Confirm = async ({ message, detail, action }) =>
  (await vscode.window.showInformationMessage(message, { modal: true, detail }, action)) === action;
