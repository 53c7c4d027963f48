import assert from "node:assert/strict";
import { randomUUID } from "node:crypto";
import * as vscode from "vscode";
import type { Winnow } from "../../../src/editor/winnow";

/** The running extension. */
export async function winnow(): Promise<Winnow> {
  const extension = vscode.extensions.getExtension<Winnow>("winnow.winnow");
  assert.ok(extension, "Winnow is not installed");
  return extension.activate();
}

export function workspaceFolder(): vscode.Uri {
  return vscode.workspace.workspaceFolders![0]!.uri;
}

/** Writes a new file into the workspace, into a folder of its own unless `path` says where, and opens it. */
export async function open(content: string, path = `${randomUUID()}/a.prompt`): Promise<vscode.TextDocument> {
  const uri = vscode.Uri.joinPath(workspaceFolder(), path);
  await vscode.workspace.fs.writeFile(uri, new TextEncoder().encode(content));
  // Not by openTextDocument, which would keep the document for minutes after its editor is closed.
  await vscode.commands.executeCommand("vscode.open", uri, { preview: false });
  const { document } = vscode.window.activeTextEditor!;
  assert.equal(document.uri.toString(), uri.toString());
  return document;
}

/** What `look` gives once it gives something, asked again each time `event` fires. */
export async function eventually<T>(event: vscode.Event<unknown>, look: () => T | undefined): Promise<T> {
  const now = look();
  if (now !== undefined) return now;
  return new Promise((resolve) => {
    const subscription = event(() => {
      const found = look();
      if (found === undefined) return;
      subscription.dispose();
      resolve(found);
    });
  });
}

/** The problems shown for `document`, as soon as they are such as `wanted` says. */
export function diagnostics(
  document: vscode.TextDocument,
  wanted: (found: readonly vscode.Diagnostic[]) => boolean,
): Promise<readonly vscode.Diagnostic[]> {
  return eventually(vscode.languages.onDidChangeDiagnostics, () => {
    const found = vscode.languages.getDiagnostics(document.uri).filter(({ source }) => source === "Winnow");
    return wanted(found) ? found : undefined;
  });
}

export function codeOf({ code }: vscode.Diagnostic): string {
  return String(typeof code === "object" ? code.value : code);
}

export const has = (rule: string) => (found: readonly vscode.Diagnostic[]) => found.some((d) => codeOf(d) === rule);
export const hasNot = (rule: string) => (found: readonly vscode.Diagnostic[]) => !has(rule)(found);

/** Replaces the whole text of `document`. */
export async function type(document: vscode.TextDocument, text: string): Promise<void> {
  const edit = new vscode.WorkspaceEdit();
  edit.replace(document.uri, new vscode.Range(0, 0, document.lineCount, 0), text);
  assert.ok(await vscode.workspace.applyEdit(edit));
}

/** Sets `winnow.<key>` while `run` runs. */
export async function withSetting(key: string, value: unknown, run: () => Promise<void>): Promise<void> {
  const set = (to: unknown) =>
    vscode.workspace.getConfiguration("winnow").update(key, to, vscode.ConfigurationTarget.Workspace);
  await set(value);
  try {
    await run();
  } finally {
    await set(undefined);
  }
}

/** The code actions that VS Code offers on a problem. */
export async function actionsOn(document: vscode.TextDocument, { range }: vscode.Diagnostic, kind?: string) {
  return vscode.commands.executeCommand<vscode.CodeAction[]>(
    "vscode.executeCodeActionProvider",
    document.uri,
    range,
    kind,
  );
}

/** Does what a click on the action would do. */
export async function perform(action: vscode.CodeAction): Promise<void> {
  if (action.edit) assert.ok(await vscode.workspace.applyEdit(action.edit));
  if (action.command) await vscode.commands.executeCommand(action.command.command, ...(action.command.arguments ?? []));
}

export async function closeAll(): Promise<void> {
  await vscode.commands.executeCommand("workbench.action.revertAndCloseActiveEditor");
  await vscode.commands.executeCommand("workbench.action.closeAllEditors");
}
