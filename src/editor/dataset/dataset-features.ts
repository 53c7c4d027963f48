import * as vscode from "vscode";
import type { EditorConfiguration } from "../configuration";
import type { DatasetClient } from "./client";
import { DatasetActions } from "./dataset-actions";
import { DatasetDiagnostics } from "./dataset-diagnostics";
import { DatasetStatus } from "./dataset-status";
import { Datasets } from "./datasets";
import { RowHover } from "./row-hover";
import { RowPreview } from "./row-preview";
import { RowRepair } from "./row-repair";

// Datasets may be of any language where globs name them; the providers answer nothing for what is none.
const selector: vscode.DocumentSelector = [{ pattern: "**" }, { scheme: "untitled" }];

/** Everything that Winnow does with datasets that are open as text; disposing of it undoes all. */
export class DatasetFeatures implements vscode.Disposable {
  readonly datasets: Datasets;
  readonly diagnostics: DatasetDiagnostics;
  readonly status: DatasetStatus;
  readonly preview: RowPreview;
  readonly repair = new RowRepair();
  private readonly registrations: vscode.Disposable;

  constructor(client: DatasetClient, configuration: EditorConfiguration, log: vscode.LogOutputChannel) {
    this.datasets = new Datasets(client, configuration, log);
    this.diagnostics = new DatasetDiagnostics(this.datasets);
    this.status = new DatasetStatus(this.datasets);
    this.preview = new RowPreview(this.datasets);
    this.registrations = vscode.Disposable.from(
      vscode.languages.registerCodeActionsProvider(
        selector,
        new DatasetActions(this.datasets),
        DatasetActions.metadata,
      ),
      vscode.languages.registerHoverProvider(selector, new RowHover(this.datasets, configuration)),
    );
  }

  dispose(): void {
    const parts = [this.registrations, this.repair, this.preview, this.status, this.diagnostics, this.datasets];
    vscode.Disposable.from(...parts).dispose();
  }
}
