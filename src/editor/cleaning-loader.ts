import type * as vscode from "vscode";
import type { CleaningViews } from "./cleaning/cleaning-views";
import type { EditorConfiguration } from "./configuration";

/** Loads the cleaning of datasets when it is asked for. */
export class CleaningLoader implements vscode.Disposable {
  private loaded: CleaningViews | undefined;

  constructor(
    private readonly configuration: EditorConfiguration,
    private readonly log: vscode.LogOutputChannel,
  ) {}

  get views(): CleaningViews {
    const { CleaningViews: Views } = this.library;
    return (this.loaded ??= new Views(this.configuration, this.log));
  }

  get library(): typeof import("./cleaning") {
    // The build leaves it to a bundle of its own.
    return require("./cleaning") as typeof import("./cleaning");
  }

  dispose(): void {
    this.loaded?.dispose();
  }
}
