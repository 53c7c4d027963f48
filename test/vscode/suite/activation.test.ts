import assert from "node:assert/strict";
import * as vscode from "vscode";
import { closeAll, codeOf, diagnostics, has, winnow, workspaceFolder } from "./editor";

describe("activation", () => {
  afterEach(closeAll);

  it("comes with the first prompt that is opened, and finds what that lacks", async () => {
    const extension = vscode.extensions.getExtension("winnow.winnow");
    assert.ok(extension, "Winnow is not installed");
    const document = await vscode.workspace.openTextDocument(vscode.Uri.joinPath(workspaceFolder(), "aimless.prompt"));
    const found = await diagnostics(document, has("prompt/missing-goal"));
    assert.ok(extension.isActive);
    assert.ok(found.every((diagnostic) => codeOf(diagnostic).startsWith("prompt/")));
  });

  it("registers every command that the manifest names", async () => {
    await winnow();
    const registered = new Set(await vscode.commands.getCommands(true));
    const { contributes } = vscode.extensions.getExtension("winnow.winnow")!.packageJSON as {
      contributes: { commands: readonly { command: string }[] };
    };
    const missing = contributes.commands.filter(({ command }) => !registered.has(command));
    assert.ok(contributes.commands.length > 0);
    assert.deepEqual(missing, []);
  });
});
