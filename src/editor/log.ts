import * as vscode from "vscode";

/** The one output channel; its level is set by VS Code's command "Set Log Level". */
export function createLog(): vscode.LogOutputChannel {
  return vscode.window.createOutputChannel("Winnow", { log: true });
}

/** Tells the user what failed, with an action that opens the log. */
export async function showError(log: vscode.LogOutputChannel, message: string, error?: unknown): Promise<void> {
  log.error(message, ...(error === undefined ? [] : [error instanceof Error ? (error.stack ?? error.message) : error]));
  const showLog = vscode.l10n.t("Show Log");
  if ((await vscode.window.showErrorMessage(message, showLog)) === showLog) log.show();
}
