import path from "node:path";
import * as vscode from "vscode";
import type { DatasetClient } from "../dataset-worker/client";
import type { ModelInUse } from "../dataset-worker/scores-protocol";

/** The language status item of the perplexity model: which one, on which device, and why on no better one. Shown once it was used. */
export class ModelStatus implements vscode.Disposable {
  private item: vscode.LanguageStatusItem | undefined;
  private readonly subscription: vscode.Disposable;

  constructor(client: DatasetClient) {
    this.subscription = vscode.Disposable.from(
      new vscode.Disposable(client.on("model/in-use", (model) => this.show(model))),
      new vscode.Disposable(client.on("model/note", ({ message }) => void vscode.window.showWarningMessage(message))),
    );
  }

  /** What the item says now. */
  get shown(): { readonly text: string; readonly detail: string } | undefined {
    return this.item && { text: this.item.text, detail: this.item.detail ?? "" };
  }

  dispose(): void {
    vscode.Disposable.from(this.subscription, ...(this.item === undefined ? [] : [this.item])).dispose();
  }

  private show({ file, device, notUsed }: ModelInUse): void {
    this.item ??= this.create();
    this.item.text = vscode.l10n.t("{0} on {1}", modelName(file), device);
    this.item.detail = notUsed.join(" · ");
  }

  private create(): vscode.LanguageStatusItem {
    const item = vscode.languages.createLanguageStatusItem("winnow.perplexityModel", [
      { pattern: "**" },
      { scheme: "untitled" },
    ]);
    item.name = vscode.l10n.t("Winnow: Perplexity Model");
    item.command = { title: vscode.l10n.t("Choose"), command: "winnow.choosePerplexityModel" };
    return item;
  }
}

/** The folder that a model's file is in, above `onnx/`. */
function modelName(file: string): string {
  const folder = /\.onnx$/i.test(file) ? path.dirname(file) : file;
  return path.basename(path.basename(folder) === "onnx" ? path.dirname(folder) : folder);
}
