import assert from "node:assert/strict";
import * as vscode from "vscode";
import { actionsOn, closeAll, codeOf, diagnostics, has, hasNot, open, perform, type } from "./editor";

const rule = "prompt/missing-goal";
const aimless = "The narrator was six then. His sister was half his age.\n";
const unused = "winnow/unused-suppression";
const twice = `Summarise the letter in two sentences.\n{{! winnow-disable-line ${rule} }}\n{{! winnow-disable-line ${rule} }}\n`;

describe("code actions", () => {
  afterEach(closeAll);

  it("fix a problem, so that it goes", async () => {
    const document = await open(aimless);
    const [problem] = (await diagnostics(document, has(rule))).filter((found) => codeOf(found) === rule);
    const actions = await actionsOn(document, problem!);
    const fix = actions.find(({ title }) => title.startsWith("Insert a goal"));
    assert.ok(fix, `offered: ${actions.map(({ title }) => title).join(", ")}`);
    assert.equal(fix.kind?.value, "quickfix");
    await perform(fix);
    assert.match(document.getText(), /Your task is to/);
    await diagnostics(document, hasNot(rule));
  });

  it("fix all problems of a rule in the file", async () => {
    const document = await open(twice);
    const found = await diagnostics(document, (all) => all.filter((d) => codeOf(d) === unused).length === 2);
    const problem = found.find((each) => codeOf(each) === unused)!;
    const fix = (await actionsOn(document, problem)).find(({ title }) => title.startsWith(`Fix all ${unused}`));
    assert.ok(fix);
    await perform(fix);
    assert.equal(document.getText(), "Summarise the letter in two sentences.\n");
  });

  it("fix everything safe as source.fixAll.winnow, and nothing else", async () => {
    const document = await open(`${twice}\n${aimless}`);
    const found = await diagnostics(document, has(unused));
    const [action, ...others] = await actionsOn(document, found[0]!, "source.fixAll");
    assert.equal(action?.kind?.value, "source.fixAll.winnow");
    assert.deepEqual(others, []);
    await perform(action);
    assert.doesNotMatch(document.getText(), /winnow-disable/);
    assert.ok(document.getText().endsWith(aimless));
  });

  it("fix everything safe by the command, so that one undo brings it back", async () => {
    const document = await open(twice);
    await diagnostics(document, has(unused));
    await vscode.commands.executeCommand("winnow.fixAll");
    assert.equal(document.getText(), "Summarise the letter in two sentences.\n");
    await vscode.commands.executeCommand("undo");
    assert.equal(document.getText(), twice);
  });

  it("offer no source action where nothing can be fixed safely", async () => {
    const document = await open(aimless);
    const found = await diagnostics(document, has(rule));
    assert.deepEqual(await actionsOn(document, found[0]!, "source.fixAll.winnow"), []);
  });

  it("turn a rule off in the settings where no .winnow.json holds", async () => {
    const document = await open(aimless);
    const [problem] = (await diagnostics(document, has(rule))).filter((found) => codeOf(found) === rule);
    const off = (await actionsOn(document, problem!)).find(({ title }) => title === `Turn ${rule} off`);
    await perform(off!);
    await diagnostics(document, hasNot(rule));
    const settings = vscode.workspace.getConfiguration("winnow");
    assert.deepEqual(settings.inspect("rules")?.workspaceValue, { [rule]: "off" });
    await settings.update("rules", undefined, vscode.ConfigurationTarget.Workspace);
    await diagnostics(document, has(rule));
  });

  it("turn a rule off in the .winnow.json that holds", async () => {
    const file = await open('{\n  // ours\n  "locale": "en"\n}\n', "off/.winnow.json");
    const document = await open(aimless, "off/a.prompt");
    const [problem] = (await diagnostics(document, has(rule))).filter((found) => codeOf(found) === rule);
    await perform((await actionsOn(document, problem!)).find(({ title }) => title === `Turn ${rule} off`)!);
    await diagnostics(document, hasNot(rule));
    assert.match(file.getText(), /\/\/ ours[^]*"prompt\/missing-goal": "off"/);
    assert.equal(file.isDirty, false);
  });

  it("are gone with the problem", async () => {
    const document = await open(aimless);
    const found = await diagnostics(document, has(rule));
    await type(document, "Summarise the letter in two sentences.\n");
    const titles = (await actionsOn(document, found[0]!)).map(({ title }) => title);
    assert.ok(!titles.some((title) => title.includes("goal")), titles.join(", "));
  });
});
