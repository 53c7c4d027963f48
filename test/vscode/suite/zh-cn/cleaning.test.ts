import { randomUUID } from "node:crypto";
import * as vscode from "vscode";
import { closeAll, workspaceFolder } from "../editor";
import { hasPage, page } from "../page";

describe("preview of a cleaning in Chinese", () => {
  if (!hasPage) return;
  afterEach(closeAll);

  it("speaks Chinese, its steps and reasons too", async () => {
    const uri = vscode.Uri.joinPath(workspaceFolder(), randomUUID(), "a.jsonl");
    const row = '{"instruction": "把下面的句子译成英文。", "input": "今天天气很好。", "output": ""}\n';
    await vscode.workspace.fs.writeFile(uri, new TextEncoder().encode(row));
    await vscode.commands.executeCommand("winnow.cleanDataset", uri, { recipe: "light" });
    await page.waitFor('.facts:has-text("读入 1 行"):has-text("剔除 1 行")');
    await page.waitFor('.steps tr:has(.step-name:text-is("输出为空")) .does:text-is("删除")');
    await page.waitFor('.row:has(.verdict:text-is("剔除")) .reason:has-text("回答为空")');
    await page.waitFor('button:text-is("写入清洗后的文件")');
  });
});
