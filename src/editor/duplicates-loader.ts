import type * as vscode from "vscode";
import type { EditorConfiguration } from "./configuration";
import type { DuplicateViews } from "./duplicates-view/duplicate-views";

/** Loads the view of near duplicates when it is asked for. */
export class DuplicatesLoader implements vscode.Disposable {
  private loaded: DuplicateViews | undefined;

  constructor(
    private readonly configuration: EditorConfiguration,
    private readonly log: vscode.LogOutputChannel,
  ) {}

  get views(): DuplicateViews {
    // The build leaves it to a bundle of its own.
    const { DuplicateViews: Views } = require("./duplicates-view") as typeof import("./duplicates-view");
    return (this.loaded ??= new Views(this.configuration, this.log));
  }

  dispose(): void {
    this.loaded?.dispose();
  }
}
