import assert from "node:assert/strict";
import * as vscode from "vscode";
import { exampleText, starters } from "../../../src/prompt/starters";
import { closeAll, eventually, open, type } from "./editor";

function previews(): vscode.TextDocument[] {
  return vscode.workspace.textDocuments.filter(({ uri, isClosed }) => uri.scheme === "winnow-preview" && !isClosed);
}

describe("New Prompt", () => {
  afterEach(closeAll);

  for (const language of ["en", "zh"] as const) {
    it(`opens the guide's formula with its example (${language})`, async () => {
      await vscode.commands.executeCommand("winnow.newPrompt", { kind: "generate", language });
      const { document } = vscode.window.activeTextEditor!;
      assert.equal(document.languageId, "winnow-prompt");
      assert.equal(document.isUntitled, true);
      assert.equal(document.getText(), exampleText(starters.generate.body[language]));
      const selected = document.getText(vscode.window.activeTextEditor!.selection);
      assert.equal(selected, language === "en" ? "a drum teacher" : "架子鼓老师");
    });
  }
});

describe("Preview in Model Template", () => {
  afterEach(closeAll);

  it("shows beside the prompt what the model sees, and follows its changes", async () => {
    const document = await open("---\nname: a\n---\nSummarise the letter.\n");
    await vscode.commands.executeCommand("winnow.previewTemplate", document.uri, "chatml");
    const [preview] = previews();
    assert.ok(preview);
    assert.match(preview.getText(), /^<\|im_start\|>[^]*Summarise the letter\.[^]*<\|im_start\|>assistant\n$/);
    assert.doesNotMatch(preview.getText(), /name: a/);
    await type(document, "Translate the letter.\n");
    await eventually(vscode.workspace.onDidChangeTextDocument, () =>
      preview.getText().includes("Translate the letter.") ? true : undefined,
    );
  });

  it("takes the template that .winnow.json names", async () => {
    await open('{ "model": { "template": "alpaca" } }\n', "templated/.winnow.json");
    const document = await open("Summarise the letter.\n", "templated/a.prompt");
    await vscode.commands.executeCommand("winnow.previewTemplate", document.uri);
    assert.ok(previews().some((preview) => preview.getText().includes("### Instruction:")));
  });
});

describe("Preview in Model Template of a file that is not checked", () => {
  afterEach(closeAll);

  it("leaves out the comments that its configuration says are stripped", async () => {
    await open('{ "comments": "stripped", "prompts": { "exclude": ["*"] } }\n', "unchecked/.winnow.json");
    const document = await open("Name a river. <!-- a note -->\n", "unchecked/a.txt");
    await vscode.commands.executeCommand("winnow.previewTemplate", document.uri, "chatml");
    const preview = previews().find(({ uri }) => uri.query === document.uri.toString());
    assert.equal(preview?.getText(), "<|im_start|>user\nName a river.<|im_end|>\n<|im_start|>assistant\n");
  });

  it("says that there is no such template", async () => {
    const uri = vscode.Uri.from({ scheme: "winnow-preview", authority: "none", path: "/a", query: "file:///a" });
    const document = await vscode.workspace.openTextDocument(uri);
    assert.match(document.getText(), /^There is no chat template none/);
  });
});

describe("rule page", () => {
  afterEach(closeAll);

  it("is a document of its own, in both languages", async () => {
    const read = async (uri: string) => (await vscode.workspace.openTextDocument(vscode.Uri.parse(uri))).getText();
    assert.match(await read("winnow-rule:/en/prompt/missing-goal.md"), /^# Missing goal\n/);
    assert.match(await read("winnow-rule:/zh-cn/prompt/missing-goal.md"), /^# 缺少目标\n/);
    assert.match(await read("winnow-rule:/en/prompt/none.md"), /no rule “prompt\/none”/);
  });

  it("opens as a preview, from the command and from a problem's link", async () => {
    const shown = (): unknown => {
      const input = vscode.window.tabGroups.activeTabGroup.activeTab?.input;
      return input instanceof vscode.TabInputCustom ? [input.viewType, input.uri.toString()] : input;
    };
    const page = "winnow-rule:/en/prompt/missing-goal.md";
    await vscode.commands.executeCommand("winnow.explainRule", { rule: "prompt/missing-goal" });
    assert.deepEqual(shown(), ["vscode.markdown.preview.editor", page]);
    await closeAll();
    await vscode.commands.executeCommand("vscode.open", vscode.Uri.parse(page));
    assert.deepEqual(shown(), ["vscode.markdown.preview.editor", page]);
  });
});
