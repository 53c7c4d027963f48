import assert from "node:assert/strict";
import * as vscode from "vscode";
import { closeAll, diagnostics, eventually, has } from "./editor";
import { hasPage, workbench } from "./page";

describe("the examples of the walkthrough", () => {
  afterEach(closeAll);

  const open = async (name: string): Promise<vscode.TextDocument> => {
    await vscode.commands.executeCommand("winnow.openExample", name);
    return vscode.window.activeTextEditor!.document;
  };

  it("have problems to show", async () => {
    await diagnostics(await open("prompt"), has("prompt/conflicting-requirements"));
    await diagnostics(await open("dataset"), has("dataset/no-reply"));
  });

  it("are the user's own: what was changed is there again", async () => {
    const document = await open("prompt");
    const text = document.getText();
    const edit = new vscode.WorkspaceEdit();
    edit.insert(document.uri, new vscode.Position(0, 0), "Be kind.\n");
    assert.ok(await vscode.workspace.applyEdit(edit));
    assert.ok(await document.save());
    await closeAll();
    assert.equal((await open("prompt")).getText(), `Be kind.\n${text}`);
  });

  it("are what a command is shown on", async () => {
    await vscode.commands.executeCommand("winnow.openExample", "dataset", "winnow.profileDataset");
    const shown = await eventually(vscode.window.tabGroups.onDidChangeTabs, () => {
      const input = vscode.window.tabGroups.activeTabGroup.activeTab?.input;
      return input instanceof vscode.TabInputWebview ? input.viewType : undefined;
    });
    assert.match(shown, /winnow\.profile/);
  });

  // On the desktop nothing drives the workbench.
  if (!hasPage) return;
  it("stand in a walkthrough, from which they are opened", async () => {
    await vscode.commands.executeCommand("winnow.getStarted");
    await workbench.click(".getting-started-step.expanded .monaco-button");
    await eventually(vscode.window.onDidChangeActiveTextEditor, () =>
      vscode.window.activeTextEditor?.document.fileName.endsWith("summarise-reviews.prompt.md") ? true : undefined,
    );
  });
});
