import * as vscode from "vscode";
import { localeOf, type Locale } from "../lint/locale";
import { nameOf } from "./dataset/name-of";
import { pageHtml } from "./page-html";

/** What a page is told of its dataset before its script runs. */
export interface DatasetPageOptions {
  readonly locale: Locale;
  /** The dataset's name. */
  readonly name: string;
}

/** Pages about datasets, one for each, in tabs. */
export class DatasetPanels<View extends vscode.Disposable> implements vscode.Disposable {
  private readonly panels = new Map<string, { readonly panel: vscode.WebviewPanel; readonly view: View }>();

  /** `page`: its script and its style sheet in `dist`. */
  constructor(
    private readonly viewType: string,
    private readonly page: string,
  ) {}

  dispose(): void {
    for (const { panel } of [...this.panels.values()]) panel.dispose();
  }

  /** The view of a dataset; undefined where none is open. */
  viewOf(uri: vscode.Uri): View | undefined {
    return this.panels.get(uri.toString())?.view;
  }

  /** Brings a dataset's tab to the front; gives its view, if there is one. */
  reveal(uri: vscode.Uri): View | undefined {
    const shown = this.panels.get(uri.toString());
    shown?.panel.reveal();
    return shown?.view;
  }

  /** Closes a dataset's tab, if there is one. */
  close(uri: vscode.Uri): void {
    this.panels.get(uri.toString())?.panel.dispose();
  }

  /** Opens a tab for a dataset, whose view lives as long as the tab. */
  open(uri: vscode.Uri, title: string, viewOf: (webview: vscode.Webview) => View): View {
    const key = uri.toString();
    const dist = vscode.Uri.file(__dirname);
    const panel = vscode.window.createWebviewPanel(this.viewType, title, vscode.ViewColumn.Active, {
      enableScripts: true,
      localResourceRoots: [dist],
      // What one has chosen is on the page too, and where one was.
      retainContextWhenHidden: true,
    });
    const view = viewOf(panel.webview);
    this.panels.set(key, { panel, view });
    panel.onDidDispose(() => {
      this.panels.delete(key);
      view.dispose();
    });
    const options: DatasetPageOptions = { locale: localeOf(vscode.env.language), name: nameOf(uri) };
    panel.webview.html = pageHtml(panel.webview, dist, this.page, options);
    return view;
  }
}
