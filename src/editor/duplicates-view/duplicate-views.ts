import * as vscode from "vscode";
import { localeOf } from "../../lint/locale";
import type { EditorConfiguration } from "../configuration";
import { datasetFile } from "../dataset-table/open-dataset";
import { pageHtml } from "../page-html";
import { DuplicateView } from "./duplicate-view";
import type { PageOptions } from "./messages";

const viewType = "winnow.duplicates";

/** The views of near duplicates, one for each dataset. */
export class DuplicateViews implements vscode.Disposable {
  private readonly views = new Map<string, { readonly panel: vscode.WebviewPanel; readonly view: DuplicateView }>();

  constructor(
    private readonly configuration: EditorConfiguration,
    private readonly log: vscode.LogOutputChannel,
  ) {}

  dispose(): void {
    for (const { panel } of this.views.values()) panel.dispose();
  }

  /** The view of a dataset; for tests. */
  viewOf(uri: vscode.Uri): DuplicateView | undefined {
    return this.views.get(uri.toString())?.view;
  }

  /** As `show` does, for the dataset given, else the active editor's, else one that the user picks. */
  async showFor(given: vscode.Uri | undefined): Promise<void> {
    const uri = given ?? activeUntitled() ?? (await datasetFile(undefined));
    if (uri !== undefined) this.show(uri);
  }

  /** Looks for the near duplicates of a dataset and shows them, in the tab that shows them already if there is one. */
  show(uri: vscode.Uri): void {
    const key = uri.toString();
    const shown = this.views.get(key);
    if (shown !== undefined) {
      shown.panel.reveal();
      if (shown.view.state.isStale) shown.view.begin();
      return;
    }
    const name = uri.path.slice(uri.path.lastIndexOf("/") + 1);
    const title = vscode.l10n.t("Near Duplicates: {0}", name);
    const dist = vscode.Uri.file(__dirname);
    const panel = vscode.window.createWebviewPanel(viewType, title, vscode.ViewColumn.Active, {
      enableScripts: true,
      localResourceRoots: [dist],
      // What one has chosen to keep is on the page too, and where one was.
      retainContextWhenHidden: true,
    });
    const view = new DuplicateView(uri, panel.webview, this.configuration, this.log);
    this.views.set(key, { panel, view });
    panel.onDidDispose(() => {
      this.views.delete(key);
      view.dispose();
    });
    const options: PageOptions = { locale: localeOf(vscode.env.language), name };
    panel.webview.html = pageHtml(panel.webview, dist, "webview-duplicates", options);
    view.begin();
  }
}

/** The active editor's text that is in no file yet. */
function activeUntitled(): vscode.Uri | undefined {
  const input = vscode.window.tabGroups.activeTabGroup.activeTab?.input;
  return input instanceof vscode.TabInputText && input.uri.scheme === "untitled" ? input.uri : undefined;
}
