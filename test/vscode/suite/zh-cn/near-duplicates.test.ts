import { closeAll, open } from "../editor";
import { hasPage, page } from "../page";
import * as vscode from "vscode";

const row = (instruction: string): string => JSON.stringify({ instruction, input: "", output: "好的。" });

describe("near duplicates in Chinese", () => {
  // On the desktop nothing drives the page.
  if (!hasPage) return;
  afterEach(closeAll);

  it("are compared by characters and shown in Chinese", async () => {
    const rows = [row("请写一首关于秋天的诗。"), row("请把这句话译成英文。"), row("请写一首关于冬天的诗。")];
    const { uri } = await open(rows.join("\n"), "近似/a.jsonl");
    await vscode.commands.executeCommand("winnow.findNearDuplicates", uri);
    await page.waitFor('.facts:has-text("1 对，1 组"):has-text("将删除 1 行"):has-text("保留 2 行")');
    await page.waitFor('.row:has(.score-value:text-is("0.90")):has(del:text-is("秋")) ins:text-is("冬")');
    await page.waitFor('button:text-is("删除 1 行")');
  });
});
