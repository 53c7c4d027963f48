import assert from "node:assert/strict";
import { randomUUID } from "node:crypto";
import * as vscode from "vscode";
import type { Profile } from "../../../src/dataset/profile/schema";
import { closeAll, winnow, workspaceFolder } from "./editor";
import { hasPage, page } from "./page";

const rows = Array.from({ length: 40 }, (_, i) =>
  JSON.stringify({ instruction: `What is ${i} and ${i}?`, input: "", output: i === 29 ? "" : `It is ${2 * i}.` }),
);

async function open(): Promise<vscode.Uri> {
  const uri = vscode.Uri.joinPath(workspaceFolder(), randomUUID(), "sums.jsonl");
  await vscode.workspace.fs.writeFile(uri, new TextEncoder().encode(rows.join("\n")));
  await vscode.commands.executeCommand("winnow.profileDataset", uri);
  return uri;
}

async function read(uri: vscode.Uri): Promise<string> {
  return new TextDecoder().decode(await vscode.workspace.fs.readFile(uri));
}

describe("dataset profile", () => {
  afterEach(closeAll);

  it("is computed and kept while it is shown", async () => {
    const uri = await open();
    const { profiles } = await winnow();
    const profile = profiles.profileOf(uri);
    assert.deepEqual([profile?.rows, profile?.problems.total], [40, 1]);
    await vscode.commands.executeCommand("workbench.action.closeAllEditors");
    assert.equal(profiles.profileOf(uri), undefined);
  });

  it("is exported as JSON and as a page that stands alone", async () => {
    const uri = await open();
    const json = vscode.Uri.joinPath(uri, "../profile.json");
    const html = vscode.Uri.joinPath(uri, "../profile.html");
    await vscode.commands.executeCommand("winnow.exportProfileJson", json);
    await vscode.commands.executeCommand("winnow.exportProfileHtml", html);
    assert.equal((JSON.parse(await read(json)) as Profile).rows, 40);
    const text = await read(html);
    assert.match(text, /sums\.jsonl/);
    assert.doesNotMatch(text, /acquireVsCodeApi|nonce=/);
  });

  if (!hasPage) return;

  it("leads to the rows that a rule speaks of, and to a row", async () => {
    await open();
    await page.click('a:has-text("dataset/empty-output")');
    await page.waitFor('.facts:has-text("1 of 40 rows shown")');
    await vscode.commands.executeCommand("workbench.action.previousEditor");
    await page.click('button:has-text("row 30")');
    await page.waitFor('.row.selected .cell.number:text-is("30")');
  });
});
