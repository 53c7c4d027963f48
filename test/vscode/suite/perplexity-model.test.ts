import assert from "node:assert/strict";
import { existsSync } from "node:fs";
import path from "node:path";
import * as vscode from "vscode";
import { filesIn, HubServer } from "../../unit/perplexity/hub/hub-server";
import type { Confirm, Question } from "../../../src/editor/perplexity-model/confirm";
import { winnow } from "./editor";
import { hasPage, workbench } from "./page";

const name = "tiny-models/qwen3";
const input = ".quick-input-widget .quick-input-box input";
const nameInput = `${input}[placeholder^="onnx-community/"]`;
const itemOf = (text: string): string => `.quick-input-list .monaco-list-row:has-text("${text}")`;

/** Runs the command, and says yes to what it asks; gives that when all is done. */
async function choose(): Promise<readonly Question[]> {
  const asked: Question[] = [];
  const confirm: Confirm = async (question) => {
    asked.push(question);
    return true;
  };
  await vscode.commands.executeCommand("winnow.choosePerplexityModel", confirm);
  return asked;
}

function setting(key: string): unknown {
  return vscode.workspace.getConfiguration("winnow").inspect(key)?.globalValue;
}

function set(key: string, value: unknown): Thenable<void> {
  return vscode.workspace.getConfiguration("winnow").update(key, value, vscode.ConfigurationTarget.Global);
}

describe("the perplexity model", () => {
  // On the desktop nothing drives the workbench.
  if (!hasPage) return;
  let hub: HubServer;
  before(async () => {
    hub = await HubServer.start();
    const { extensionPath } = vscode.extensions.getExtension("winnow.winnow")!;
    const files = filesIn(path.join(extensionPath, "test/fixtures/models/qwen3"));
    hub.models.set(name, { files, cardData: { license: "apache-2.0" } });
    await set("perplexity.hub", hub.address);
  });
  after(async () => {
    await hub.stop();
    await set("perplexity.hub", undefined);
    await set("perplexity.model", undefined);
    await vscode.commands.executeCommand("notifications.clearAll");
  });

  it("is downloaded by its name when the user has seen what it is, and is then in use", async () => {
    const chosen = choose();
    await workbench.click(itemOf("Download by Name"));
    await workbench.fill(nameInput, "qwen3");
    await workbench.waitFor('.quick-input-message:has-text("write it as owner/name")');
    await workbench.fill(nameInput, name);
    assert.deepEqual(hub.requests, []);
    await workbench.press(nameInput, "Enter");
    const [question, ...others] = await chosen;
    assert.deepEqual([question?.message, others], [`Download ${name} (fp32)?`, []]);
    for (const fact of ["Licence: apache-2.0", `From: ${hub.address}`, "onnx/model.onnx_data (229 kB)"]) {
      assert.ok(question!.detail.includes(fact), `${fact} in ${question!.detail}`);
    }
    const folder = path.join((await winnow()).modelDownloads, ...name.split("/"), "model");
    assert.equal(setting("perplexity.model"), folder);
    assert.ok(existsSync(path.join(folder, "onnx/model.onnx_data")));
  });

  it("can be deleted, upon which the built-in is in use", async () => {
    const { modelDownloads } = await winnow();
    const chosen = choose();
    const item = itemOf(`${name} (fp32)`);
    await workbench.waitFor(`${item}:has-text("apache-2.0 · in use")`);
    await workbench.click(`${item} .action-label`);
    await workbench.waitFor(`${itemOf("Built-in")}:has-text("in use")`);
    await workbench.press(input, "Escape");
    const [question, ...others] = await chosen;
    assert.deepEqual([question?.message, others], [`Delete ${name} (fp32)?`, []]);
    assert.equal(setting("perplexity.model"), undefined);
    assert.equal(existsSync(path.join(modelDownloads, "tiny-models")), false);
  });
});
