import * as vscode from "vscode";
import type { EditorConfiguration } from "../configuration";
import { isText } from "../dataset/is-text";
import { joinedEdit } from "../dataset/joined-edit";
import { nameOf } from "../dataset/name-of";
import { openDocument } from "../dataset/open-document";
import { openRow, showPlace } from "../dataset/open-row";
import { sendDocument } from "../dataset/send-document";
import { RequestError, type DatasetClient } from "../dataset-worker/client";
import type { DuplicatesFound, SearchOptions } from "../dataset-worker/duplicates-protocol";
import { datasetClient } from "../dataset-worker/start-worker";
import { showError } from "../log";
import { answerOf, isChanged } from "../page-answer";
import type { FromPage, PageAction, ToPage, ViewState } from "./messages";

/** What is searched: a thread that has the dataset, and the document that it was read from. */
interface Searched {
  readonly client: DatasetClient;
  /** Undefined where the file itself was read. */
  readonly document: vscode.TextDocument | undefined;
  readonly version: number | undefined;
}

/** The near duplicates of one dataset: looks for them in a thread of its own, and drops what its page has chosen. */
export class DuplicateView implements vscode.Disposable {
  private readonly stateEmitter = new vscode.EventEmitter<ViewState>();
  private readonly subscriptions: vscode.Disposable[];
  private searched: Searched | undefined;
  private running = new AbortController();
  private searches = 0;
  private isDisposed = false;

  readonly onDidChangeState = this.stateEmitter.event;
  /** What goes on now. */
  state: ViewState = { phase: "searching", options: undefined, found: undefined, isStale: false, applies: "edit" };

  constructor(
    private readonly uri: vscode.Uri,
    private readonly webview: vscode.Webview,
    private readonly configuration: EditorConfiguration,
    private readonly log: vscode.LogOutputChannel,
  ) {
    this.subscriptions = [
      this.stateEmitter,
      webview.onDidReceiveMessage((message: FromPage) => {
        if (message.kind === "request") void this.answer(message);
        else this.perform(message).catch((error: unknown) => this.failed(error));
      }),
      vscode.workspace.onDidChangeTextDocument(({ document, contentChanges }) => {
        if (contentChanges.length > 0 && document.uri.toString() === uri.toString()) this.changed();
      }),
    ];
  }

  dispose(): void {
    this.isDisposed = true;
    this.running.abort();
    void this.searched?.client.dispose();
    vscode.Disposable.from(...this.subscriptions).dispose();
  }

  /** Reads the dataset as it is now and looks for its near duplicates: as before, or as is configured. */
  begin(): void {
    this.open().catch((error: unknown) => this.failed(error));
  }

  /** Ends what goes on; what was found before is shown again. */
  stop(): void {
    this.running.abort();
  }

  private get name(): string {
    return nameOf(this.uri);
  }

  private async open(): Promise<void> {
    const { uri, name } = this;
    this.running.abort();
    void this.searched?.client.dispose();
    this.searched = undefined;
    const { options } = this.state;
    this.set({ phase: "searching", options, found: undefined, isStale: false, applies: this.state.applies });
    const document = openDocument(uri);
    const [check, isEdited] = await Promise.all([
      this.configuration.datasetCheck(uri),
      document === undefined ? isText(uri) : true,
    ]);
    if (this.isDisposed) return;
    const client = datasetClient(this.log);
    const searched: Searched = { client, document, version: document?.version };
    this.searched = searched;
    client.on("duplicates/progress", (progress) => {
      const { phase } = this.state;
      if (this.searched === searched && (phase === "searching" || phase === "applying")) {
        this.set({ ...this.state, progress });
      }
    });
    const from = document === undefined ? { path: uri.fsPath } : ({ slices: true } as const);
    const opened = client.request("duplicates/open", { name, check, from });
    if (document !== undefined) await this.send(document, client);
    const configured = await opened;
    if (this.searched !== searched) return;
    this.set({ ...this.state, applies: isEdited ? "edit" : "write" });
    await this.find(options ?? configured);
  }

  private async send(document: vscode.TextDocument, client: DatasetClient): Promise<void> {
    const isSame = await sendDocument(document, (slice) => client.notify("duplicates/slice", slice));
    // What comes of a text that is gone is found to be stale.
    if (!isSame) this.changed();
  }

  private async find(options: SearchOptions): Promise<void> {
    const { searched } = this;
    if (searched === undefined) return this.open();
    this.running.abort();
    const running = new AbortController();
    this.running = running;
    const { found: before } = this.state;
    const { progress: _, error: __, ...state } = this.state;
    this.set({ ...state, phase: "searching", options });
    try {
      const found = await searched.client.request("duplicates/find", options, { signal: running.signal });
      if (running === this.running && searched === this.searched) this.found(found);
    } catch (error) {
      if (running !== this.running || searched !== this.searched) return;
      if (!(error instanceof RequestError) || !error.cancelled) throw error;
      // The thread still has what it found before.
      if (before === undefined) this.set({ ...state, phase: "stopped", options });
      else this.set({ ...state, phase: "found", options: before.options });
    }
  }

  private found(found: DuplicatesFound): void {
    const { progress: _, applied: __, ...state } = this.state;
    this.set({ ...state, phase: "found", options: found.options, found: { ...found, search: ++this.searches } });
  }

  private changed(): void {
    if (this.searched?.document !== undefined && !this.state.isStale) this.set({ ...this.state, isStale: true });
  }

  private failed(thrown: unknown): void {
    if (this.isDisposed || (thrown instanceof RequestError && thrown.cancelled)) return;
    const error = thrown instanceof Error ? thrown.message : String(thrown);
    this.log.error(thrown instanceof Error ? thrown : error);
    const { progress: _, ...state } = this.state;
    this.set({ ...state, phase: "failed", error });
  }

  private set(state: ViewState): void {
    if (this.isDisposed) return;
    this.state = state;
    this.post({ kind: "state", state });
    this.stateEmitter.fire(state);
  }

  private post(message: ToPage): void {
    if (!this.isDisposed) void this.webview.postMessage(message);
  }

  /** Hands a request of the page to the thread that has its dataset. */
  private async answer(request: Extract<FromPage, { readonly kind: "request" }>): Promise<void> {
    // The page comes from us, but nothing else of the thread is its business.
    if (!/^duplicates\/(groups|group|keepRow|keep|filter)$/.test(request.name)) return;
    this.post(await answerOf(request, this.searched?.client, () => this.set({ ...this.state, isStale: true })));
  }

  private async perform(action: PageAction): Promise<void> {
    switch (action.do) {
      case "ready":
        return this.post({ kind: "state", state: this.state });
      case "stop":
        return this.stop();
      case "again":
        return this.open();
      case "find":
        return this.find(action.options);
      case "openRow":
        return this.openRow(action.row);
      case "apply":
        return this.apply();
    }
  }

  private async openRow(row: number): Promise<void> {
    const { searched, uri } = this;
    if (searched === undefined) return;
    if (searched.document === undefined) return openRow(searched.client, { file: uri.fsPath, row });
    await showPlace(searched.document, await searched.client.request("duplicates/place", { row }));
  }

  /** Drops the rows that are not kept: in the document, or by writing the others to a new file. */
  private async apply(): Promise<void> {
    const { searched, state } = this;
    if (searched === undefined || state.phase !== "found") return;
    const running = new AbortController();
    this.running = running;
    const { progress: _, ...before } = state;
    this.set({ ...before, phase: "applying" });
    try {
      if (state.applies === "write") await this.write(searched.client, running.signal);
      else await this.edit(searched.client);
    } catch (error) {
      if (isChanged(error)) {
        this.set({ ...this.state, isStale: true });
        return;
      }
      const name = vscode.l10n.t("The near duplicates of {0} could not be dropped.", this.name);
      if (!(error instanceof RequestError) || !error.cancelled) void showError(this.log, name, error);
    } finally {
      const { progress: __, ...now } = this.state;
      if (this.searched === searched) this.set({ ...now, phase: "found" });
    }
  }

  private async edit(client: DatasetClient): Promise<void> {
    const { uri, name } = this;
    const document = openDocument(uri) ?? (await vscode.workspace.openTextDocument(uri));
    const { version } = document;
    const asked = client.request("duplicates/edits", { name });
    await this.send(document, client);
    const dropping = await asked;
    if (dropping === undefined || document.version !== version) return this.set({ ...this.state, isStale: true });
    // It changes the document, which is then no longer what was searched.
    if (!(await vscode.workspace.applyEdit(joinedEdit(document, dropping.edits))))
      return this.set({ ...this.state, isStale: true });
    await vscode.window.showTextDocument(document, { preview: false });
    this.set({ ...this.state, isStale: true, applied: dropping.rows });
  }

  private async write(client: DatasetClient, signal: AbortSignal): Promise<void> {
    const { kept, dropped } = await client.request("duplicates/write", undefined, { signal });
    const shown = (path: string): string => path.slice(path.replaceAll("\\", "/").lastIndexOf("/") + 1);
    const message = vscode.l10n.t("The rows that stay are in {0}, the others in {1}.", shown(kept), shown(dropped));
    const open = vscode.l10n.t("Open");
    void vscode.window.showInformationMessage(message, open).then(async (chosen) => {
      if (chosen === open) await vscode.commands.executeCommand("winnow.openDataset", vscode.Uri.file(kept));
    });
  }
}
