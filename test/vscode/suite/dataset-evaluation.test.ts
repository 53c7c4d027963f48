import assert from "node:assert/strict";
import * as vscode from "vscode";
import {
  actionsOn,
  closeAll,
  codeOf,
  diagnostics,
  eventually,
  has,
  hasNot,
  open,
  perform,
  winnow,
  workspaceFolder,
} from "./editor";

const leakage = "dataset/leakage";
const row = (instruction: string, output: string): string => `${JSON.stringify({ instruction, input: "", output })}\n`;
const asked = "Is the number 7 a prime number?";
const training = row("Name a colour of the rainbow.", "Red.") + row(asked, "Yes, it is.");
const evaluation = row("Is the number 9 a prime number?", "No.") + row(asked, "Yes.");

async function write(path: string, text: string): Promise<vscode.Uri> {
  const uri = vscode.Uri.joinPath(workspaceFolder(), path);
  await vscode.workspace.fs.writeFile(uri, new TextEncoder().encode(text));
  return uri;
}

/** Waits for the check to be over. */
async function checked(document: vscode.TextDocument): Promise<void> {
  const { datasets } = (await winnow()).datasets;
  await eventually(datasets.onDidCheck, () => (datasets.get(document)?.remaining === 0 ? true : undefined));
}

describe("datasets beside an evaluation file", () => {
  afterEach(closeAll);

  it("are told which of their rows it asks, and lead there", async () => {
    const test = await write("beside/test.jsonl", evaluation);
    const document = await open(training, "beside/train.jsonl");
    const found = await diagnostics(document, has(leakage));
    const leaked = found.find((one) => codeOf(one) === leakage)!;
    assert.equal(leaked.message, "Asks the same as row 2 of the evaluation file beside/test.jsonl.");
    assert.equal(leaked.range.start.line, 1);
    const actions = await actionsOn(document, leaked);
    const action = actions.find(({ title }) => title === "Open row 2 of beside/test.jsonl");
    assert.ok(action, `offered: ${actions.map(({ title }) => title).join(", ")}`);
    await perform(action);
    const editor = await eventually(vscode.window.onDidChangeActiveTextEditor, () => {
      const active = vscode.window.activeTextEditor;
      return active?.document.uri.toString() === test.toString() ? active : undefined;
    });
    assert.equal(editor.selection.start.line, 1);
  });

  it("are checked again when it changes, comes or goes", async () => {
    const document = await open(training, "changing/train.jsonl");
    await checked(document);
    const test = await write("changing/eval.jsonl", evaluation);
    await diagnostics(document, has(leakage));
    await write("changing/eval.jsonl", row("Is the number 9 a prime number?", "No."));
    await diagnostics(document, hasNot(leakage));
    await write("changing/eval.jsonl", evaluation);
    await diagnostics(document, has(leakage));
    await vscode.workspace.fs.delete(test);
    await diagnostics(document, hasNot(leakage));
  });

  it("are held against what the configuration names instead, wherever it lies in its folder", async () => {
    const globs = { datasets: { evaluation: ["held/*.jsonl", "../beside/test.jsonl"] } };
    await write("configured/.winnow.json", JSON.stringify(globs));
    await write("configured/held/secret.jsonl", row("Name a colour of the rainbow.", "Blue."));
    await write("configured/train/test.jsonl", evaluation);
    const document = await open(training, "configured/train/train.jsonl");
    const found = await diagnostics(document, has(leakage));
    assert.deepEqual(
      found.filter((one) => codeOf(one) === leakage).map(({ message }) => message),
      ["Asks the same as row 1 of the evaluation file configured/held/secret.jsonl."],
    );
  });

  it("do not hold an evaluation file against itself or another", async () => {
    await write("both/dev.jsonl", evaluation);
    const document = await open(evaluation, "both/test.jsonl");
    await checked(document);
    assert.ok(hasNot(leakage)(vscode.languages.getDiagnostics(document.uri)));
  });
});
