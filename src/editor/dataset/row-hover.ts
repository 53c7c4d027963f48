import * as vscode from "vscode";
import type { EditorConfiguration } from "../configuration";
import { abortSignalOf } from "./cancellation";
import type { Datasets } from "./datasets";
import { rowMarkdown } from "./row-markdown";

// Longer texts are for the preview.
const longestText = 600;

/** Shows the row under the pointer as a conversation. */
export class RowHover implements vscode.HoverProvider {
  constructor(
    private readonly datasets: Datasets,
    private readonly configuration: EditorConfiguration,
  ) {}

  async provideHover(
    document: vscode.TextDocument,
    position: vscode.Position,
    token: vscode.CancellationToken,
  ): Promise<vscode.Hover | undefined> {
    const configuration = this.datasets.configurationOf(document);
    if (configuration === undefined || !this.configuration.get("hover", document)) return undefined;
    const place = { line: position.line, character: position.character };
    const view = await this.datasets.ask(
      "document/row",
      document,
      { position: place, atMost: longestText },
      { signal: abortSignalOf(token) },
    );
    if (view === undefined) return undefined;
    const range = new vscode.Range(view.start.line, view.start.character, view.end.line, view.end.character);
    return new vscode.Hover(rowMarkdown(view, configuration.check.locale), range);
  }
}
