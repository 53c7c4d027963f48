import assert from "node:assert/strict";
import { randomUUID } from "node:crypto";
import { gzipSync } from "node:zlib";
import * as vscode from "vscode";
import type { ViewState } from "../../../src/editor/cleaning/messages";
import { closeAll, eventually, open as openText, winnow, workspaceFolder } from "./editor";
import { hasPage, page, workbench } from "./page";

const row = (instruction: string, output: string): string => JSON.stringify({ instruction, input: "", output });
/** By "light", row 2 goes as it is empty, 3 as it is the same as 1, and 5 as it does not parse. */
const rows = [row("Add 2 and 2.", "4"), row("Sing.", ""), row("Add 2 and 2.", "4"), row("Where is the sea?", "There.")];
const text = `${rows.join("\n")}\n`;
const clean = `${rows[0]}\n${rows[3]}\n`;
const broken = `${text}{"instruction": "Sing", "output" "La"\n`;
/** By "guide", what is private is masked as well. */
const mail = row("Who are you?", "I am Jane, write to jane.roe@corp-mail.com.");
const masked = mail.replace("jane.roe", "********");

async function read(uri: vscode.Uri, name = "."): Promise<string> {
  return new TextDecoder().decode(await vscode.workspace.fs.readFile(vscode.Uri.joinPath(uri, name)));
}

async function write(content: string | Uint8Array, name = "a.jsonl"): Promise<vscode.Uri> {
  const uri = vscode.Uri.joinPath(workspaceFolder(), randomUUID(), name);
  await vscode.workspace.fs.writeFile(uri, typeof content === "string" ? new TextEncoder().encode(content) : content);
  return uri;
}

async function state(uri: vscode.Uri, wanted: (state: ViewState) => boolean): Promise<ViewState> {
  const view = (await winnow()).cleaningLoader.views.viewOf(uri);
  assert.ok(view, "no preview is open");
  return eventually(view.onDidChangeState, () => (wanted(view.state) ? view.state : undefined));
}

/** Shows what a recipe would do, and waits until that is known. */
async function preview(uri: vscode.Uri, recipe: string): Promise<void> {
  await vscode.commands.executeCommand("winnow.cleanDataset", uri, { recipe });
  await state(uri, ({ phase }) => phase === "planned");
}

/** Clicks a button that changes what goes on, and waits until that is over. */
async function carryOut(uri: vscode.Uri, button: string): Promise<ViewState> {
  const begun = state(uri, ({ phase }) => phase === "writing");
  await page.click(`button:text-is("${button}")`);
  await begun;
  return state(uri, ({ phase }) => phase === "planned");
}

const rowOf = (number: number): string => `.row:has(.number:text-is("${number}"))`;
const boxOf = (number: number): string => `${rowOf(number)} .keep-box`;
const stepOf = (title: string): string => `.steps tr:has(.step-name:text-is("${title}"))`;
const figures = (...texts: readonly string[]): string =>
  texts.map((figure, i) => `:has(.figure:nth-of-type(${i + 2}):text-is("${figure}"))`).join("");

describe("cleaning", () => {
  afterEach(closeAll);

  it("writes what stays, what goes and a report beside a file without asking where all is given", async () => {
    const file = await write(text);
    const folder = vscode.Uri.joinPath(file, "..");
    const cleanAll = () => vscode.commands.executeCommand("winnow.cleanDataset", file, { recipe: "light", all: true });
    await cleanAll();
    assert.equal(await read(file), text);
    assert.equal(await read(folder, "a.clean.jsonl"), clean);
    const rejected = (await read(folder, "a.clean.rejected.jsonl")).trimEnd().split("\n");
    assert.deepEqual(
      rejected.map((line) => (JSON.parse(line) as { original: string }).original),
      [rows[1], rows[2]],
    );
    assert.match(await read(folder, "a.clean.report.html"), /<h1>a\.jsonl<\/h1>/);
    // Once more, under other names.
    await cleanAll();
    const names = (await vscode.workspace.fs.readDirectory(folder)).map(([name]) => name).sort();
    assert.deepEqual(names, [
      "a.clean-2.jsonl",
      "a.clean-2.rejected.jsonl",
      "a.clean-2.report.html",
      "a.clean.jsonl",
      "a.clean.rejected.jsonl",
      "a.clean.report.html",
      "a.jsonl",
    ]);
    await vscode.commands.executeCommand("notifications.clearAll");
  });
});

describe("preview of a cleaning", () => {
  // On the desktop nothing drives the page.
  if (!hasPage) return;
  afterEach(closeAll);

  it("shows what would become of the rows, step by step, the riskiest first", async () => {
    const uri = await write(`${broken}${mail}\n`);
    await preview(uri, "guide");
    await page.waitFor('.facts:has-text("6 rows read"):has-text("3 stay, 1 of them changed"):has-text("3 go")');
    await page.waitFor('.recipe-name:text-is("guide")');
    await page.waitFor(stepOf("Empty output") + figures("1", "1", "–", "4"));
    await page.waitFor(stepOf("Exact duplicate") + figures("1", "1", "–", "3"));
    await page.waitFor(stepOf("Rows that do not parse") + figures("1", "1", "–", "5"));
    await page.waitFor('.row:nth-child(1):has(.number:text-is("6")) .verdict:text-is("masked")');
    await page.waitFor(`${rowOf(6)}:has(del:has-text("jane")) ins:has-text("***")`);
    await page.waitFor(`${rowOf(3)} .reason:text-is("The same as row 1.")`);
    await page.click(`${stepOf("Exact duplicate")} .step-name`);
    await page.waitFor(".row:nth-child(1):last-child .number:text-is('3')");
    await page.click(`${stepOf("All changes")} .step-name`);
    await page.fill(".search-input", "corp-mail");
    await page.waitFor('.search-result:text-is("1 of 4")');
    await page.waitFor(`${rowOf(6)} mark:text-is("corp-mail")`);
  });
});
