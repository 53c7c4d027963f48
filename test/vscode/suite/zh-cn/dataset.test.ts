import assert from "node:assert/strict";
import * as vscode from "vscode";
import { actionsOn, closeAll, codeOf, diagnostics, eventually, has, open, winnow } from "../editor";

const han = /\p{Script=Han}/u;
const rule = "dataset/empty-output";
const rows = [
  '{"instruction": "把下面的句子译成英文。", "input": "今天天气很好。", "output": ""}',
  '{"instruction": "Add 2 and 2.", "input": "", "output": "The sum is 4."}',
];

describe("datasets in Chinese", () => {
  afterEach(closeAll);

  it("have problems, actions, hovers and a status in Chinese", async () => {
    const document = await open(`${rows.join("\n")}\n`, "datasets/zh.jsonl");
    const found = await diagnostics(document, has(rule));
    const empty = found.find((one) => codeOf(one) === rule)!;
    assert.match(empty.message, han);
    const titles = (await actionsOn(document, empty)).map(({ title }) => title);
    assert.ok(titles.includes("删除这一行"), titles.join("、"));
    assert.ok(titles.every((title) => han.test(title)));
    const hovers = await vscode.commands.executeCommand<vscode.Hover[]>(
      "vscode.executeHoverProvider",
      document.uri,
      new vscode.Position(0, 3),
    );
    const text = hovers
      .flatMap(({ contents }) => contents.map((each) => (each as vscode.MarkdownString).value))
      .join("");
    assert.match(text, /第 1 行[^]*##### 用户/);
    const { status } = (await winnow()).datasets;
    await eventually(status.onDidUpdate, () => (/^2 行，/.test(status.shown.text) ? true : undefined));
  });
});
