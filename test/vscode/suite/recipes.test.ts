import assert from "node:assert/strict";
import { randomUUID } from "node:crypto";
import * as vscode from "vscode";
import { closeAll, diagnostics, open as openText, type } from "./editor";

const open = (text: string, ending: string) => openText(text, `${randomUUID()}/own.winnow-recipe.${ending}`);

async function completions(document: vscode.TextDocument, after: string): Promise<readonly vscode.CompletionItem[]> {
  const position = document.positionAt(document.getText().indexOf(after) + after.length);
  const command = "vscode.executeCompletionItemProvider";
  const { items } = await vscode.commands.executeCommand<vscode.CompletionList>(command, document.uri, position);
  // What else stands in the file is offered as text.
  return items.filter(({ kind }) => kind !== vscode.CompletionItemKind.Text);
}

const labels = (items: readonly vscode.CompletionItem[]) =>
  items.map(({ label }) => (typeof label === "string" ? label : label.label));

describe("recipes", () => {
  afterEach(closeAll);

  it("say what is wrong in YAML, at its place, until it is mended", async () => {
    const document = await open("steps:\n  - rule: dataset/blank-line\n    action: mask\n", "yaml");
    const [problem] = await diagnostics(document, (found) => found.length === 1);
    assert.match(problem!.message, /can be mask only for dataset\/pii/);
    assert.equal(document.getText(problem!.range), "mask");
    await type(document, "steps:\n  - rule: dataset/pii\n    action: mask\n");
    await diagnostics(document, (found) => found.length === 0);
    await type(document, "steps:\n  - rule: dataset/pi\n");
    const [near] = await diagnostics(document, (found) => found.length === 1);
    assert.match(near!.message, /dataset\/pii/);
    await type(document, "steps: [\n");
    const [broken] = await diagnostics(document, (found) => found.some(({ message }) => message.includes("YAML")));
    assert.equal(broken!.severity, vscode.DiagnosticSeverity.Error);
  });

  it("say of JSON what its schema cannot", async () => {
    const step = { rule: "dataset/exact-duplicate", ratio: "turns" };
    const document = await open(JSON.stringify({ steps: [step] }), "json");
    const [problem] = await diagnostics(document, (found) => found.length === 1);
    assert.match(problem!.message, /needs one of rule, languages and ratio/);
  });

  it("are completed in YAML: keys, rules, actions and options", async () => {
    const text = "steps:\n  - rule: dataset/near-duplicate\n    options:\n      \n    action: \n  - rule: dataset/pi\n";
    const document = await open(text, "yml");
    const options = await completions(document, "options:\n      ");
    assert.ok(labels(options).includes("threshold"));
    assert.deepEqual(labels(await completions(document, "action: ")), ["drop", "flag"]);
    const rules = await completions(document, "dataset/pi");
    const pii = rules.find(({ label }) => label === "dataset/pii");
    assert.equal(document.getText(pii!.range as vscode.Range), "dataset/pi");
  });
});
