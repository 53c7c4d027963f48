import * as vscode from "vscode";
import type { DatasetConfiguration, EditorConfiguration } from "../configuration";
import type { DatasetClient, RequestOptions } from "../dataset-worker/client";
import type { ConversionRequests } from "../dataset-worker/conversion-protocol";
import type { Checked, OpenParams, ShownProblem } from "../dataset-worker/documents-protocol";
import { lineSample, lineSamples, textBeginning, textSlices, unitsUpTo } from "./document-lines";
import type { Params, RequestName, Result } from "../dataset-worker/protocol";
import { showError } from "../log";
import { RequestError } from "../dataset-worker/client";
import { nameOf } from "./name-of";
import { RecentFailures } from "../dataset-worker/recent-failures";

/** A document that is a dataset, as it was checked last. */
export interface CheckedDataset extends Omit<Checked, "document" | "added"> {
  readonly document: vscode.TextDocument;
  readonly configuration: DatasetConfiguration;
  /** What is to be shown, by id. */
  readonly problems: ReadonlyMap<number, ShownProblem>;
}

interface Entry {
  readonly document: vscode.TextDocument;
  /** What the worker calls the document. */
  readonly id: number;
  readonly abort: AbortController;
  /** Done when the worker has the text, or it is known to be no dataset. */
  reading: Promise<void>;
  configuration: DatasetConfiguration | undefined;
  /** Whether the worker has the text, and follows its changes. */
  isOpen: boolean;
  problems: Map<number, ShownProblem>;
  checked: CheckedDataset | undefined;
}

/** Requests about one document, without the fields that every one of them has. */
type DocumentRequest = Extract<
  RequestName,
  | "document/problems"
  | "document/cure"
  | "document/pair"
  | "document/texts"
  | "document/row"
  | "document/surprise"
  | keyof ConversionRequests
>;

// What is smaller is handed over at once; a larger file the worker reads itself.
const handedOver = 1_000_000;
const headSize = 1 << 16;
// How long a text has to rest before it is handed over once more, in milliseconds.
const rest = 200;

/** Keeps the worker in step with the documents that are datasets, and tells what it finds in them. */
export class Datasets implements vscode.Disposable {
  private readonly entries = new Map<vscode.TextDocument, Entry>();
  private readonly timers = new Map<vscode.TextDocument, NodeJS.Timeout>();
  private readonly checkedEmitter = new vscode.EventEmitter<CheckedDataset>();
  private readonly closedEmitter = new vscode.EventEmitter<vscode.TextDocument>();
  private readonly openingEmitter = new vscode.EventEmitter<vscode.TextDocument>();
  private readonly subscriptions: vscode.Disposable[];
  /** Of documents that something went wrong with. */
  private readonly failures = new WeakMap<vscode.TextDocument, RecentFailures>();
  private lastId = 0;
  private generation = 0;

  /** Fires with each result about a document as it is now. */
  readonly onDidCheck = this.checkedEmitter.event;
  /** Fires when a document is no longer checked as a dataset. */
  readonly onDidClose = this.closedEmitter.event;
  /** Fires when a document was found to be a dataset, before it is read. */
  readonly onWillOpen = this.openingEmitter.event;

  constructor(
    readonly client: DatasetClient,
    private readonly configuration: EditorConfiguration,
    private readonly log: vscode.LogOutputChannel,
  ) {
    this.subscriptions = [
      vscode.workspace.onDidOpenTextDocument((document) => this.open(document)),
      vscode.workspace.onDidChangeTextDocument((event) => this.change(event)),
      vscode.workspace.onDidSaveTextDocument((document) => this.saved(document)),
      vscode.workspace.onDidCloseTextDocument((document) => this.close(document)),
      configuration.onDidChange(() => void this.configure()),
      configuration.evaluation.onDidChange(() => void this.configure()),
      new vscode.Disposable(client.on("document/checked", (checked) => this.take(checked))),
      new vscode.Disposable(client.on("document/lost", ({ document }) => this.lost(document))),
      new vscode.Disposable(
        client.on("document/failed", ({ document, reason }) => this.failed(this.named(document), reason)),
      ),
      new vscode.Disposable(client.onRestart(() => this.openAll())),
    ];
    this.openAll();
  }

  dispose(): void {
    for (const timer of this.timers.values()) clearTimeout(timer);
    for (const { abort } of this.entries.values()) abort.abort();
    vscode.Disposable.from(
      ...this.subscriptions,
      this.checkedEmitter,
      this.closedEmitter,
      this.openingEmitter,
    ).dispose();
  }

  /** The last result about a document; undefined for one that is no dataset, or not checked yet. */
  get(document: vscode.TextDocument): CheckedDataset | undefined {
    return this.entries.get(document)?.checked;
  }

  /** How a document is checked; undefined for one that is no dataset, or not read yet. */
  configurationOf(document: vscode.TextDocument): DatasetConfiguration | undefined {
    const entry = this.entries.get(document);
    return entry?.isOpen === true ? entry.configuration : undefined;
  }

  /** Asks about a document as it is now; undefined when it is no open dataset or has changed meanwhile. */
  async ask<Name extends DocumentRequest>(
    name: Name,
    document: vscode.TextDocument,
    params: Omit<Params<Name>, "document" | "version">,
    options?: RequestOptions,
  ): Promise<Result<Name> | undefined> {
    const entry = this.entries.get(document);
    if (entry?.isOpen !== true) return undefined;
    const { version } = document;
    try {
      const whole = { ...params, document: entry.id, version } as unknown as Params<Name>;
      const result = await this.client.request(name, whole, options);
      return document.version === version ? result : undefined;
    } catch (error) {
      if (!(error instanceof RequestError) || !error.cancelled) this.log.error(error as Error);
      return undefined;
    }
  }

  /** Waits until a document has been read; gives whether it is a dataset. */
  async isRead(document: vscode.TextDocument): Promise<boolean> {
    const entry = this.entries.get(document);
    await entry?.reading;
    return entry?.isOpen === true;
  }

  /** Has rows scored; the document may be edited meanwhile. Rejects with a `RequestError`. */
  async score(
    document: vscode.TextDocument,
    params: Omit<Params<"document/score">, "document" | "version">,
    options: RequestOptions,
  ): Promise<Result<"document/score">> {
    const entry = this.entries.get(document);
    if (entry?.isOpen !== true) return undefined;
    return this.client.request("document/score", { ...params, document: entry.id, version: document.version }, options);
  }

  /** Leaves unchecked what has not been checked yet. */
  stop(document: vscode.TextDocument): void {
    const entry = this.entries.get(document);
    if (entry !== undefined) this.client.notify("document/stop", { document: entry.id });
  }

  private openAll(): void {
    for (const document of vscode.workspace.textDocuments) this.open(document);
  }

  private open(document: vscode.TextDocument): void {
    this.close(document);
    if (document.isClosed || this.failures.get(document)?.areTooMany === true) return;
    const entry: Entry = {
      document,
      id: ++this.lastId,
      abort: new AbortController(),
      reading: Promise.resolve(),
      configuration: undefined,
      isOpen: false,
      problems: new Map(),
      checked: undefined,
    };
    this.entries.set(document, entry);
    entry.reading = this.read(entry).catch((error: unknown) => {
      if (this.isGone(entry) || (error instanceof RequestError && error.cancelled)) return;
      this.failed(entry, error);
    });
  }

  private async read(entry: Entry): Promise<void> {
    const { document, abort } = entry;
    entry.configuration = await this.configuration.forDataset(document);
    if (entry.configuration === undefined || this.isGone(entry)) return;
    if (entry.configuration.likelihood === "possible" && !(await this.isDataset(document, abort.signal))) return;
    if (this.isGone(entry)) return;
    this.openingEmitter.fire(document);
    entry.configuration = await this.withEvaluation(document, entry.configuration);
    if (this.isGone(entry)) return;
    const isFile = document.uri.scheme === "file" && !document.isDirty && /^utf8/.test(document.encoding);
    if (isFile && unitsUpTo(document, handedOver) >= handedOver && (await this.openFile(entry))) return;
    if (!this.isGone(entry)) await this.handOver(entry);
  }

  private async isDataset(document: vscode.TextDocument, signal: AbortSignal): Promise<boolean> {
    const head = textBeginning(document, headSize);
    // A document of one object is a dataset only in formats that have a file for each row.
    if (!/^\s*[[{\p{L}"]/u.test(head)) return false;
    const params = { name: nameOf(document.uri), head, isCut: head.length >= headSize };
    return (await this.client.request("document/recognise", params, { signal })) === "format";
  }

  private async openFile(entry: Entry): Promise<boolean> {
    const { document, abort } = entry;
    const samples = lineSamples(document);
    const from = { path: document.uri.fsPath, lines: document.lineCount, samples };
    const { signal } = abort;
    const { version } = document;
    try {
      entry.isOpen = await this.client.request("document/open", this.openParams(entry, from), { signal });
    } catch (error) {
      // The editor has the text still.
      if (this.isGone(entry) || this.client.isBroken) throw error;
      this.log.warn(`${document.uri.toString(true)}: ${String(error)}`);
      return false;
    }
    // A change that came on the way was not told.
    if (document.version !== version) entry.isOpen = false;
    return entry.isOpen;
  }

  /** Sends the text in slices, and between them lets the editor go on. */
  private async handOver(entry: Entry): Promise<void> {
    const { document, abort, id } = entry;
    const { version } = document;
    const opened = this.client.request("document/open", this.openParams(entry, { slices: true }), {
      signal: abort.signal,
    });
    // It may be cancelled while nobody waits for it yet.
    opened.catch(() => undefined);
    for (const { text, last } of textSlices(document)) {
      this.client.notify("document/slice", { document: id, version, text, last });
      if (last) break;
      await new Promise((resolve) => setImmediate(resolve));
      if (this.isGone(entry) || document.version !== version) break;
    }
    entry.isOpen = (await opened) && document.version === version;
  }

  private openParams({ document, id, configuration }: Entry, from: OpenParams["from"]): OpenParams {
    const lineBreak = document.eol === vscode.EndOfLine.CRLF ? "\r\n" : "\n";
    const { version, uri } = document;
    return { document: id, version, name: nameOf(uri), lineBreak, check: configuration!.check, from };
  }

  private change({ document, contentChanges }: vscode.TextDocumentChangeEvent): void {
    const entry = this.entries.get(document);
    if (entry?.configuration === undefined || contentChanges.length === 0) return;
    if (!entry.isOpen) return this.openSoon(document, entry);
    const [{ range }] = contentChanges as [vscode.TextDocumentContentChangeEvent];
    this.client.notify("document/change", {
      document: entry.id,
      version: document.version,
      changes: contentChanges.map(({ range: { start, end }, text }) => ({
        start: { line: start.line, character: start.character },
        end: { line: end.line, character: end.character },
        text,
      })),
      lines: document.lineCount,
      sample: lineSample(document, Math.min(range.start.line, document.lineCount - 1)),
    });
  }

  /** A text that was being read has changed, or one that was no dataset may be one now. */
  private openSoon(document: vscode.TextDocument, { abort }: Entry): void {
    abort.abort();
    clearTimeout(this.timers.get(document));
    const again = (): void => {
      this.timers.delete(document);
      this.open(document);
    };
    this.timers.set(document, setTimeout(again, rest));
  }

  private saved(document: vscode.TextDocument): void {
    const entry = this.entries.get(document);
    if (entry === undefined || !entry.isOpen) return this.open(document);
    this.client.notify("document/saved", { document: entry.id });
    if (entry.checked !== undefined) this.checkedEmitter.fire(entry.checked);
  }

  private close(document: vscode.TextDocument): void {
    this.forget(document);
    this.entries.delete(document);
  }

  private forget(document: vscode.TextDocument): void {
    clearTimeout(this.timers.get(document));
    this.timers.delete(document);
    const entry = this.entries.get(document);
    if (entry === undefined) return;
    entry.abort.abort();
    if (entry.configuration === undefined) return;
    if (this.client.isRunning) this.client.notify("document/close", { document: entry.id });
    this.closedEmitter.fire(document);
  }

  /** Brings every document to what is configured now. */
  private async configure(): Promise<void> {
    const generation = ++this.generation;
    for (const entry of [...this.entries.values()]) {
      const { document } = entry;
      const before = entry.configuration;
      const { isOpen } = entry;
      const found = await this.configuration.forDataset(document);
      const after = found && isOpen ? await this.withEvaluation(document, found) : found;
      // What is configured may have changed again meanwhile.
      if (generation !== this.generation) return;
      if (this.isGone(entry)) continue;
      if (!isOpen || !entry.isOpen || after === undefined || before?.likelihood !== after.likelihood)
        this.open(document);
      else {
        entry.configuration = after;
        this.client.notify("document/configure", { document: entry.id, check: after.check });
      }
    }
  }

  private async withEvaluation(
    { uri }: vscode.TextDocument,
    configuration: DatasetConfiguration,
  ): Promise<DatasetConfiguration> {
    const evaluation = await this.configuration.evaluation.against(uri, configuration.file);
    return { ...configuration, check: { ...configuration.check, evaluation } };
  }

  private take({ document: id, added, places, ...checked }: Checked): void {
    const entry = this.named(id);
    if (entry?.configuration === undefined) return;
    const problems = new Map<number, ShownProblem>();
    for (let i = 0; i < places.length; i += 5) {
      const known = entry.problems.get(places[i]!);
      if (known !== undefined) problems.set(known.id, known);
    }
    for (const problem of added) problems.set(problem.id, problem);
    entry.problems = problems;
    const { document, configuration } = entry;
    // Another result is on its way.
    if (checked.version !== document.version) return;
    entry.checked = { ...checked, document, configuration, places, problems };
    this.checkedEmitter.fire(entry.checked);
  }

  private lost(id: number): void {
    const entry = this.named(id);
    if (entry === undefined) return;
    this.log.info(`${entry.document.uri.toString(true)} is read again: it is not what it was taken for.`);
    this.open(entry.document);
  }

  /** Something went wrong that must not: the document is left unchecked until it changes, or for a while. */
  private failed(entry: Entry | undefined, reason: unknown): void {
    if (entry === undefined) return;
    const { document } = entry;
    entry.isOpen = false;
    entry.checked = undefined;
    entry.problems = new Map();
    this.closedEmitter.fire(document);
    const failures = this.failures.get(document);
    // That the thread itself is gone has been said.
    if (failures !== undefined || this.client.isBroken)
      this.log.error(reason instanceof Error ? reason : String(reason));
    else {
      const name = nameOf(document.uri);
      const message = vscode.l10n.t(
        "Winnow stopped checking {0} because of an unexpected error, and tries again when the file changes.",
        name,
      );
      void showError(this.log, message, reason);
    }
    const noted = failures ?? new RecentFailures();
    noted.note();
    this.failures.set(document, noted);
  }

  private named(id: number): Entry | undefined {
    return [...this.entries.values()].find((each) => each.id === id);
  }

  private isGone({ document, abort }: Entry): boolean {
    return document.isClosed || abort.signal.aborted;
  }
}
