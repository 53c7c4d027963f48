import assert from "node:assert/strict";
import * as vscode from "vscode";
import {
  closeAll,
  diagnostics,
  eventually,
  has,
  hasNot,
  open,
  type,
  winnow,
  withSetting,
  workspaceFolder,
} from "./editor";

const aimless = "这是去年的会议记录。当时一共有十二个人参加。\n";
const rule = "prompt/missing-goal";

describe("diagnostics", () => {
  afterEach(closeAll);

  it("show what an opened prompt lacks, with the rule's page as the code's link", async () => {
    const document = await open(aimless);
    const found = await diagnostics(document, has(rule));
    const { code, severity, message } = found.find(({ code }) => typeof code === "object" && code.value === rule)!;
    assert.equal(severity, vscode.DiagnosticSeverity.Warning);
    assert.match(message, /what the model should do/);
    assert.equal((code as { target: vscode.Uri }).target.toString(), "winnow-rule:/en/prompt/missing-goal.md");
  });

  it("follow what is typed", async () => {
    const document = await open(aimless);
    await diagnostics(document, has(rule));
    await type(document, "请用两句话概括下面的文章。\n\n<文章>{{文章}}</文章>\n");
    await diagnostics(document, hasNot(rule));
    await type(document, aimless);
    await diagnostics(document, has(rule));
  });

  it("are never of a text that is gone", async () => {
    const document = await open(aimless);
    const { diagnostics: session } = await winnow();
    await diagnostics(document, has(rule));
    const stale: number[] = [];
    const subscription = session.onDidPublish((checked) => {
      if (checked.document === document && checked.version !== document.version) stale.push(checked.version);
    });
    for (let i = 0; i < 30; i++) await type(document, `${aimless}${"又一句话。".repeat(i)}`);
    const last = document.version;
    await type(document, "请概括下面的文章。\n");
    await eventually(session.onDidPublish, () => (document.version > last ? true : undefined));
    await diagnostics(document, hasNot(rule));
    subscription.dispose();
    assert.deepEqual(stale, []);
  });

  it("go when the document is closed", async () => {
    const document = await open(aimless);
    await diagnostics(document, has(rule));
    await closeAll();
    await diagnostics(document, (found) => found.length === 0);
  });

  it("wait for the file to be saved where that is set", async () => {
    await withSetting("run", "onSave", async () => {
      const document = await open(aimless);
      await diagnostics(document, has(rule));
      const { diagnostics: session } = await winnow();
      const published: number[] = [];
      const subscription = session.onDidPublish(({ version }) => published.push(version));
      await type(document, "请概括下面的文章。\n");
      await document.save();
      await diagnostics(document, hasNot(rule));
      subscription.dispose();
      assert.ok(published.every((version) => version === document.version));
    });
  });

  it("obey the settings", async () => {
    const document = await open(aimless);
    await diagnostics(document, has(rule));
    await withSetting("rules", { [rule]: "error" }, async () => {
      await diagnostics(document, (found) =>
        found.some(({ severity }) => severity === vscode.DiagnosticSeverity.Error),
      );
    });
    await withSetting("rules", { [rule]: "off" }, async () => void (await diagnostics(document, hasNot(rule))));
    await withSetting("enable", false, async () => {
      await diagnostics(document, (found) => found.length === 0);
    });
    await diagnostics(document, has(rule));
  });

  it("obey .winnow.json above the settings, and follow its changes", async () => {
    const document = await open(aimless, "configured/deep/a.prompt");
    const file = vscode.Uri.joinPath(workspaceFolder(), "configured/.winnow.json");
    const write = (text: string) => vscode.workspace.fs.writeFile(file, new TextEncoder().encode(text));
    await diagnostics(document, has(rule));
    await write(`{ "rules": { "${rule}": "off" } }`);
    await diagnostics(document, hasNot(rule));
    await withSetting("rules", { [rule]: "error" }, async () => {
      await write(`{ "rules": { "${rule}": "hint" } }`);
      await diagnostics(document, (found) => found.some(({ severity }) => severity === vscode.DiagnosticSeverity.Hint));
    });
    await vscode.workspace.fs.delete(file);
    await diagnostics(document, (found) =>
      found.some(({ severity }) => severity === vscode.DiagnosticSeverity.Warning),
    );
  });

  it("say what is wrong with a .winnow.json, at its place", async () => {
    const document = await open(aimless, "misconfigured/a.prompt");
    await diagnostics(document, has(rule));
    const file = await open('{\n  "rules": { "prompt/mising-goal": "off" }\n}\n', "misconfigured/.winnow.json");
    const [found] = await diagnostics(file, (all) => all.length > 0);
    assert.match(found!.message, /prompt\/missing-goal/);
    assert.equal(found!.range.start.line, 1);
    await type(file, `{ "rules": { "${rule}": "off" } }\n`);
    await diagnostics(file, (all) => all.length === 0);
    await diagnostics(document, hasNot(rule));
  });

  it("come for the files that globs name, and not for the excluded", async () => {
    await withSetting("files.include", ["included/*.md"], async () => {
      const included = await open(aimless, "included/a.md");
      await diagnostics(included, has(rule));
      await withSetting("files.exclude", ["**/a.md"], async () => {
        await diagnostics(included, (found) => found.length === 0);
      });
    });
  });

  it("come for VS Code's own prompt files", async () => {
    for (const name of [
      "a.prompt.md",
      "b.instructions.md",
      "c.agent.md",
      "own/SKILL.md",
      "d.prompt.txt",
      "e.prompty",
    ]) {
      await diagnostics(await open(aimless, `names/${name}`), has(rule));
    }
  });
});
