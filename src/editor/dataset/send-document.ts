import { setImmediate } from "node:timers/promises";
import type * as vscode from "vscode";
import { textSlices } from "./document-lines";

/**
 * Sends a document's text in slices, and between them lets the editor go on. False where the document has changed
 * meanwhile: what was sent is not worth anything then, and ends.
 */
export async function sendDocument(
  document: vscode.TextDocument,
  send: (slice: { readonly text: string; readonly last: boolean }) => void,
): Promise<boolean> {
  const { version } = document;
  for (const { text, last } of textSlices(document)) {
    send({ text, last });
    if (last) return true;
    await setImmediate();
    if (document.version === version) continue;
    send({ text: "", last: true });
    return false;
  }
  return true;
}
