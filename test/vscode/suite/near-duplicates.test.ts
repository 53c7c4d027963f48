import assert from "node:assert/strict";
import { randomUUID } from "node:crypto";
import { gunzipSync, gzipSync } from "node:zlib";
import * as vscode from "vscode";
import type { ViewState } from "../../../src/editor/duplicates-view/messages";
import { closeAll, eventually, open as openText, winnow, workspaceFolder } from "./editor";
import { hasPage, page } from "./page";

const row = (instruction: string): string => JSON.stringify({ instruction, input: "", output: "Yes." });

/** Rows 1, 3 and 6 are alike, and so are 2 and 5. */
const rows = [
  row("Name three kinds of apples that keep well."),
  row("How far away is the moon from the earth?"),
  row("Name five kinds of apples that keep well."),
  row("Write a poem about the sea."),
  row("How far is the moon from the earth?"),
  row("Name three kinds of apples which keep well, please."),
];
const text = `${rows.join("\n")}\n`;
const kept = `${[0, 1, 3].map((i) => rows[i]).join("\n")}\n`;

/** Looks for near duplicates, and waits until they are found. */
async function find(uri: vscode.Uri): Promise<void> {
  await vscode.commands.executeCommand("winnow.findNearDuplicates", uri);
  await state(uri, ({ phase }) => phase === "found");
}

async function state(uri: vscode.Uri, wanted: (state: ViewState) => boolean): Promise<ViewState> {
  const view = (await winnow()).duplicatesLoader.views.viewOf(uri);
  assert.ok(view, "no view is open");
  return eventually(view.onDidChangeState, () => (wanted(view.state) ? view.state : undefined));
}

async function write(content: string | Uint8Array, name: string): Promise<vscode.Uri> {
  const uri = vscode.Uri.joinPath(workspaceFolder(), randomUUID(), name);
  await vscode.workspace.fs.writeFile(uri, typeof content === "string" ? new TextEncoder().encode(content) : content);
  return uri;
}

const rowOf = (number: number): string => `.row:has(.number:text-is("${number}"))`;
const boxOf = (number: number): string => `${rowOf(number)} .keep-box`;

describe("near duplicates", () => {
  // On the desktop nothing drives the page.
  if (!hasPage) return;
  afterEach(closeAll);

  it("are shown in groups, the largest first, with what is different", async () => {
    const { uri } = await openText(text, `${randomUUID()}/a.jsonl`);
    await find(uri);
    await page.waitFor('.facts:has-text("4 pairs in 2 groups"):has-text("3 rows would go"):has-text("3 stay")');
    await page.waitFor('.group:nth-child(1):has(.size:text-is("3 rows")) .row:nth-child(2) .number:text-is("3")');
    await page.waitFor(`${rowOf(3)}:has(.score-value:text-is("0.87")):has(del:text-is("three")) ins:text-is("five")`);
    await page.waitFor(`${rowOf(1)}.kept`);
    assert.equal(await page.text(`${rowOf(5)} .text`), "How far away is the moon from the earth?");
    assert.equal(await page.value(".field select"), "auto");
  });

  it("are looked for anew when options change, and can be looked through", async () => {
    const { uri } = await openText(text, `${randomUUID()}/a.jsonl`);
    await find(uri);
    await page.fill(".number-input", "0.85");
    await page.press(".number-input", "Enter");
    await page.waitFor('.facts:has-text("2 pairs in 2 groups")');
    await page.fill(".search-input", "moon");
    await page.waitFor('.search-result:text-is("1 of 2 groups")');
    await page.waitFor('.group:first-child mark:text-is("moon")');
    await page.press(".search-input", "Escape");
    await page.waitFor(".group:nth-child(2)");
    await page.fill(".number-input", "1");
    await page.press(".number-input", "Enter");
    await page.waitFor('.message:text-is("No two rows are alike.")');
  });

  it("are kept or dropped by the keyboard", async () => {
    const { uri } = await openText(text, `${randomUUID()}/a.jsonl`);
    await find(uri);
    await page.press(boxOf(1), "j");
    await page.press(`${boxOf(3)}:focus`, "Space");
    await page.waitFor('.facts:has-text("2 rows would go")');
    await page.waitFor(`${rowOf(3)}.kept`);
    await page.press(`${boxOf(3)}:focus`, "l");
    await page.waitFor(`${rowOf(6)}.kept`);
    await page.waitFor('.group:first-child .going:text-is("2 go")');
    await page.press(`${boxOf(3)}:focus`, "a");
    await page.waitFor('.group:first-child .going:text-is("all stay")');
    await page.press(`${boxOf(3)}:focus`, "PageDown");
    await page.press(`${boxOf(2)}:focus`, "Enter");
    const editor = await eventually(vscode.window.onDidChangeActiveTextEditor, () => vscode.window.activeTextEditor);
    assert.deepEqual([editor.document.uri.toString(), editor.selection.start.line], [uri.toString(), 1]);
  });

  it("go from a document, unsaved or not, in one edit that can be undone", async () => {
    const document = await openText("", `${randomUUID()}/a.jsonl`);
    const edit = new vscode.WorkspaceEdit();
    edit.insert(document.uri, new vscode.Position(0, 0), text);
    await vscode.workspace.applyEdit(edit);
    await find(document.uri);
    await page.click('button:text-is("Drop 3 Rows")');
    await state(document.uri, ({ applied }) => applied === 3);
    assert.equal(document.getText(), kept);
    await vscode.commands.executeCommand("undo");
    assert.equal(document.getText(), text);
    await vscode.commands.executeCommand("winnow.findNearDuplicates", document.uri);
    await page.waitFor('button:text-is("Drop 3 Rows"):enabled');
  });

  it("stay in a document that has changed since the search", async () => {
    const document = await openText(text, `${randomUUID()}/a.jsonl`);
    await find(document.uri);
    const edit = new vscode.WorkspaceEdit();
    edit.insert(document.uri, new vscode.Position(0, 0), `${row("Count to ten.")}\n`);
    await vscode.workspace.applyEdit(edit);
    await page.waitFor('.notice:has-text("has changed since the search")');
    await page.waitFor('button:text-is("Drop 3 Rows"):disabled');
    await page.click('.notice button:text-is("Search Again")');
    await page.waitFor(rowOf(7));
    await page.waitFor('button:text-is("Drop 3 Rows"):enabled');
  });

  it("are found from a dataset's table, and go from a file that is not open", async () => {
    const uri = await write(text, "b.jsonl");
    await vscode.commands.executeCommand("winnow.openDataset", uri);
    await page.press('[aria-label="Find near duplicates"]', "Enter");
    await page.click('button:text-is("Drop 3 Rows")');
    const editor = await eventually(vscode.window.onDidChangeActiveTextEditor, () => vscode.window.activeTextEditor);
    assert.deepEqual([editor.document.uri.toString(), editor.document.isDirty], [uri.toString(), true]);
    assert.equal(editor.document.getText(), kept);
    assert.equal(new TextDecoder().decode(await vscode.workspace.fs.readFile(uri)), text);
  });

  it("of a file that no editor takes go by writing new files beside it", async () => {
    const uri = await write(gzipSync(text), "c.jsonl.gz");
    await find(uri);
    const { onDidChangeState } = (await winnow()).duplicatesLoader.views.viewOf(uri)!;
    const written = new Promise<void>((resolve) =>
      onDidChangeState(({ phase }) => {
        if (phase === "found") resolve();
      }),
    );
    await page.click('button:text-is("Write 3 Rows to a New File")');
    await written;
    const read = async (name: string) => vscode.workspace.fs.readFile(vscode.Uri.joinPath(uri, "..", name));
    assert.equal(new TextDecoder().decode(await read("c.deduplicated.jsonl")), kept);
    assert.equal(new TextDecoder().decode(await read("c.duplicates.jsonl")), `${rows[2]}\n${rows[4]}\n${rows[5]}\n`);
    assert.equal(gunzipSync(await read("c.jsonl.gz")).toString(), text);
    await vscode.commands.executeCommand("notifications.clearAll");
  });

  it("are shown a page at a time where they are many", async () => {
    const words = (i: number, j: number) => `alpha${i} beta${i} gamma${i} delta${i} ${j}`;
    const many = Array.from({ length: 240 }, (_, i) => row(words(i % 120, i)));
    const { uri } = await openText(many.join("\n"), `${randomUUID()}/a.jsonl`);
    await find(uri);
    await page.waitFor('.pager:has-text("Groups 1–50 of 120")');
    await page.press(boxOf(1), "End");
    await page.press(`${boxOf(170)}:focus`, "ArrowDown");
    await page.waitFor('.pager:has-text("Groups 51–100 of 120")');
    await page.press(`${boxOf(51)}:focus`, "ArrowUp");
    await page.waitFor(`${boxOf(170)}:focus`);
  });

  it("are looked for no longer when the search is cancelled, and nothing is shown of it", async () => {
    const uri = await write(Array.from({ length: 20_000 }, (_, i) => row(`Count to ${i}.`)).join("\n"), "d.jsonl");
    await vscode.commands.executeCommand("winnow.findNearDuplicates", uri);
    await state(uri, ({ progress }) => progress !== undefined);
    (await winnow()).duplicatesLoader.views.viewOf(uri)!.stop();
    await state(uri, ({ phase }) => phase === "stopped");
    await page.waitFor('.message:has-text("The search was cancelled.")');
  });

  it("cannot be looked for in what is no text, and that is said", async () => {
    await vscode.commands.executeCommand("winnow.findNearDuplicates", await write("\0\u0001\0\u0002", "e.jsonl"));
    await page.waitFor(
      '.notice:has-text("Near duplicates could not be looked for: it is UTF-16 or UTF-32; save it as UTF-8.")',
    );
  });
});
