import * as vscode from "vscode";
import type { TemplateName } from "../../prompt/model";
import type { Datasets } from "./datasets";
import { emptyPage, rowPage } from "./row-page";

// Longer texts are cut, so that a row of many megabytes opens as well.
const longestText = 100_000;
// How long the cursor has to rest, in milliseconds.
const rest = 80;

/** Shows the row at the cursor as a conversation, beside the dataset, and follows the cursor and what is typed. */
export class RowPreview implements vscode.Disposable {
  private panel: vscode.WebviewPanel | undefined;
  private document: vscode.TextDocument | undefined;
  private timer: NodeJS.Timeout | undefined;
  private readonly updated = new vscode.EventEmitter<string>();
  private readonly subscriptions: vscode.Disposable[];

  /** Fires with the page that is shown now. */
  readonly onDidUpdate = this.updated.event;

  constructor(private readonly datasets: Datasets) {
    this.subscriptions = [
      vscode.window.onDidChangeTextEditorSelection(({ textEditor }) => this.follow(textEditor.document)),
      vscode.window.onDidChangeActiveTextEditor((editor) => this.follow(editor?.document)),
      datasets.onDidCheck(({ document }) => this.follow(document)),
    ];
  }

  dispose(): void {
    clearTimeout(this.timer);
    vscode.Disposable.from(...this.subscriptions, this.updated).dispose();
    this.panel?.dispose();
  }

  /** Opens the preview of the row at the cursor. */
  async show(): Promise<void> {
    this.document = vscode.window.activeTextEditor?.document;
    if (this.panel === undefined) {
      this.panel = vscode.window.createWebviewPanel(
        "winnow.rowPreview",
        vscode.l10n.t("Row Preview"),
        { viewColumn: vscode.ViewColumn.Beside, preserveFocus: true },
        { enableScripts: false, localResourceRoots: [], enableFindWidget: true },
      );
      this.panel.onDidDispose(() => (this.panel = undefined));
    }
    await this.update();
  }

  private follow(document: vscode.TextDocument | undefined): void {
    if (this.panel === undefined || document === undefined) return;
    if (this.datasets.configurationOf(document) === undefined) return;
    this.document = document;
    clearTimeout(this.timer);
    this.timer = setTimeout(() => void this.update(), rest);
  }

  private async update(): Promise<void> {
    const { document } = this;
    if (document === undefined) return;
    const page = await this.page(document);
    if (this.panel === undefined || this.document !== document || page === undefined) return;
    this.panel.webview.html = page;
    this.updated.fire(page);
  }

  /** The page for the row at the cursor; undefined when the document has changed meanwhile. */
  private async page(document: vscode.TextDocument): Promise<string | undefined> {
    const configuration = this.datasets.configurationOf(document);
    if (configuration === undefined) return emptyPage(vscode.l10n.t("This file is not checked as a dataset."));
    const editor = vscode.window.visibleTextEditors.find((one) => one.document === document);
    const { line, character } = editor?.selection.active ?? new vscode.Position(0, 0);
    const { model, configuration: file, locale } = configuration.check;
    const template: TemplateName | undefined = (file.model ?? model)?.template;
    const { version } = document;
    const view = await this.datasets.ask("document/row", document, {
      position: { line, character },
      atMost: longestText,
      ...(template !== undefined && { template }),
    });
    if (document.version !== version) return undefined;
    if (view === undefined) return emptyPage(vscode.l10n.t("There is no row at the cursor."));
    return rowPage(view, template, locale);
  }
}
