import assert from "node:assert/strict";
import { randomUUID } from "node:crypto";
import path from "node:path";
import * as vscode from "vscode";
import type { Profile } from "../../../src/dataset/profile/schema";
import { cacheFolder, cacheKey, openModelFolder, ScoreCache } from "../../../src/perplexity";
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

async function useModel(folder: string | undefined): Promise<void> {
  const settings = vscode.workspace.getConfiguration("winnow");
  await settings.update("perplexity.model", folder, vscode.ConfigurationTarget.Global);
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

  describe("of rows that were scored", () => {
    const cache = process.env["WINNOW_CACHE"];

    before(async () => {
      const { extensionPath } = vscode.extensions.getExtension("winnow.winnow")!;
      const model = path.join(extensionPath, "test/fixtures/models/bigram");
      await useModel(model);
      // Threads that are begun from now on see it.
      process.env["WINNOW_CACHE"] = vscode.Uri.joinPath(workspaceFolder(), randomUUID()).fsPath;
      const scores = new ScoreCache(path.join(cacheFolder(), "scores"), cacheKey(openModelFolder(model), {}));
      // Perplexities from 10 to 49.
      for (const [i, row] of rows.entries()) {
        const { instruction, output } = JSON.parse(row) as { instruction: string; output: string };
        scores.add(`${instruction}\n${output}`, { tokens: 20, pieces: 20, nll: 20 * Math.log(10.01 + i) });
      }
      scores.flush();
    });
    after(async () => {
      if (cache === undefined) delete process.env["WINNOW_CACHE"];
      else process.env["WINNOW_CACHE"] = cache;
      await useModel(undefined);
    });

    it("has their perplexities", async () => {
      const uri = await open();
      const found = (await winnow()).profiles.profileOf(uri)?.perplexity;
      assert.deepEqual([found?.model, found?.scored], ["bigram", 40]);
      assert.deepEqual([found?.distribution?.least, found?.distribution?.most], [10, 49]);
    });

    if (!hasPage) return;

    it("has cuts that are moved by keyboard, and say what they drop", async () => {
      await open();
      await page.press(".handle.high", "Home");
      assert.match(await page.text('[data-words="high"]'), /drops 40 of 40 rows \(100 %\)/);
      await page.press(".handle.high", "End");
      await page.press(".handle.low", "End");
      await page.press(".handle.low", "PageDown");
      assert.match(await page.text('[data-words="low"]'), /^4\d(\.\d)? +drops 3\d of 40 rows/);
      await page.click(".cuts button");
      await page.waitFor('[role=status]:text-is("Copied.")');
      const { rules } = JSON.parse(await page.text(".cuts pre")) as { rules: Record<string, unknown> };
      // Where the last bar ends.
      assert.deepEqual(rules["dataset/high-perplexity"], { options: { threshold: 50.5 } });
    });
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
