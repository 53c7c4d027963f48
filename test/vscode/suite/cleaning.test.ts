import assert from "node:assert/strict";
import { randomUUID } from "node:crypto";
import { gzipSync } from "node:zlib";
import * as vscode from "vscode";
import type { ViewState } from "../../../src/editor/cleaning/messages";
import { closeAll, eventually, open as openText, winnow, workspaceFolder } from "./editor";
import { hasPage, page, workbench } from "./page";

const row = (instruction: string, output: string): string => JSON.stringify({ instruction, input: "", output });
/** By "light", row 2 goes as it is empty, and 3 as it is the same as 1; here, 5 does not parse. */
const rows = [row("Add 2 and 2.", "4"), row("Sing.", ""), row("Add 2 and 2.", "4"), row("Where is the sea?", "There.")];
const text = `${rows.join("\n")}\n`;
const clean = `${rows[0]}\n${rows[3]}\n`;
const broken = `${text}Sing!\n`;
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
    // Anywhere in a step's row.
    await page.click(`${stepOf("Exact duplicate")} .figure:last-child`);
    await page.waitFor(".row:nth-child(1):last-child .number:text-is('3')");
    await page.click(`${stepOf("All changes")} .step-name`);
    await page.fill(".search-input", "corp-mail");
    await page.waitFor('.search-result:text-is("1 of 4")');
    await page.waitFor(`${rowOf(6)} mark:text-is("corp-mail")`);
  });

  it("leaves rows as they are where one says so, and what was decided of others stands", async () => {
    const uri = await write(broken);
    await preview(uri, "light");
    await page.waitFor(`${boxOf(5)}[aria-disabled="true"][title*="does not parse"]`);
    await page.click(boxOf(2));
    await page.waitFor('.facts:has-text("3 stay"):has-text("2 go"):has-text("left as they are: 1")');
    await page.waitFor(`${rowOf(2)}.spared .verdict:text-is("stays as it is")`);
    await page.click('button:text-is("Leave all listed")');
    await page.waitFor('.facts:has-text("4 stay"):has-text("1 go"):has-text("left as they are: 2")');
    await page.waitFor(`${boxOf(5)}:checked`);
    await page.press(boxOf(3), "Space");
    await page.waitFor('.facts:has-text("3 stay")');
    await carryOut(uri, "Write Clean File");
    assert.equal(await read(uri, "../a.clean.jsonl"), `${rows[0]}\n${rows[1]}\n${rows[3]}\n`);
    const rejected = (await read(uri, "../a.clean.rejected.jsonl")).trimEnd().split("\n");
    assert.deepEqual(
      rejected.map((line) => (JSON.parse(line) as { row: number }).row),
      [3, 5],
    );
    assert.equal(await read(uri), broken);
    await page.waitFor('.written:has-text("3 rows are in a.clean.jsonl, 2 were left out.")');
    await page.click('.written button:text-is("Report")');
    await page.waitFor('h1:text-is("a.jsonl")');
    await vscode.commands.executeCommand("notifications.clearAll");
  });

  it("plans anew without a step, and rows that stay as they are still do", async () => {
    const uri = await write(text);
    await preview(uri, "light");
    await page.click(boxOf(2));
    await page.waitFor('.facts:has-text("3 stay")');
    await page.click(`${stepOf("Exact duplicate")} .keep-box`);
    await state(uri, ({ phase, without }) => phase === "planned" && without.length === 1);
    await page.waitFor('.facts:has-text("4 stay"):has-text("0 go"):has-text("left as they are: 1")');
    await page.waitFor(`${stepOf("Exact duplicate")}.out:has-text("left out")${figures("1", "–", "–", "4")}`);
    await page.click(`${stepOf("Exact duplicate")} .keep-box`);
    await page.waitFor('.facts:has-text("3 stay")');
  });

  it("is moved through and taken by the keyboard", async () => {
    const { uri } = await openText(text, `${randomUUID()}/a.jsonl`);
    await preview(uri, "light");
    await page.press(boxOf(3), "j");
    await page.press(`${boxOf(2)}:focus`, "Space");
    await page.waitFor(`${rowOf(2)}.spared`);
    await page.press(`${boxOf(2)}:focus`, "ArrowUp");
    await page.press(`${boxOf(3)}:focus`, "Enter");
    const editor = await eventually(vscode.window.onDidChangeActiveTextEditor, () => vscode.window.activeTextEditor);
    assert.deepEqual([editor.document.uri.toString(), editor.selection.start.line], [uri.toString(), 2]);
  });

  it("is carried out on a file's text in one edit that can be undone, and not twice", async () => {
    const uri = await write(`${text}${mail}\n`);
    await preview(uri, "guide");
    const { applied } = await carryOut(uri, "Apply Here");
    assert.deepEqual(applied, { dropped: 2, changed: 1 });
    const { document } = vscode.window.activeTextEditor!;
    assert.deepEqual([document.uri.toString(), document.isDirty], [uri.toString(), true]);
    assert.equal(document.getText(), `${clean}${masked}\n`);
    await vscode.commands.executeCommand("undo");
    assert.equal(document.getText(), `${text}${mail}\n`);
    assert.equal(await read(uri), `${text}${mail}\n`);
    await vscode.commands.executeCommand("winnow.cleanDataset", uri, { recipe: "light" });
    await page.waitFor('button:text-is("Apply Here"):enabled');
  });

  it("shows preference pairs in a document of their own where it is carried out on the text", async () => {
    const [yes, no] = [row("Is 7 prime?", "Yes."), row("Is 7 prime?", "No, it is not a prime number.")];
    const uri = await write(`${yes}\n${no}\n`);
    const own = vscode.Uri.joinPath(uri, "../pairs.winnow-recipe.yaml");
    await vscode.workspace.fs.writeFile(
      own,
      new TextEncoder().encode("steps:\n  - { rule: dataset/conflicting-outputs, action: pair }\n"),
    );
    const chosen = vscode.commands.executeCommand("winnow.cleanDataset", uri);
    await workbench.click(".quick-input-list .monaco-list-row:has-text('pairs.winnow-recipe.yaml')");
    await chosen;
    await state(uri, ({ phase }) => phase === "planned");
    await page.waitFor(`${rowOf(2)}:has-text("Compared with row 1") ins`);
    await page.click(`${rowOf(2)} .beside[tabindex="-1"]`);
    const opened = await eventually(vscode.window.onDidChangeActiveTextEditor, () => vscode.window.activeTextEditor);
    assert.equal(opened.selection.start.line, 0);
    (await winnow()).cleaningLoader.views.reveal(uri);
    const shown = eventually(vscode.workspace.onDidOpenTextDocument, () =>
      vscode.workspace.textDocuments.find(({ isUntitled, languageId }) => isUntitled && languageId === "jsonl"),
    );
    await carryOut(uri, "Apply Here");
    const { chosen: better, rejected: worse } = JSON.parse((await shown).getText()) as Record<string, string>;
    assert.deepEqual([better, worse], ["Yes.", "No, it is not a prime number."]);
  });

  it("is of what the editor has, which is not saved for that", async () => {
    const document = await openText("", `${randomUUID()}/a.jsonl`);
    const edit = new vscode.WorkspaceEdit();
    edit.insert(document.uri, new vscode.Position(0, 0), text);
    await vscode.workspace.applyEdit(edit);
    await preview(document.uri, "light");
    await carryOut(document.uri, "Write Clean File");
    assert.equal(await read(document.uri, "../a.clean.jsonl"), clean);
    await carryOut(document.uri, "Apply Here");
    assert.equal(document.getText(), clean);
    await vscode.commands.executeCommand("notifications.clearAll");
  });

  it("is of a text that is in no file, too", async () => {
    const document = await vscode.workspace.openTextDocument({ content: text, language: "jsonl" });
    await vscode.window.showTextDocument(document);
    await vscode.commands.executeCommand("winnow.cleanDataset", undefined, { recipe: "light" });
    await state(document.uri, ({ phase }) => phase === "planned");
    await page.click(`${rowOf(3)} .number`);
    const editor = await eventually(vscode.window.onDidChangeActiveTextEditor, () => vscode.window.activeTextEditor);
    assert.equal(editor.selection.start.line, 2);
    (await winnow()).cleaningLoader.views.reveal(document.uri);
    // Where it is to be written is asked; this is what the dialog suggests.
    const target = vscode.Uri.joinPath(workspaceFolder(), "dataset.clean.jsonl");
    const written = state(document.uri, ({ phase }) => phase === "writing");
    await page.click('button:text-is("Write Clean File")');
    await workbench.waitFor(".quick-input-list .monaco-list-row");
    await workbench.click('.quick-input-widget .monaco-button:has-text("OK")');
    await written;
    await state(document.uri, ({ phase }) => phase === "planned");
    assert.equal(await read(target), clean);
    await vscode.commands.executeCommand("notifications.clearAll");
    await carryOut(document.uri, "Apply Here");
    assert.equal(document.getText(), clean);
    await vscode.commands.executeCommand("workbench.action.closeActiveEditor");
    await vscode.window.showTextDocument(document);
  });

  it("cannot be carried out when the text has changed since", async () => {
    const document = await openText(text, `${randomUUID()}/a.jsonl`);
    await preview(document.uri, "light");
    const edit = new vscode.WorkspaceEdit();
    edit.insert(document.uri, new vscode.Position(0, 0), `${row("Count to two.", "1, 2")}\n`);
    await vscode.workspace.applyEdit(edit);
    await page.waitFor('.notice:has-text("a.jsonl has changed since")');
    await page.waitFor('button:text-is("Apply Here"):disabled');
    await page.waitFor('button:text-is("Write Clean File"):disabled');
    await page.click('.notice button:text-is("Look Again")');
    await page.waitFor('.facts:has-text("5 rows read")');
    await page.waitFor('button:text-is("Apply Here"):enabled');
  });

  it("is not written from a file that is another by now", async () => {
    const uri = await write(gzipSync(text), "b.jsonl.gz");
    await preview(uri, "light");
    await page.waitFor(rowOf(3));
    await vscode.workspace.fs.writeFile(uri, gzipSync(`${rows[3]}\n`));
    const { isStale } = await carryOut(uri, "Write Clean File");
    assert.equal(isStale, true);
    await page.waitFor('.notice:has-text("b.jsonl.gz has changed since")');
    const names = (await vscode.workspace.fs.readDirectory(vscode.Uri.joinPath(uri, ".."))).map(([name]) => name);
    assert.deepEqual(names, ["b.jsonl.gz"]);
  });

  it("ends when it is cancelled, and shows the plan of before where there is one", async () => {
    const many = Array.from({ length: 20_000 }, (_, i) => row(`Count to ${i}.`, `${i}`));
    const uri = await write(many.join("\n"));
    await vscode.commands.executeCommand("winnow.cleanDataset", uri, { recipe: "guide" });
    const { cleaningLoader } = await winnow();
    await state(uri, ({ share }) => share > 0);
    cleaningLoader.views.viewOf(uri)!.stop();
    await state(uri, ({ phase }) => phase === "stopped");
    await page.waitFor('.notice:has-text("This was cancelled")');
    await preview(uri, "guide");
    await page.click(`${stepOf("Exact duplicate")} .keep-box`);
    await state(uri, ({ share, without }) => share > 0 && without.length === 1);
    cleaningLoader.views.viewOf(uri)!.stop();
    const { phase, without } = await state(uri, ({ phase: now }) => now !== "planning");
    assert.deepEqual([phase, without], ["planned", []]);
    await page.waitFor(`${stepOf("Exact duplicate")} .keep-box:checked`);
  });

  it("tells what was changed in the text, and shows the rows that went as the file of those rows has them", async () => {
    const document = await openText(text, `${randomUUID()}/a.jsonl`);
    await preview(document.uri, "light");
    await carryOut(document.uri, "Write Clean File");
    await vscode.commands.executeCommand("notifications.clearAll");
    const shown = eventually(vscode.workspace.onDidOpenTextDocument, () =>
      vscode.workspace.textDocuments.find(
        ({ isUntitled, languageId, lineCount }) => isUntitled && languageId === "jsonl" && lineCount === 3,
      ),
    );
    await carryOut(document.uri, "Apply Here");
    await vscode.commands.executeCommand("notifications.showList");
    const told = "2 rows went from a.jsonl, 0 were changed; undo brings all back.";
    await workbench.click(
      `.notifications-center .notification-list-item:has-text("${told}") .monaco-button:has-text("Rejected Rows")`,
    );
    assert.equal((await shown).getText(), await read(document.uri, "../a.clean.rejected.jsonl"));
    await vscode.commands.executeCommand("notifications.clearAll");
  });

  it("warns where a recipe leaves nothing", async () => {
    const uri = await write(`${row("Sing.", "")}\n`);
    await preview(uri, "light");
    await page.waitFor('.notice:has-text("No row stays")');
    await page.click(boxOf(1));
    await page.waitFor('.facts:has-text("1 stay")');
    await page.waitFor("body:has(.notice[hidden])");
  });

  it("says all that is wrong with a recipe, opens it, and reads it anew", async () => {
    const wrong = '{"steps": [\n{"rule": "dataset/no-such-rule"},\n{"rule": "dataset/pii", "action": "hide"}]}';
    const recipe = await write(wrong, "own.winnow-recipe.json");
    const uri = await write(text);
    const cleaning = vscode.commands.executeCommand("winnow.cleanDataset", uri);
    await workbench.fill(".quick-input-box input", "own.winnow");
    await workbench.click('.quick-input-list .monaco-list-row:has-text("own.winnow-recipe.json")');
    await cleaning;
    await page.waitFor('.notice:has-text("own.winnow-recipe.json:2: "):has-text("own.winnow-recipe.json:3: ")');
    await page.click('.notice button:text-is("Open Recipe")');
    const { document } = await eventually(
      vscode.window.onDidChangeActiveTextEditor,
      () => vscode.window.activeTextEditor,
    );
    assert.equal(document.uri.toString(), recipe.toString());
    // What its editor has counts, as of datasets.
    const edit = new vscode.WorkspaceEdit();
    const whole = new vscode.Range(0, 0, document.lineCount, 0);
    edit.replace(recipe, whole, '{"steps": [{"rule": "dataset/empty-output"}]}');
    await vscode.workspace.applyEdit(edit);
    (await winnow()).cleaningLoader.views.reveal(uri);
    await page.click('.notice button:text-is("Look Again")');
    await page.waitFor('.facts:has-text("3 stay"):has-text("1 go")');
    await document.save();
    await vscode.workspace.fs.delete(recipe);
  });

  it("is by a recipe that can be opened as one's own before", async () => {
    const uri = await write(text);
    const cleaning = vscode.commands.executeCommand("winnow.cleanDataset", uri);
    const item = '.quick-input-list .monaco-list-row:has-text("light")';
    await workbench.hover(item);
    await workbench.click(`${item} .action-label`);
    await cleaning;
    const editor = await eventually(vscode.window.onDidChangeActiveTextEditor, () => {
      const active = vscode.window.activeTextEditor;
      return active?.document.isUntitled === true && active.document.getText() !== "" ? active : undefined;
    });
    assert.match(editor.document.fileName, /my-light\.winnow-recipe\.json$/);
    const { name, steps } = JSON.parse(editor.document.getText()) as { name: string; steps: object[] };
    assert.deepEqual([name, steps.length], ["my light", 7]);
    // By its name, JSON knows what may stand in it.
    const inAction = editor.document.positionAt(editor.document.getText().indexOf('"drop"') + 1);
    const command = "vscode.executeCompletionItemProvider";
    const { items } = await vscode.commands.executeCommand<vscode.CompletionList>(
      command,
      editor.document.uri,
      inAction,
    );
    assert.ok(items.some(({ label }) => label === '"mask"'));
    await vscode.commands.executeCommand("workbench.action.revertAndCloseActiveEditor");
  });

  it("leads to a report that is shown in the editor", async () => {
    const uri = await write(text);
    await preview(uri, "light");
    await carryOut(uri, "Write Clean File");
    await vscode.commands.executeCommand("notifications.showList");
    await workbench.click('.notifications-center .monaco-button:has-text("Report")');
    await page.waitFor('h1:text-is("a.jsonl")');
  });
});
