import { stat } from "node:fs/promises";
import type * as vscode from "vscode";

/** Files from here on are kept from extensions by VS Code, in bytes. */
const longestText = 50_000_000;

/** Whether the text editor can show the file and extensions then see it. */
export async function isText({ fsPath }: vscode.Uri): Promise<boolean> {
  const size = await stat(fsPath).then(
    (stats) => stats.size,
    () => Infinity,
  );
  return size < longestText && !fsPath.toLowerCase().endsWith(".gz");
}
