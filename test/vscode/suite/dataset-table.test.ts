import assert from "node:assert/strict";
import { randomUUID } from "node:crypto";
import * as vscode from "vscode";
import { closeAll, eventually, winnow, workspaceFolder } from "./editor";
import { hasPage, page } from "./page";

/** 500 rows: row 10 is broken, every hundredth has no answer, row 300 is the same as row 200. */
const rows = Array.from({ length: 500 }, (_, i) => {
  if (i === 9) return '{"instruction": "Say "hello" in Welsh.", "input": "", "output": "Helo."}';
  const n = i === 299 ? 199 : i;
  const output = (n + 1) % 100 === 50 ? "" : `The square of ${n} is ${n * n}.`;
  return JSON.stringify({ instruction: `What is the square of ${n}?`, input: "", output });
});

async function write(text: string, uri?: vscode.Uri): Promise<vscode.Uri> {
  const file = uri ?? vscode.Uri.joinPath(workspaceFolder(), randomUUID(), "squares.jsonl");
  await vscode.workspace.fs.writeFile(file, new TextEncoder().encode(text));
  return file;
}

/** Opens rows as a table and waits until they have been checked. */
async function open(text = rows.join("\n")): Promise<vscode.Uri> {
  const uri = await write(text);
  await vscode.commands.executeCommand("winnow.openDataset", uri);
  await checked(uri);
  return uri;
}

async function checked(uri: vscode.Uri): Promise<void> {
  const { tables } = await winnow();
  const file = tables.fileAt(uri);
  assert.ok(file, "no table is open");
  await eventually(file.onDidChangeState, () =>
    file.state?.work.some(({ step, state }) => step === "checking" && state === "done") ? true : undefined,
  );
}

async function setRules(rules: object | undefined): Promise<void> {
  await vscode.workspace.getConfiguration("winnow").update("rules", rules, vscode.ConfigurationTarget.Workspace);
}

const selectedRow = (number: number): string => `.row.selected .cell.number:text-is("${number}")`;

describe("dataset table", () => {
  // On the desktop nothing drives the page.
  if (!hasPage) return;
  // Rows that differ in a number are near duplicates, all of them.
  before(() => setRules({ "dataset/near-duplicate": "off" }));
  after(() => setRules(undefined));
  afterEach(closeAll);

  it("shows rows, their problems and what the file is", async () => {
    await open();
    await page.waitFor('.row .cell.user:text-is("What is the square of 0?")');
    await page.waitFor('.facts:has-text("JSON Lines"):has-text("Alpaca"):has-text("500 rows"):has-text("7 problems")');
    await page.waitFor('.row:has(.cell.number:text-is("10")) .icon.error');
    await page.waitFor('.facet:has-text("Empty output"):has-text("5")');
  });

  it("moves by the keyboard, and jumps to a row whose number is typed", async () => {
    await open();
    await page.waitFor(selectedRow(1));
    await page.click('.row .cell.user:has-text("square of 3?")');
    await page.waitFor(selectedRow(4));
    await page.press(":focus", "ArrowUp");
    await page.waitFor(selectedRow(3));
    await page.press(".grid", "End");
    await page.waitFor(selectedRow(500));
    await page.press(".grid", "2");
    await page.type(".row-box input", "50");
    await page.press(".row-box input", "Enter");
    await page.waitFor(selectedRow(250));
    await page.waitFor('.said:has-text("What is the square of 249?")');
  });

  it("shows the selected row's problems where they stand, and leads to the text editor", async () => {
    const uri = await open();
    await page.press(".grid", "1");
    await page.type(".row-box input", "0");
    await page.press(".row-box input", "Enter");
    await page.waitFor('.row-problem:has-text("quotation mark")');
    await page.waitFor('.written .squiggle.error:text-is("\\"")');
    await page.click(".row-problems .icon-button");
    const editor = await eventually(vscode.window.onDidChangeActiveTextEditor, () => vscode.window.activeTextEditor);
    assert.equal(editor.document.uri.toString(), uri.toString());
    assert.deepEqual([editor.selection.start.line, editor.selection.start.character], [9, rows[9]!.indexOf('"hello')]);
  });

  it("shows only rows with a problem of a rule", async () => {
    await open();
    await page.click('.facet:has-text("Empty output")');
    await page.waitFor('.facts:has-text("5 of 500 rows shown")');
    await page.waitFor('.row:nth-child(2) .cell.number:text-is("150")');
    await page.click(".facets .link");
    await page.waitFor('.facts:has-text(" 500 rows ")');
  });

  it("is opened with a filter", async () => {
    const uri = await write(rows.join("\n"));
    const { tables } = await winnow();
    await tables.show(uri, { rules: ["dataset/exact-duplicate"] });
    await page.waitFor('.facts:has-text("1 of 500 rows shown")');
    await page.waitFor(selectedRow(300));
    await tables.show(uri, { rules: ["dataset/json-syntax"] });
    await page.waitFor(selectedRow(10));
    await tables.show(uri, { row: 399 });
    await page.waitFor(selectedRow(400));
    await page.waitFor('.facts:has-text(" 500 rows ")');
  });

  it("searches the whole file, and goes from row to row", async () => {
    await open();
    await page.fill(".search-input", "square of 49");
    await page.waitFor('.search-result:text-is("1 of 11")');
    await page.waitFor(selectedRow(50));
    await page.press(".search-input", "Enter");
    await page.waitFor(selectedRow(491));
    await page.press(".search-input", "Shift+Enter");
    await page.press(".search-input", "Shift+Enter");
    await page.waitFor(selectedRow(500));
    await page.click('.search [aria-label="Show only rows found"]');
    await page.waitFor('.facts:has-text("11 of 500 rows shown")');
    await page.press(".search-input", "Escape");
    await page.waitFor('.facts:has-text(" 500 rows ")');
  });

  it("lists all problems of the file", async () => {
    await open();
    await page.click("#tab-allProblems");
    await page.click('.problem:has-text("The same as row 200.")');
    await page.waitFor(selectedRow(300));
  });

  it("says that the file has changed, and reads it again", async () => {
    const uri = await open();
    await page.waitFor(selectedRow(1));
    await write(`${rows[7]}\n${rows[8]}\n`, uri);
    await page.waitFor('.notice:has-text("has changed on disk")');
    await page.click('.notice button:text-is("Reload")');
    await page.waitFor('.facts:has-text(" 2 rows ")');
    await page.waitFor('.row .cell.user:text-is("What is the square of 8?")');
  });

  it("shows what it showed when one comes back to its tab", async () => {
    await open();
    await page.press(".grid", "End");
    await page.waitFor(selectedRow(500));
    await vscode.window.showTextDocument(await vscode.workspace.openTextDocument({ content: "Other." }));
    await vscode.commands.executeCommand("workbench.action.previousEditor");
    await page.waitFor(selectedRow(500));
  });

  it("ends its thread when the tab is closed", async () => {
    const uri = await open();
    const { tables } = await winnow();
    const { thread } = tables.fileAt(uri)!;
    assert.equal(thread!.isRunning, true);
    await vscode.commands.executeCommand("workbench.action.closeAllEditors");
    assert.equal(thread!.isRunning, false);
    assert.equal(tables.fileAt(uri), undefined);
  });

  it("says why a file cannot be read", async () => {
    await vscode.commands.executeCommand("winnow.openDataset", await write("\0\u0001\0\u0002"));
    await page.waitFor('.notice:has-text("could not be read to its end")');
  });
});
