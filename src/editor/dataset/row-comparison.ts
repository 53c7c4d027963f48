import * as vscode from "vscode";
import type { CompareArgument } from "./dataset-actions";
import type { Datasets } from "./datasets";
import { openDocument } from "./open-document";

const scheme = "winnow-row";

/** Shows two rows side by side, as text to read. */
export class RowComparison implements vscode.TextDocumentContentProvider, vscode.Disposable {
  /** What is being looked at, by its address. */
  private readonly texts = new Map<string, string>();
  private readonly subscriptions: vscode.Disposable[];
  private last = 0;

  constructor(private readonly datasets: Datasets) {
    this.subscriptions = [
      vscode.workspace.registerTextDocumentContentProvider(scheme, this),
      vscode.workspace.onDidCloseTextDocument(({ uri }) => void this.texts.delete(uri.toString())),
    ];
  }

  dispose(): void {
    vscode.Disposable.from(...this.subscriptions).dispose();
  }

  provideTextDocumentContent(uri: vscode.Uri): string {
    return this.texts.get(uri.toString()) ?? "";
  }

  /** Opens the difference of two rows. */
  async show({ uri, rows }: CompareArgument): Promise<void> {
    const document = openDocument(uri);
    const texts = document && (await this.datasets.ask("document/texts", document, { rows }));
    if (document === undefined || texts === undefined) {
      void vscode.window.showInformationMessage(vscode.l10n.t("The dataset has changed meanwhile. Try again."));
      return;
    }
    const name = document.uri.path.slice(document.uri.path.lastIndexOf("/") + 1);
    const authority = String(++this.last);
    const addresses = rows.map((row, i) => {
      const address = vscode.Uri.from({ scheme, authority, path: `/${name}:${row + 1}.txt`, fragment: String(i) });
      this.texts.set(address.toString(), texts[i]!);
      return address;
    });
    const title = vscode.l10n.t("{0}: row {1} ↔ row {2}", name, rows[0] + 1, rows[1] + 1);
    await vscode.commands.executeCommand("vscode.diff", addresses[0], addresses[1], title, { preview: true });
  }
}
