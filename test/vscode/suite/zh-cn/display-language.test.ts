import assert from "node:assert/strict";
import * as vscode from "vscode";
import { closeAll, diagnostics, has, open, winnow } from "../editor";

const han = /\p{Script=Han}/u;

describe("display language zh-cn", () => {
  afterEach(closeAll);

  it("is the editor's", () => {
    assert.equal(vscode.env.language, "zh-cn");
  });

  it("is that of the manifest's texts", () => {
    // In another language than English a title comes with its original.
    const { contributes } = vscode.extensions.getExtension("winnow.winnow")!.packageJSON as {
      contributes: { commands: readonly { title: { value: string } }[] };
    };
    assert.deepEqual(
      contributes.commands.filter(({ title }) => !han.test(title.value)),
      [],
    );
  });

  it("is that of the editor's messages", async () => {
    await winnow();
    assert.match(vscode.l10n.t("Explain {0}", "prompt/missing-goal"), han);
  });

  it("is that of the problems, whatever the prompt's language", async () => {
    const document = await open("The narrator was six then. His sister was half his age.\n");
    const found = await diagnostics(document, has("prompt/missing-goal"));
    assert.ok(found.every(({ message }) => han.test(message)));
  });
});
