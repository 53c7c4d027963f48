import * as vscode from "vscode";
import type { EditorConfiguration } from "./configuration";
import { suppressInFile } from "./configuration-changes";
import type { DatasetClient } from "./dataset-worker/client";
import type { DatasetFeatures } from "./dataset/dataset-features";

/** Loads what the editor does with datasets when the first document is open that may be one, or when it is asked for. */
export class DatasetLoader implements vscode.Disposable {
  private loaded: DatasetFeatures | undefined;
  private readonly subscription: vscode.Disposable;

  constructor(
    private readonly client: DatasetClient,
    private readonly configuration: EditorConfiguration,
    private readonly log: vscode.LogOutputChannel,
  ) {
    this.subscription = vscode.Disposable.from(
      vscode.workspace.onDidOpenTextDocument((document) => void this.look(document)),
      configuration.onDidChange(() => this.lookAtAll()),
    );
    this.lookAtAll();
  }

  get features(): DatasetFeatures {
    return (this.loaded ??= this.load());
  }

  dispose(): void {
    vscode.Disposable.from(this.subscription, ...(this.loaded === undefined ? [] : [this.loaded])).dispose();
  }

  private lookAtAll(): void {
    for (const document of vscode.workspace.textDocuments) void this.look(document);
  }

  private async look(document: vscode.TextDocument): Promise<void> {
    if (this.loaded !== undefined || (await this.configuration.forDataset(document)) === undefined) return;
    this.loaded ??= this.load();
  }

  private load(): DatasetFeatures {
    this.subscription.dispose();
    // The build leaves it to a bundle of its own.
    const { DatasetFeatures: Features } = require("./dataset") as typeof import("./dataset");
    return new Features(this.client, this.configuration, this.log, suppressInFile);
  }
}
