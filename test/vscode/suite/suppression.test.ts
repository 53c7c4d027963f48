import assert from "node:assert/strict";
import * as vscode from "vscode";
import { actionsOn, closeAll, codeOf, diagnostics, has, hasNot, open, perform, type, workspaceFolder } from "./editor";

const rule = "prompt/missing-goal";
const aimless = "The narrator was six then. His sister was half his age.\n";

/** The argument of "Suppress … here" on the first problem of the rule. */
async function suppressArgument(document: vscode.TextDocument): Promise<unknown> {
  const problem = (await diagnostics(document, has(rule))).find((found) => codeOf(found) === rule)!;
  const action = (await actionsOn(document, problem)).find(({ title }) => title === `Suppress ${rule} here…`);
  assert.equal(action?.command?.command, "winnow.suppress");
  return action.command.arguments![0];
}

async function readWorkspaceFile(path: string): Promise<string> {
  return new TextDecoder().decode(await vscode.workspace.fs.readFile(vscode.Uri.joinPath(workspaceFolder(), path)));
}

describe("suppression", () => {
  afterEach(closeAll);

  it("goes into a new .winnow.json, and holds when the text moves", async () => {
    const document = await open(aimless, "silent.prompt");
    await vscode.commands.executeCommand("winnow.suppress", await suppressArgument(document), "configuration");
    await diagnostics(document, hasNot(rule));
    const written = JSON.parse(await readWorkspaceFile(".winnow.json")) as { suppressions: { path: string }[] };
    assert.equal(written.suppressions.length, 1);
    assert.equal(written.suppressions[0]!.path, "silent.prompt");
    await type(document, `---\nname: a\n---\n\n\n${aimless}`);
    await document.save();
    await diagnostics(document, hasNot(rule));
    await type(document, "Another text that asks for nothing was here.\n");
    await diagnostics(document, has(rule));
    await vscode.workspace.fs.delete(vscode.Uri.joinPath(workspaceFolder(), ".winnow.json"));
  });

  it("is reported in .winnow.json when it silences nothing, and removed by its fix", async () => {
    const entry = { rule, path: "a.prompt", fingerprint: "0123456789abcdef" };
    await open("Summarise the letter in two sentences.\n", "idle/a.prompt");
    const file = await open(JSON.stringify({ suppressions: [entry] }, undefined, 2), "idle/.winnow.json");
    const found = await diagnostics(file, has("winnow/unused-suppression"));
    const [fix] = await actionsOn(file, found[0]!, "quickfix");
    await perform(fix!);
    assert.deepEqual(JSON.parse(file.getText()), { suppressions: [] });
    await diagnostics(file, (all) => all.length === 0);
  });

  it("is reported in .winnow.json as loudly as is configured", async () => {
    const entry = { rule, path: "a.prompt", fingerprint: "0123456789abcdef" };
    const configuration = { rules: { "winnow/unused-suppression": "error" }, suppressions: [entry] };
    await open("Summarise the letter in two sentences.\n", "loud/a.prompt");
    const file = await open(JSON.stringify(configuration), "loud/.winnow.json");
    await diagnostics(file, (all) => all.some(({ severity }) => severity === vscode.DiagnosticSeverity.Error));
    configuration.rules["winnow/unused-suppression"] = "off";
    await type(file, JSON.stringify(configuration));
    await diagnostics(file, (all) => all.length === 0);
  });

  it("goes into the front matter, which the model never sees", async () => {
    const document = await open(aimless);
    await vscode.commands.executeCommand("winnow.suppress", await suppressArgument(document), "front-matter");
    assert.equal(document.getText(), `---\nwinnow:\n  disable: [${rule}]\n---\n${aimless}`);
    await diagnostics(document, (found) => found.length === 0 || !has(rule)(found));
    await type(document, `---\nwinnow:\n  disable: [${rule}]\n---\nSummarise the letter in two sentences.\n`);
    await diagnostics(document, has("winnow/unused-suppression"));
  });
});
