import assert from "node:assert/strict";
import { randomUUID } from "node:crypto";
import path from "node:path";
import * as vscode from "vscode";
import { closeAll, codeOf, diagnostics, eventually, open as openText, type, winnow, workspaceFolder } from "./editor";

const high = "dataset/high-perplexity";
const row = (output: string): string => JSON.stringify({ instruction: "Say where the river was.", input: "", output });
const rows = [
  row("It was low, and the bridge was high above it."),
  row("It ran beside the road, all the way to the sea."),
  row("~ cannot be scored"),
];
const configuration = JSON.stringify({ rules: { [high]: { options: { threshold: 1.5 } } } });

/** A model that is as small as can be, and random. */
function fixtureModel(): string {
  const { extensionPath } = vscode.extensions.getExtension("winnow.winnow")!;
  return path.join(extensionPath, "test/fixtures/models/bigram");
}

async function useModel(folder: string | undefined): Promise<void> {
  const settings = vscode.workspace.getConfiguration("winnow");
  await settings.update("perplexity.model", folder, vscode.ConfigurationTarget.Global);
}

/** A dataset whose rows are all beyond the threshold, once they are scored. */
async function open(text = `${rows.join("\n")}\n`): Promise<vscode.TextDocument> {
  const folder = randomUUID();
  const file = vscode.Uri.joinPath(workspaceFolder(), folder, ".winnow.json");
  await vscode.workspace.fs.writeFile(file, new TextEncoder().encode(configuration));
  return openText(text, `${folder}/a.jsonl`);
}

const linesOf = (found: readonly vscode.Diagnostic[]): number[] =>
  found.filter((one) => codeOf(one) === high).map(({ range }) => range.start.line);

describe("perplexity", () => {
  before(() => useModel(fixtureModel()));
  after(() => useModel(undefined));
  afterEach(closeAll);

  it("of the rows of a dataset is shown as problems, which go when the row is edited", async () => {
    const document = await open();
    const scored = vscode.commands.executeCommand("winnow.scorePerplexity");
    const found = await diagnostics(document, (all) => linesOf(all).length === 2);
    assert.deepEqual(linesOf(found), [0, 1]);
    const [first] = found.filter((one) => codeOf(one) === high);
    assert.match(first!.message, /^Perplexity [\d.,]+, where 1\.5 is the limit/);
    const edit = new vscode.WorkspaceEdit();
    edit.insert(document.uri, new vscode.Position(0, rows[0]!.indexOf("low")), "very ");
    assert.ok(await vscode.workspace.applyEdit(edit));
    await diagnostics(document, (all) => linesOf(all).length === 1);
    await vscode.commands.executeCommand("notifications.clearAll");
    await scored;
    const { model } = (await winnow()).datasets;
    assert.equal(model.shown?.text, "bigram on cpu");
  });

  it("of a row colours its words, where that is switched on", async () => {
    const document = await open();
    const { colours, datasets } = (await winnow()).datasets;
    assert.ok(await datasets.isRead(document));
    const shown: (readonly (readonly vscode.Range[])[])[] = [];
    const subscription = colours.onDidColour(({ document: of, levels }) => of === document && shown.push(levels));
    await vscode.commands.executeCommand("winnow.toggleSurprise");
    await eventually(colours.onDidColour, () => (shown.length > 0 ? true : undefined));
    const words = shown[0]!.flat().map((range) => document.getText(range));
    assert.ok(words.length > 0);
    // Words as the row says them: no mark of JSON, nor white space.
    for (const word of words) assert.doesNotMatch(word, /[\s{}:\\]|^"$/);
    await vscode.commands.executeCommand("winnow.toggleSurprise");
    assert.equal(shown.at(-1)!.flat().length, 0);
    subscription.dispose();
  });

  it("of a prompt colours its words too", async () => {
    const document = await openText("You are a guide. Say where the river was, and why it was low.\n");
    const { colours } = (await winnow()).datasets;
    let levels: readonly (readonly vscode.Range[])[] | undefined;
    const subscription = colours.onDidColour((shown) => (levels = shown.document === document ? shown.levels : levels));
    await vscode.commands.executeCommand("winnow.toggleSurprise");
    await eventually(colours.onDidColour, () => levels);
    assert.ok(levels!.flat().length > 0);
    // What is typed is coloured anew.
    levels = undefined;
    await type(document, "You are a guide. Say where the bridge was.\n");
    await eventually(colours.onDidColour, () => levels);
    subscription.dispose();
    await vscode.commands.executeCommand("winnow.toggleSurprise");
  });
});
