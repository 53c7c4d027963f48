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
  withSetting,
} from "./editor";

const emptyOutput = "dataset/empty-output";
const syntax = "dataset/json-syntax";
const duplicate = "dataset/exact-duplicate";
const rows = [
  '{"instruction": "Add 2 and 2.", "input": "", "output": "The sum is 4."}',
  '{"instruction": "Name a colour of the rainbow.", "input": "", "output": ""}',
  '{"instruction": "把下面的句子译成英文。", "input": "今天天气很好。", "output": "The weather is fine today."}',
  '{"instruction": "Add 2 and 2.", "input": "", "output": "The sum is 4."}',
];
const lines = `${rows.join("\n")}\n`;
const array = `[\n${rows.map((row) => `  ${row}`).join(",\n")}\n]\n`;

/** Replaces a stretch of one line. */
async function replace(document: vscode.TextDocument, line: number, from: string, to: string): Promise<void> {
  const start = document.lineAt(line).text.indexOf(from);
  assert.ok(start >= 0);
  const edit = new vscode.WorkspaceEdit();
  edit.replace(document.uri, new vscode.Range(line, start, line, start + from.length), to);
  assert.ok(await vscode.workspace.applyEdit(edit));
}

function placesOf(found: readonly vscode.Diagnostic[], rule: string): vscode.Range[] {
  return found.filter((one) => codeOf(one) === rule).map(({ range }) => range);
}

async function action(document: vscode.TextDocument, rule: string, title: string | RegExp): Promise<vscode.CodeAction> {
  await checked(document);
  const found = await diagnostics(document, has(rule));
  const actions = await actionsOn(
    document,
    found.find((one) => codeOf(one) === rule)!,
  );
  const wanted = actions.find((one) => (typeof title === "string" ? one.title === title : title.test(one.title)));
  assert.ok(wanted, `offered: ${actions.map((one) => one.title).join(", ")}`);
  return wanted;
}

/** Waits for the check to be over. */
async function checked(document: vscode.TextDocument) {
  const { datasets } = (await winnow()).datasets;
  return eventually(datasets.onDidCheck, () => {
    const result = datasets.get(document);
    return result?.remaining === 0 && result.version === document.version ? result : undefined;
  });
}

describe("datasets", () => {
  afterEach(closeAll);

  it("show the problems of rows at their fields, in JSON Lines", async () => {
    const document = await open(lines, "datasets/a.jsonl");
    const found = await diagnostics(document, (all) => has(emptyOutput)(all) && has(duplicate)(all));
    assert.equal(document.languageId, "jsonl");
    const empty = found.find((one) => codeOf(one) === emptyOutput)!;
    const character = rows[1]!.indexOf('""}') + 1;
    assert.deepEqual(empty.range, new vscode.Range(1, character, 1, character));
    assert.equal(empty.severity, vscode.DiagnosticSeverity.Warning);
    const again = found.find((one) => codeOf(one) === duplicate)!;
    assert.equal(again.range.start.line, 3);
    assert.equal(again.relatedInformation?.[0]?.location.range.start.line, 0);
    const { target } = again.code as { target: vscode.Uri };
    const page = await vscode.workspace.openTextDocument(target);
    assert.match(page.getText(), /dataset\/exact-duplicate/);
  });

  it("show them in a JSON array and in a table, when these hold rows of a known format", async () => {
    const document = await open(array, "datasets/array.json");
    const found = await diagnostics(document, has(emptyOutput));
    const character = `  ${rows[1]}`.indexOf('""}') + 1;
    assert.deepEqual(placesOf(found, emptyOutput), [new vscode.Range(2, character, 2, character)]);
    const table = await open('instruction,input,output\r\n"Say ""hi"".",,hi\r\nName a colour.,,\r\n', "datasets/b.csv");
    const inTable = await diagnostics(table, has(emptyOutput));
    assert.equal(inTable.find((one) => codeOf(one) === emptyOutput)!.range.start.line, 2);
  });

  it("say nothing of JSON that is no dataset, nor of what is excluded", async () => {
    const { datasets } = (await winnow()).datasets;
    const none = await open('[{"name": "a", "value": 1}, {"name": "b"}]\n', "datasets/none.json");
    const manifest = await open('{"instruction": "Add.", "output": ""}\n', "datasets/package.json");
    await withSetting("datasets.exclude", ["**/excluded/**"], async () => {
      const excluded = await open(lines, "datasets/excluded/a.jsonl");
      const document = await open(lines, "datasets/other.jsonl");
      await diagnostics(document, has(emptyOutput));
      for (const each of [none, manifest, excluded]) {
        assert.equal(datasets.get(each), undefined);
        assert.ok(vscode.languages.getDiagnostics(each.uri).every(({ source }) => source !== "Winnow"));
      }
    });
  });

  it("check what globs name, whatever it is called", async () => {
    await withSetting("datasets.include", ["named/*.data"], async () => {
      const document = await open(lines, "named/a.data");
      await diagnostics(document, has(emptyOutput));
    });
  });

  it("follow what is typed, wherever rows move", async () => {
    const document = await open(lines, "datasets/typed.jsonl");
    await diagnostics(document, has(emptyOutput));
    await replace(document, 1, '"output": ""', '"output": "Red."');
    await diagnostics(document, hasNot(emptyOutput));
    await replace(document, 0, "{", '{"instruction": "Say hello.", "output": ""}\n{');
    const found = await diagnostics(
      document,
      (all) => has(emptyOutput)(all) && all.some((one) => codeOf(one) === duplicate && /row 2/.test(one.message)),
    );
    assert.equal(found.find((one) => codeOf(one) === emptyOutput)!.range.start.line, 0);
    assert.equal(found.find((one) => codeOf(one) === duplicate)!.range.start.line, 4);
    await replace(document, 2, "}", "");
    const broken = await diagnostics(document, has(syntax));
    assert.equal(broken.find((one) => codeOf(one) === syntax)!.range.start.line, 2);
    await vscode.commands.executeCommand("undo");
    await diagnostics(document, hasNot(syntax));
  });

  it("are never of a text that is gone", async () => {
    const document = await open(lines, "datasets/fast.jsonl");
    const { diagnostics: shown } = (await winnow()).datasets;
    await diagnostics(document, has(emptyOutput));
    const stale: number[] = [];
    const subscription = shown.onDidPublish((result) => {
      if (result.document === document && result.version !== document.version) stale.push(result.version);
    });
    for (let i = 0; i < 30; i++) await replace(document, 1, "Name", "Name a");
    await replace(document, 1, '"output": ""', '"output": "Red."');
    await diagnostics(document, hasNot(emptyOutput));
    subscription.dispose();
    assert.deepEqual(stale, []);
  });

  it("go when the document is closed, and come back with it", async () => {
    const document = await open(lines, "datasets/closed.jsonl");
    await diagnostics(document, has(emptyOutput));
    await closeAll();
    await diagnostics(document, (found) => found.length === 0);
    await diagnostics(await open(lines, "datasets/closed.jsonl"), has(emptyOutput));
  });

  it("obey .winnow.json, which may speak of datasets, and say what is wrong in it", async () => {
    const document = await open(lines, "configured-data/a.jsonl");
    await diagnostics(document, has(emptyOutput));
    const write = (text: string) => open(text, "configured-data/.winnow.json");
    await write(
      `{ "rules": { "${emptyOutput}": "error", "${duplicate}": "off" }, "datasets": { "format": "alpaca" } }`,
    );
    const found = await diagnostics(
      document,
      (all) => hasNot(duplicate)(all) && all.some((one) => one.severity === vscode.DiagnosticSeverity.Error),
    );
    assert.ok(has(emptyOutput)(found));
    const wrong = await write('{ "rules": { "dataset/empty-outptu": "off" } }');
    const [issue] = await diagnostics(wrong, (all) => all.length > 0);
    assert.match(issue!.message, /dataset\/empty-outptu/);
  });

  it("obey the editor's settings of rules", async () => {
    const document = await open(lines, "datasets/set.jsonl");
    await diagnostics(document, has(emptyOutput));
    await withSetting("rules", { [emptyOutput]: "off" }, async () => {
      await diagnostics(document, (found) => hasNot(emptyOutput)(found) && has(duplicate)(found));
    });
    await diagnostics(document, has(emptyOutput));
  });

  it("wait for the file to be saved where that is set", async () => {
    await withSetting("run", "onSave", async () => {
      const document = await open(lines, "datasets/saved.jsonl");
      await diagnostics(document, has(emptyOutput));
      await replace(document, 1, '"output": ""', '"output": "Red."');
      await checked(document);
      assert.ok(has(emptyOutput)(vscode.languages.getDiagnostics(document.uri)));
      await document.save();
      await diagnostics(document, hasNot(emptyOutput));
    });
  });

  it("are checked again when the thread that checks them has died", async () => {
    const document = await open(lines, "datasets/crash.jsonl");
    await diagnostics(document, has(emptyOutput));
    const { client } = await winnow();
    const { worker } = client as unknown as { worker: { terminate(): Promise<number> } };
    const gone = diagnostics(document, (found) => found.length === 0);
    await worker.terminate();
    await gone;
    await diagnostics(document, has(emptyOutput));
    await replace(document, 1, '"output": ""', '"output": "Red."');
    await diagnostics(document, hasNot(emptyOutput));
    await vscode.commands.executeCommand("notifications.clearAll");
  });

  it("go with the setting that turns Winnow off", async () => {
    const document = await open(lines, "datasets/off.jsonl");
    await diagnostics(document, has(emptyOutput));
    await withSetting("enable", false, async () => {
      await diagnostics(document, (found) => found.length === 0);
    });
    await diagnostics(document, has(emptyOutput));
  });

  it("say in the status what the file is", async () => {
    const { status } = (await winnow()).datasets;
    await open(lines, "datasets/status.jsonl");
    const shown = await eventually(status.onDidUpdate, () =>
      /^4 rows/.test(status.shown.text) ? status.shown : undefined,
    );
    assert.match(shown.text, /^4 rows, \d+ problems$/);
    assert.match(shown.detail, /^Alpaca \(jsonl\)/);
  });

  it("show no more problems than the editor takes, the severest first, and say so", async () => {
    const empty = JSON.stringify({ instruction: "Name a colour.", input: "", output: "" });
    const many = Array.from({ length: 2400 }, (_, i) =>
      i % 2 === 0 ? empty.replace("colour", `colour ${i}`) : rows[0]!.replaceAll("2", String(i)),
    );
    const document = await open(`${many.join("\n")}\n{"instruction": "Add", "output"`, "datasets/many.jsonl");
    const found = await diagnostics(document, (all) => all.length === 1000);
    assert.match(found[0]!.message, /^The 999 severest of [\d,]+ problems/);
    assert.ok(has(syntax)(found));
  });
});

describe("code actions on datasets", () => {
  afterEach(closeAll);

  it("drop a row with its line", async () => {
    const document = await open(lines, "drop/a.jsonl");
    await perform(await action(document, emptyOutput, "Drop this row"));
    assert.equal(document.getText(), `${[rows[0], rows[2], rows[3]].join("\n")}\n`);
  });

  it("drop all rows with a problem, and leave an array sound", async () => {
    const empty = (i: number) => `  {"instruction": "Name colour ${i}.", "input": "", "output": ""}`;
    const text = `[\n${[empty(1), empty(2), `  ${rows[0]}`, empty(3), empty(4)].join(",\n")}\n]\n`;
    const document = await open(text, "drop/all.json");
    await perform(await action(document, emptyOutput, `Drop all rows with ${emptyOutput} (4)`));
    assert.deepEqual(JSON.parse(document.getText()), [JSON.parse(rows[0]!)]);
    await vscode.commands.executeCommand("undo");
    assert.equal(document.getText(), text);
  });

  it("show a repair as a diff before it is applied", async () => {
    const broken = rows[1]!.slice(0, -1);
    const document = await open(`${rows[0]}\n${broken}\n${rows[2]}\n`, "repair/a.jsonl");
    const repair = await action(document, syntax, /…$/);
    const shown = new Promise<vscode.TabInputTextDiff>((resolve) => {
      const subscription = vscode.window.tabGroups.onDidChangeTabs(() => {
        const input = vscode.window.tabGroups.activeTabGroup.activeTab?.input;
        if (!(input instanceof vscode.TabInputTextDiff)) return;
        subscription.dispose();
        resolve(input);
      });
    });
    void perform(repair);
    const { original, modified } = await shown;
    const textOf = async (uri: vscode.Uri) => (await vscode.workspace.openTextDocument(uri)).getText();
    assert.equal(await textOf(original), broken);
    assert.deepEqual(JSON.parse(await textOf(modified)), JSON.parse(rows[1]!));
    assert.equal(document.getText(), `${rows[0]}\n${broken}\n${rows[2]}\n`);
    await vscode.commands.executeCommand("winnow.applyRepair");
    await diagnostics(document, hasNot(syntax));
    assert.deepEqual(JSON.parse(document.lineAt(1).text), JSON.parse(rows[1]!));
  });

  it("explain, suppress and turn off a rule", async () => {
    // First, as it has to be known where the suppression belongs.
    await open("{}\n", "quiet/.winnow.json");
    const document = await open(lines, "quiet/a.jsonl");
    await diagnostics(document, has(emptyOutput));
    await action(document, emptyOutput, `Explain ${emptyOutput}`);
    await perform(await action(document, emptyOutput, `Suppress ${emptyOutput} in this row`));
    await diagnostics(document, hasNot(emptyOutput));
    await perform(await action(document, duplicate, `Turn ${duplicate} off`));
    await diagnostics(document, hasNot(duplicate));
  });

  it("compare a near duplicate with the row that it is like, and drop all that are like it", async () => {
    const near = "dataset/near-duplicate";
    const asks = [
      "Name three rivers of Europe.",
      "Name three long rivers of Europe.",
      "Name three big rivers of Europe.",
    ];
    const text = asks.map((instruction) => `${JSON.stringify({ instruction, output: "The Rhine." })}\n`).join("");
    const document = await open(text, "near/a.jsonl");
    const [first] = (await diagnostics(document, has(near))).filter((one) => codeOf(one) === near);
    assert.match(
      first!.message,
      /^Nearly the same as row 1: ROUGE-L 0\.90 of what the user says, by words and Han characters\.$/,
    );
    await perform(await action(document, near, "Compare with row 1"));
    const input = vscode.window.tabGroups.activeTabGroup.activeTab?.input as vscode.TabInputTextDiff;
    const said = async (uri: vscode.Uri) => (await vscode.workspace.openTextDocument(uri)).getText();
    assert.match(
      await said(input.original),
      /^── User ──\nName three rivers of Europe\.\n\n── Assistant ──\nThe Rhine\.\n$/,
    );
    assert.match(await said(input.modified), /Name three long rivers/);
    await vscode.window.showTextDocument(document);
    await perform(await action(document, near, "Drop the 2 rows that are like row 1"));
    assert.equal(document.getText(), text.slice(0, text.indexOf("\n") + 1));
  });

  it("make preference pairs of rows that are asked the same, in a file of their own", async () => {
    const other = rows[0]!.replace("The sum is 4.", "Four.");
    const document = await open(`${rows[0]}\n${other}\n${rows[2]}\n`, "pairs/a.jsonl");
    const conflict = "dataset/conflicting-outputs";
    await perform(await action(document, conflict, /preference pair in which this row/));
    await perform(await action(document, conflict, /preference pair in which row 1/));
    const pairs = vscode.workspace.textDocuments.find(({ uri }) => uri.path.endsWith("/pairs/a.pairs.jsonl"))!;
    const [first, second, ...rest] = pairs.getText().split("\n");
    const chosen = (text: string) => (JSON.parse(text) as { chosen: string }).chosen;
    assert.deepEqual([chosen(first!), chosen(second!), ...rest], ["Four.", "The sum is 4.", ""]);
    await vscode.workspace.saveAll();
  });

  it("convert the file into a new one beside it, never over one", async () => {
    const document = await open(`${rows[0]}\n${rows[2]}\n`, "convert/a.jsonl");
    await checked(document);
    await vscode.commands.executeCommand("winnow.convertDataset", document.uri, "messages");
    const { document: converted } = vscode.window.activeTextEditor!;
    assert.ok(converted.uri.path.endsWith("/convert/a.messages.jsonl"), converted.uri.path);
    const [first] = converted.getText().split("\n");
    assert.deepEqual((JSON.parse(first!) as { messages: unknown[] }).messages.at(-1), {
      role: "assistant",
      content: "The sum is 4.",
    });
    await vscode.commands.executeCommand("winnow.convertDataset", document.uri, "messages");
    assert.ok(vscode.window.activeTextEditor!.document.uri.path.endsWith("/convert/a.messages-2.jsonl"));
  });
});

describe("rows of datasets", () => {
  afterEach(closeAll);

  const hover = async (document: vscode.TextDocument, line: number): Promise<string> => {
    const hovers = await vscode.commands.executeCommand<vscode.Hover[]>(
      "vscode.executeHoverProvider",
      document.uri,
      new vscode.Position(line, 3),
    );
    return hovers.flatMap(({ contents }) => contents.map((each) => (each as vscode.MarkdownString).value)).join("\n");
  };

  it("are conversations in the hover, whose text cannot become anything else", async () => {
    const evil = "```\n[click](command:workbench.action.closeWindow) ![](https://example.com/a.png)\n````";
    const row = JSON.stringify({ instruction: evil, input: "", output: "No." });
    const document = await open(`${row}\n${rows[2]}\n`, "hover/a.jsonl");
    await checked(document);
    const shown = await hover(document, 0);
    assert.match(shown, /Row 1/);
    assert.match(shown, /##### User/);
    assert.ok(shown.includes(`\`\`\`\`\`text\n${evil}\n\`\`\`\`\``), shown);
    assert.match(await hover(document, 1), /今天天气很好。/);
  });

  it("are previewed as pages that follow the cursor, with the base model's template", async () => {
    const { preview } = (await winnow()).datasets;
    const pages: string[] = [];
    const subscription = preview.onDidUpdate((page) => pages.push(page));
    await withSetting("model.template", "chatml", async () => {
      const document = await open(`{"instruction": "<b>Bold</b>?", "output": "No."}\n${rows[2]}\n`, "preview/a.jsonl");
      await checked(document);
      await vscode.commands.executeCommand("winnow.previewRow");
      const first = await eventually(preview.onDidUpdate, () => pages.at(-1));
      assert.ok(first.includes("&lt;b&gt;Bold&lt;/b&gt;?"));
      assert.ok(first.includes("&lt;|im_start|&gt;user\n&lt;b&gt;Bold"), first);
      const editor = vscode.window.visibleTextEditors.find((one) => one.document === document)!;
      editor.selection = new vscode.Selection(1, 5, 1, 5);
      const second = await eventually(preview.onDidUpdate, () => pages.find((page) => page.includes("今天天气很好。")));
      assert.match(second, /Row 2/);
    });
    subscription.dispose();
  });
});

describe("big datasets", () => {
  afterEach(closeAll);

  it("are read from the disk, checked and edited", async () => {
    const text = Array.from(
      { length: 50_000 },
      (_, i) => `{"instruction": "What is ${i} and ${i * 7 + 1}?", "input": "", "output": "It is ${i + i * 7 + 1}."}\n`,
    ).join("");
    const document = await open(`${text}{"instruction": "Add", "input": "", "output": ""}\n`, "big/a.jsonl");
    await diagnostics(document, has(emptyOutput));
    const before = await checked(document);
    assert.equal(before.summary.rows, 50_001);
    await replace(document, 25_000, '"output": "It', '"output": "","it": "It');
    const found = await diagnostics(document, (all) => all.filter((one) => codeOf(one) === emptyOutput).length === 2);
    const first = found.find((one) => codeOf(one) === emptyOutput)!;
    assert.equal(first.range.start.line, 25_000);
    await vscode.commands.executeCommand("undo");
    await diagnostics(document, (all) => all.filter((one) => codeOf(one) === emptyOutput).length === 1);
  }).timeout(60_000);
});
