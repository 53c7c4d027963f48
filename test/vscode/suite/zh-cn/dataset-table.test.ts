import { randomUUID } from "node:crypto";
import * as vscode from "vscode";
import { closeAll, workspaceFolder } from "../editor";
import { hasPage, page } from "../page";

describe("dataset table in Chinese", () => {
  if (!hasPage) return;
  afterEach(closeAll);

  it("speaks Chinese, its problems too", async () => {
    const uri = vscode.Uri.joinPath(workspaceFolder(), randomUUID(), "a.jsonl");
    const row = '{"instruction": "把下面的句子译成英文。", "input": "今天天气很好。", "output": ""}\n';
    await vscode.workspace.fs.writeFile(uri, new TextEncoder().encode(row));
    await vscode.commands.executeCommand("winnow.openDataset", uri);
    await page.waitFor('.facts:has-text("1 行"):has-text("1 个问题")');
    await page.waitFor('.row-problem:has-text("回答为空")');
    await page.waitFor('.turn.user .role:text-is("用户")');
  });
});
