import path from "node:path";
import * as vscode from "vscode";
import type { Locale } from "../lint/locale";
import { exists } from "./dataset/exists";

const files = {
  prompt: { en: "summarise-reviews.prompt.md", "zh-cn": "summarise-reviews.zh.prompt.md" },
  dataset: { en: "datasets/cooking-chats.jsonl", "zh-cn": "datasets/household.zh.jsonl" },
} satisfies Record<string, Record<Locale, string>>;
/** What the walkthrough shows Winnow on. */
export type ExampleName = keyof typeof files;

/**
 * Opens an example that comes with the extension as a file that the user may change, and shows what a command does
 * with it. The copy in `storage` is made where there is none yet, so that what was done to it stays.
 */
export async function openExample(
  name: ExampleName,
  command: string | undefined,
  { locale, storage }: { readonly locale: Locale; readonly storage: vscode.Uri },
): Promise<void> {
  const own = path.join("examples", files[name][locale]);
  const copy = vscode.Uri.joinPath(storage, own);
  const original = vscode.Uri.file(path.join(__dirname, "..", own));
  if (!(await exists(copy))) await vscode.workspace.fs.copy(original, copy);
  await vscode.window.showTextDocument(copy, { preview: false });
  if (command !== undefined) await vscode.commands.executeCommand(command, copy);
}
