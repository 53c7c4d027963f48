import assert from "node:assert/strict";
import { randomUUID } from "node:crypto";
import * as vscode from "vscode";
import { closeAll, open as openText, workspaceFolder } from "./editor";

const row = (instruction: string, output: string): string => JSON.stringify({ instruction, input: "", output });
const rows = [row("Add 2 and 2.", "4"), row("Sing.", ""), row("Add 2 and 2.", "4"), row("Where is the sea?", "There.")];
const text = `${rows.join("\n")}\n`;

async function read(uri: vscode.Uri): Promise<string> {
  return new TextDecoder().decode(await vscode.workspace.fs.readFile(uri));
}

describe("cleaning", () => {
  afterEach(closeAll);

  it("writes what stays, what goes and a report beside a file, which stays as it is", async () => {
    const folder = vscode.Uri.joinPath(workspaceFolder(), randomUUID());
    const file = vscode.Uri.joinPath(folder, "a.jsonl");
    await vscode.workspace.fs.writeFile(file, new TextEncoder().encode(text));
    const clean = () => vscode.commands.executeCommand("winnow.cleanDataset", file, { recipe: "light", all: true });
    await clean();
    assert.equal(await read(file), text);
    assert.equal(await read(vscode.Uri.joinPath(folder, "a.clean.jsonl")), `${rows[0]}\n${rows[3]}\n`);
    const rejected = (await read(vscode.Uri.joinPath(folder, "a.clean.rejected.jsonl"))).trimEnd().split("\n");
    assert.deepEqual(
      rejected.map((line) => (JSON.parse(line) as { original: string }).original),
      [rows[1], rows[2]],
    );
    assert.match(await read(vscode.Uri.joinPath(folder, "a.clean.report.html")), /<h1>a\.jsonl<\/h1>/);
    // Once more, under other names.
    await clean();
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
  });

  it("saves what is being edited first", async () => {
    const document = await openText(text, `${randomUUID()}/a.jsonl`);
    const edit = new vscode.WorkspaceEdit();
    edit.insert(document.uri, new vscode.Position(0, 0), `${row("Say hello.", "")}\n`);
    assert.ok(await vscode.workspace.applyEdit(edit));
    await vscode.commands.executeCommand("winnow.cleanDataset", document.uri, { recipe: "light", all: true });
    assert.equal(document.isDirty, false);
    const clean = await read(vscode.Uri.joinPath(document.uri, "../a.clean.jsonl"));
    assert.equal(clean, `${rows[0]}\n${rows[3]}\n`);
  });
});
