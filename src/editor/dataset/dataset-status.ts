import * as vscode from "vscode";
import { severities } from "../../lint/problem";
import { datasetKindTitles } from "../../dataset/titles";
import type { CheckedDataset, Datasets } from "./datasets";

// Nothing is of this language, so the item is shown nowhere.
const nowhere: vscode.DocumentSelector = { language: "winnow-none" };
// A check that takes longer shows how far it is, in milliseconds.
const patience = 2000;

/** The language status item of the active dataset: rows, format and problems; and how far a long check has come. */
export class DatasetStatus implements vscode.Disposable {
  private readonly item: vscode.LanguageStatusItem;
  private readonly updated = new vscode.EventEmitter<void>();
  private readonly subscriptions: vscode.Disposable[];
  private readonly running = new Map<vscode.TextDocument, RunningCheck>();

  /** Fires when what the item says may have changed. */
  readonly onDidUpdate = this.updated.event;

  constructor(private readonly datasets: Datasets) {
    this.item = vscode.languages.createLanguageStatusItem("winnow.dataset", nowhere);
    this.item.name = vscode.l10n.t("Winnow: Dataset");
    this.subscriptions = [
      vscode.window.onDidChangeActiveTextEditor(() => this.update()),
      datasets.onWillOpen((document) => this.begin(document)),
      datasets.onDidCheck((checked) => {
        this.progress(checked);
        if (checked.document === vscode.window.activeTextEditor?.document) this.update();
      }),
      datasets.onDidClose((document) => {
        this.end(document);
        this.update();
      }),
    ];
    this.update();
  }

  dispose(): void {
    for (const document of [...this.running.keys()]) this.end(document);
    vscode.Disposable.from(...this.subscriptions, this.item, this.updated).dispose();
  }

  /** What the item says now. */
  get shown(): { readonly text: string; readonly detail: string; readonly busy: boolean } {
    return { text: this.item.text, detail: this.item.detail ?? "", busy: this.item.busy };
  }

  private update(): void {
    const document = vscode.window.activeTextEditor?.document;
    const checked = document && this.datasets.get(document);
    const isDataset = document !== undefined && (checked !== undefined || this.running.has(document));
    void vscode.commands.executeCommand("setContext", "winnow.activeDataset", isDataset);
    this.item.selector = isDataset ? { language: document.languageId } : nowhere;
    if (!isDataset) {
      this.item.text = "";
      this.item.detail = "";
      this.item.busy = false;
    } else if (checked === undefined) {
      this.item.text = vscode.l10n.t("Reading…");
      this.item.busy = true;
    } else this.show(checked);
    this.updated.fire();
  }

  private show({ document, summary, remaining, configuration }: CheckedDataset): void {
    const { rows, unparsed, unchecked, format, container, kind, problems } = summary;
    const { locale } = configuration.check;
    const number = (count: number): string => count.toLocaleString(locale);
    const total = severities.reduce((sum, severity) => sum + problems[severity], 0);
    this.item.text = vscode.l10n.t("{0} rows, {1} problems", number(rows), number(total));
    const name = format?.title ?? vscode.l10n.t("unknown format");
    this.item.detail = [
      vscode.l10n.t("{0} ({1}): {2}", name, container, datasetKindTitles[kind][locale]),
      ...(unparsed > 0 ? [vscode.l10n.t("{0} rows are broken", number(unparsed))] : []),
      ...(unchecked > 0 ? [vscode.l10n.t("{0} rows are not checked", number(unchecked))] : []),
    ].join(" · ");
    this.item.busy = remaining > 0;
    this.item.severity =
      problems.error > 0
        ? vscode.LanguageStatusSeverity.Error
        : problems.warning > 0
          ? vscode.LanguageStatusSeverity.Warning
          : vscode.LanguageStatusSeverity.Information;
    const stop = { title: vscode.l10n.t("Stop"), command: "winnow.stopCheck", arguments: [document.uri] };
    const table = { title: vscode.l10n.t("Open as Table"), command: "winnow.openDataset", arguments: [document.uri] };
    this.item.command = remaining > 0 ? stop : document.uri.scheme === "file" ? table : undefined;
  }

  private begin(document: vscode.TextDocument): void {
    this.end(document);
    const stop = (): void => this.datasets.stop(document);
    this.running.set(document, new RunningCheck(document, stop));
    this.update();
  }

  private progress({ document, summary, remaining }: CheckedDataset): void {
    if (remaining === 0) this.end(document);
    else this.running.get(document)?.report(1 - summary.unchecked / Math.max(1, summary.rows));
  }

  private end(document: vscode.TextDocument): void {
    this.running.get(document)?.end();
    this.running.delete(document);
  }
}

/** The progress of one check, which is shown when it takes long, and can be cancelled there. */
class RunningCheck {
  private readonly timer: NodeJS.Timeout;
  private progress: vscode.Progress<{ increment: number }> | undefined;
  private finish: (() => void) | undefined;
  private done = 0;

  constructor(document: vscode.TextDocument, stop: () => void) {
    this.timer = setTimeout(() => this.show(document, stop), patience);
  }

  report(done: number): void {
    const increment = Math.max(0, done - this.done) * 100;
    this.done = Math.max(done, this.done);
    this.progress?.report({ increment });
  }

  end(): void {
    clearTimeout(this.timer);
    this.finish?.();
  }

  private show({ uri }: vscode.TextDocument, stop: () => void): void {
    const name = uri.path.slice(uri.path.lastIndexOf("/") + 1);
    const options = {
      location: vscode.ProgressLocation.Notification,
      title: vscode.l10n.t("Checking {0}", name),
      cancellable: true,
    };
    void vscode.window.withProgress(options, (progress, token) => {
      progress.report({ increment: this.done * 100 });
      this.progress = progress;
      token.onCancellationRequested(stop);
      return new Promise<void>((resolve) => (this.finish = resolve));
    });
  }
}
