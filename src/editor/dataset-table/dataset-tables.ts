import * as vscode from "vscode";
import { localeOf } from "../../lint/locale";
import type { EditorConfiguration } from "../configuration";
import { datasetClient } from "../dataset-worker/start-worker";
import { RequestError } from "../dataset-worker/client";
import { isText } from "../dataset/is-text";
import { showError } from "../log";
import { pageHtml } from "../page-html";
import { DatasetFile } from "./dataset-file";
import type { FromPage, Look, PageAction, PageOptions, ToPage } from "./messages";
import { noFilter } from "../dataset-worker/table-protocol";

/** Opens datasets as tables, in a custom editor on the file itself that only reads it. */
export class DatasetTables implements vscode.CustomReadonlyEditorProvider<DatasetFile>, vscode.Disposable {
  static readonly viewType = "winnow.dataset";

  private readonly registration: vscode.Disposable;
  /** What is open, with what is told to its page. */
  private readonly open = new Map<string, { readonly file: DatasetFile; post?: (message: ToPage) => void }>();
  /** What is to be looked at in tables that are still being opened. */
  private readonly looks = new Map<string, Look>();

  constructor(
    private readonly configuration: EditorConfiguration,
    private readonly log: vscode.LogOutputChannel,
  ) {
    this.registration = vscode.window.registerCustomEditorProvider(DatasetTables.viewType, this);
  }

  dispose(): void {
    this.registration.dispose();
  }

  /** The dataset that is open in a table; for tests. */
  fileAt(uri: vscode.Uri): DatasetFile | undefined {
    return this.open.get(uri.toString())?.file;
  }

  /** Opens the table of a file; of its rows that have a problem of the given rules, or at a row. */
  async show(uri: vscode.Uri, { rules, row }: { readonly rules?: readonly string[]; readonly row?: number } = {}) {
    const key = uri.toString();
    const post = this.open.get(key)?.post;
    const isLook = rules !== undefined || row !== undefined;
    const look: Look = { filter: { ...noFilter, rules: rules ?? [] }, ...(row !== undefined && { row }) };
    if (isLook && post === undefined) this.looks.set(key, look);
    await vscode.commands.executeCommand("vscode.openWith", uri, DatasetTables.viewType);
    if (isLook) post?.({ kind: "look", ...look });
  }

  openCustomDocument(uri: vscode.Uri): DatasetFile {
    const file = new DatasetFile(
      uri,
      () => datasetClient(this.log),
      () => this.configuration.datasetCheck(uri),
      (error) => {
        const name = uri.path.slice(uri.path.lastIndexOf("/") + 1);
        void showError(this.log, vscode.l10n.t("{0} could not be opened.", name), error);
      },
    );
    this.open.set(uri.toString(), { file });
    // Its thread begins while the page is still being made.
    if (uri.scheme === "file") void file.open();
    return file;
  }

  async resolveCustomEditor(file: DatasetFile, { webview, onDidDispose }: vscode.WebviewPanel): Promise<void> {
    const { uri } = file;
    const key = uri.toString();
    if (uri.scheme !== "file") {
      webview.html = `<p>${vscode.l10n.t("Only files on the disk can be opened as a table.")}</p>`;
      return;
    }
    const post = (message: ToPage): void => void webview.postMessage(message);
    this.open.set(key, { file, post });
    const subscriptions = [
      webview.onDidReceiveMessage((message: FromPage) => {
        if (message.kind === "request") void this.answer(file, message, post);
        else this.perform(file, message).catch((error: unknown) => this.log.error(error as Error));
      }),
      file.onDidChangeState((state) => post({ kind: "state", state })),
      file.onDidOpen(() => post({ kind: "opened" })),
      file.onDidChangeDisk((state) => post({ kind: "disk", state })),
    ];
    onDidDispose(() => {
      this.open.delete(key);
      vscode.Disposable.from(...subscriptions).dispose();
    });
    const dist = vscode.Uri.file(__dirname);
    webview.options = { enableScripts: true, localResourceRoots: [dist] };
    const options: PageOptions = {
      locale: localeOf(vscode.env.language),
      name: uri.path.slice(uri.path.lastIndexOf("/") + 1),
      isText: await isText(uri),
    };
    webview.html = pageHtml(webview, dist, "webview-table", options);
  }

  /** Hands a request of the page to the thread that has its file. */
  private async answer(
    { thread }: DatasetFile,
    { id, name, params }: Extract<FromPage, { readonly kind: "request" }>,
    post: (message: ToPage) => void,
  ): Promise<void> {
    // The page comes from us, but nothing else of the thread is its business.
    if (!name.startsWith("table/")) return;
    try {
      if (thread === undefined) throw new Error("No dataset is open.");
      post({ kind: "result", id, result: await thread.request(name, params as never) });
    } catch (error) {
      const { code, cancelled = false } = error instanceof RequestError ? error : {};
      const message = error instanceof Error ? error.message : String(error);
      post({ kind: "failure", id, error: { message, cancelled, ...(code !== undefined && { code }) } });
    }
  }

  private async perform(file: DatasetFile, action: PageAction): Promise<void> {
    const { uri } = file;
    switch (action.do) {
      case "ready": {
        const look = this.looks.get(uri.toString());
        this.looks.delete(uri.toString());
        const { post } = this.open.get(uri.toString()) ?? {};
        if (look !== undefined) post?.({ kind: "look", ...look });
        post?.({ kind: "disk", state: file.diskState });
        return;
      }
      case "reload":
        return file.open();
      case "openText":
        return void (await vscode.window.showTextDocument(uri));
      case "findDuplicates":
        return void (await vscode.commands.executeCommand("winnow.findNearDuplicates", uri));
      case "openProfile":
        return void (await vscode.commands.executeCommand("winnow.profileDataset", uri));
      case "explainRule":
        return void (await vscode.commands.executeCommand("winnow.explainRule", { rule: action.rule }));
      case "goToLine": {
        const place = await file.thread?.request("table/place", { row: action.row, range: action.range });
        if (place === undefined) return;
        const { start, end } = place;
        const selection = new vscode.Range(start.line, start.character, end.line, end.character);
        await vscode.window.showTextDocument(uri, { selection });
      }
    }
  }
}
