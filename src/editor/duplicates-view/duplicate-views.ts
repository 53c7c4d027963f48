import * as vscode from "vscode";
import type { EditorConfiguration } from "../configuration";
import { DatasetPanels } from "../dataset-panels";
import { nameOf } from "../dataset/name-of";
import { datasetText } from "../dataset-table/open-dataset";
import { DuplicateView } from "./duplicate-view";

/** The views of near duplicates, one for each dataset. */
export class DuplicateViews implements vscode.Disposable {
  private readonly panels = new DatasetPanels<DuplicateView>("winnow.duplicates", "webview-duplicates");

  constructor(
    private readonly configuration: EditorConfiguration,
    private readonly log: vscode.LogOutputChannel,
  ) {}

  dispose(): void {
    this.panels.dispose();
  }

  /** The view of a dataset; for tests. */
  viewOf(uri: vscode.Uri): DuplicateView | undefined {
    return this.panels.viewOf(uri);
  }

  /** As `show` does, for the dataset given, else the active editor's, else one that the user picks. */
  async showFor(given: vscode.Uri | undefined): Promise<void> {
    const uri = await datasetText(given);
    if (uri !== undefined) this.show(uri);
  }

  /** Looks for the near duplicates of a dataset and shows them, in the tab that shows them already if there is one. */
  show(uri: vscode.Uri): void {
    const shown = this.panels.reveal(uri);
    if (shown?.state.isStale === false) return;
    const title = vscode.l10n.t("Near Duplicates: {0}", nameOf(uri));
    const { configuration, log } = this;
    const view = shown ?? this.panels.open(uri, title, (page) => new DuplicateView(uri, page, configuration, log));
    view.begin();
  }
}
