import * as vscode from "vscode";
import type { EditorConfiguration } from "../configuration";
import type { DatasetClient } from "../dataset-worker/client";
import { DatasetActions, safeFixes } from "./dataset-actions";
import { datasetCommands, type DatasetCommand, type SuppressInFile } from "./dataset-commands";
import { DatasetDiagnostics } from "./dataset-diagnostics";
import { DatasetStatus } from "./dataset-status";
import { Datasets } from "./datasets";
import { ModelStatus } from "./model-status";
import { RowComparison } from "./row-comparison";
import { RowHover } from "./row-hover";
import { RowPreview } from "./row-preview";
import { RowRepair } from "./row-repair";
import { sayProblem } from "./score-perplexity";
import { SurpriseColours } from "./surprise-colours";

// Datasets may be of any language where globs name them; the providers answer nothing for what is none.
const selector: vscode.DocumentSelector = [{ pattern: "**" }, { scheme: "untitled" }];

/** Everything that Winnow does with datasets that are open as text; disposing of it undoes all. */
export class DatasetFeatures implements vscode.Disposable {
  readonly datasets: Datasets;
  readonly diagnostics: DatasetDiagnostics;
  readonly status: DatasetStatus;
  readonly preview: RowPreview;
  readonly repair = new RowRepair();
  readonly comparison: RowComparison;
  readonly colours: SurpriseColours;
  readonly model: ModelStatus;
  private readonly registrations: vscode.Disposable;

  constructor(
    client: DatasetClient,
    readonly configuration: EditorConfiguration,
    log: vscode.LogOutputChannel,
    /** Given, as what it takes is loaded already. */
    readonly suppressInFile: SuppressInFile,
  ) {
    this.datasets = new Datasets(client, configuration, log);
    this.diagnostics = new DatasetDiagnostics(this.datasets);
    this.status = new DatasetStatus(this.datasets);
    this.preview = new RowPreview(this.datasets);
    this.comparison = new RowComparison(this.datasets);
    this.colours = new SurpriseColours(this.datasets, configuration, {
      onProblem: (problem) => void sayProblem(problem),
      onError: (error) => log.error(error),
    });
    this.model = new ModelStatus(client);
    this.registrations = vscode.Disposable.from(
      vscode.languages.registerCodeActionsProvider(
        selector,
        new DatasetActions(this.datasets),
        DatasetActions.metadata,
      ),
      vscode.languages.registerHoverProvider(selector, new RowHover(this.datasets, configuration)),
    );
  }

  /** Runs one of the commands about datasets. */
  run(command: DatasetCommand, args: readonly unknown[]): unknown {
    const run = datasetCommands(this)[command] as (...given: readonly unknown[]) => unknown;
    return run(...args);
  }

  /** The edit that applies every preferred fix of a document that is a dataset; undefined when there is none. */
  safeFixes(document: vscode.TextDocument): Promise<vscode.WorkspaceEdit | undefined> {
    return safeFixes(this.datasets, document);
  }

  dispose(): void {
    const shown = [this.model, this.colours, this.repair, this.comparison, this.preview, this.status, this.diagnostics];
    vscode.Disposable.from(this.registrations, ...shown, this.datasets).dispose();
  }
}
