import * as vscode from "vscode";
import { toDiagnostic } from "./convert";
import type { CheckedPrompt, Prompts } from "./prompts";

const debounceMilliseconds = 150;

/** Shows the problems of every open prompt, and keeps them in step with what is typed, saved and configured. */
export class Diagnostics implements vscode.Disposable {
  private readonly collection = vscode.languages.createDiagnosticCollection("winnow");
  private readonly published = new vscode.EventEmitter<CheckedPrompt>();
  private readonly timers = new Map<string, NodeJS.Timeout>();
  private readonly subscriptions: vscode.Disposable[];

  /** Fires with each result that has just been shown. */
  readonly onDidPublish = this.published.event;

  constructor(private readonly prompts: Prompts) {
    this.subscriptions = [
      vscode.workspace.onDidOpenTextDocument((document) => void this.update(document)),
      vscode.workspace.onDidChangeTextDocument(({ document, contentChanges }) => {
        if (contentChanges.length > 0) this.schedule(document);
      }),
      vscode.workspace.onDidSaveTextDocument((document) => void this.update(document)),
      vscode.workspace.onDidCloseTextDocument((document) => this.clear(document)),
      prompts.onDidInvalidate(() => this.updateAll()),
    ];
    this.updateAll();
  }

  dispose(): void {
    for (const timer of this.timers.values()) clearTimeout(timer);
    vscode.Disposable.from(...this.subscriptions, this.collection, this.published).dispose();
  }

  private updateAll(): void {
    for (const document of vscode.workspace.textDocuments) void this.update(document);
  }

  private schedule(document: vscode.TextDocument): void {
    const key = document.uri.toString();
    clearTimeout(this.timers.get(key));
    const timer = setTimeout(() => {
      this.timers.delete(key);
      void this.update(document, { typed: true });
    }, debounceMilliseconds);
    this.timers.set(key, timer);
  }

  private async update(document: vscode.TextDocument, { typed } = { typed: false }): Promise<void> {
    const checked = await this.prompts.check(document);
    if (checked === undefined) return this.collection.delete(document.uri);
    if (typed && checked.configuration.run !== "onType") return;
    this.collection.set(
      document.uri,
      checked.problems.map((problem) => toDiagnostic(document, problem, checked.configuration.locale)),
    );
    this.published.fire(checked);
  }

  private clear(document: vscode.TextDocument): void {
    clearTimeout(this.timers.get(document.uri.toString()));
    this.timers.delete(document.uri.toString());
    this.collection.delete(document.uri);
  }
}
