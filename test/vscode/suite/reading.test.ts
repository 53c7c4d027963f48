import assert from "node:assert/strict";
import * as vscode from "vscode";
import { closeAll, diagnostics, eventually, hasNot, open, winnow, withSetting } from "./editor";

const prompt =
  "You are a drum teacher. Write the outline of a trial lesson.\n\nRequirements:\n- It lasts 45 minutes.\n- It uses games.\n";
const chat = "system:\nYou are a drum teacher.\n\nuser:\nWrite the outline of a trial lesson.\n";

async function outline(document: vscode.TextDocument): Promise<vscode.DocumentSymbol[]> {
  const command = "vscode.executeDocumentSymbolProvider";
  return (await vscode.commands.executeCommand<vscode.DocumentSymbol[] | undefined>(command, document.uri)) ?? [];
}

async function hoverText(document: vscode.TextDocument, words: string): Promise<string> {
  const at = document.positionAt(document.getText().indexOf(words) + 1);
  const command = "vscode.executeHoverProvider";
  const hovers = await vscode.commands.executeCommand<vscode.Hover[]>(command, document.uri, at);
  return hovers
    .flatMap(({ contents }) => contents.map((part) => (typeof part === "string" ? part : part.value)))
    .join("\n");
}

describe("outline", () => {
  afterEach(closeAll);

  it("lists the parts of a prompt in its order", async () => {
    const names = (await outline(await open(prompt))).map(({ name }) => name);
    assert.deepEqual(names.filter((name) => ["Role", "Goal", "Requirements"].includes(name)).slice(0, 2), [
      "Role",
      "Goal",
    ]);
    assert.ok(names.includes("Requirements"));
  });

  it("puts them under the messages of a chat", async () => {
    const symbols = await outline(await open(chat));
    assert.deepEqual(
      symbols.map(({ name, children }) => [name, children[0]?.name]),
      [
        ["System", "Role"],
        ["User", "Goal"],
      ],
    );
  });
});

describe("hover", () => {
  afterEach(closeAll);

  it("says what a part was taken for, and why", async () => {
    const document = await open(prompt);
    assert.match(await hoverText(document, "You are a drum"), /\*\*Role\*\* \(known by/);
  });

  it("is silent where it is switched off", async () => {
    const document = await open(prompt);
    await withSetting("hover", false, async () => assert.equal(await hoverText(document, "You are a drum"), ""));
  });
});

describe("status", () => {
  afterEach(closeAll);

  it("shows the tokens, what is there and what is missing", async () => {
    const { status } = await winnow();
    await open(prompt);
    await eventually(status.onDidUpdate, () => (/Role, .*Goal/.test(status.shown.detail) ? true : undefined));
    assert.match(status.shown.text, /^About \d+ tokens$/);
    await open("The narrator was six then. His sister was half his age.\n");
    await eventually(status.onDidUpdate, () => (/Missing: .*Goal/.test(status.shown.detail) ? true : undefined));
  });
});

describe("a prompt of several megabytes", () => {
  afterEach(closeAll);

  it("is left to the command line, and the status says so", async () => {
    const { status } = await winnow();
    const document = await open("A sentence that asks for nothing. ".repeat(70_000));
    await eventually(status.onDidUpdate, () => (/winnow check/.test(status.shown.detail) ? true : undefined));
    assert.deepEqual(vscode.languages.getDiagnostics(document.uri), []);
  });
});

describe("locale", () => {
  afterEach(closeAll);

  it("is Chinese where the setting says so, whatever the display language", async () => {
    const document = await open("这是去年的会议记录。当时一共有十二个人参加。\n");
    await withSetting("locale", "zh-cn", async () => {
      await diagnostics(document, (found) => found.some(({ message }) => message.includes("没有说明要模型做什么")));
      const chinese = await open(prompt);
      assert.match(await hoverText(chinese, "You are a drum"), /\*\*角色\*\*/);
      assert.ok((await outline(chinese)).some(({ name }) => name === "角色"));
    });
    await diagnostics(document, hasNot("winnow/none"));
  });
});
