import * as vscode from "vscode";
import { configurationFileName, mergeRules, type SuppressionEntry } from "../lint/configuration";
import type { Level, Problem } from "../lint/problem";
import { unusedEntryProblems } from "../lint/suppression/entries";
import { suppressionSeverity } from "../lint/suppression/severity";
import type { EditorConfiguration } from "./configuration";
import { toCodeAction, toDiagnostic, toRange } from "./convert";
import type { CheckedPrompt } from "./prompts";

/** What the open prompts leave unused in one configuration file, by prompt, and how loudly that is said. */
interface UnusedInFile {
  readonly severity: Level;
  readonly byPrompt: Map<string, readonly SuppressionEntry[]>;
}

/** Shows in `.winnow.json` which of its suppressions silence nothing in the prompts that are open, and removes them. */
export class UnusedSuppressions implements vscode.CodeActionProvider, vscode.Disposable {
  private readonly collection = vscode.languages.createDiagnosticCollection("winnow-suppressions");
  /** By configuration file. */
  private readonly unused = new Map<string, UnusedInFile>();
  private readonly subscriptions: vscode.Disposable[];

  constructor(
    private readonly configuration: EditorConfiguration,
    onDidCheck: vscode.Event<CheckedPrompt>,
  ) {
    this.subscriptions = [
      onDidCheck((checked) => this.take(checked)),
      vscode.workspace.onDidCloseTextDocument(({ uri }) => this.forget(uri)),
      vscode.workspace.onDidOpenTextDocument((document) => this.show(document)),
      vscode.languages.registerCodeActionsProvider({ pattern: `**/${configurationFileName}` }, this, {
        providedCodeActionKinds: [vscode.CodeActionKind.QuickFix],
      }),
    ];
  }

  dispose(): void {
    vscode.Disposable.from(...this.subscriptions, this.collection).dispose();
  }

  provideCodeActions(document: vscode.TextDocument, range: vscode.Range, { diagnostics }: vscode.CodeActionContext) {
    return this.problems(document).flatMap((problem) => {
      const at = toRange(document, problem.range);
      if (at.intersection(range) === undefined) return [];
      const mended = diagnostics.filter((diagnostic) => diagnostic.range.isEqual(at));
      return problem.fixes.map((fix) => toCodeAction(document, fix, mended));
    });
  }

  private take({ document, configuration, unusedEntries }: CheckedPrompt): void {
    this.forget(document.uri);
    if (configuration.file === undefined) return;
    const key = configuration.file.uri.toString();
    const severity = suppressionSeverity(mergeRules(configuration.rules, configuration.file.configuration.rules));
    const byPrompt = this.unused.get(key)?.byPrompt ?? new Map<string, readonly SuppressionEntry[]>();
    this.unused.set(key, { severity, byPrompt: byPrompt.set(document.uri.toString(), unusedEntries) });
    this.showOpen(key);
  }

  private forget(prompt: vscode.Uri): void {
    for (const [key, { byPrompt }] of this.unused) {
      if (byPrompt.delete(prompt.toString())) this.showOpen(key);
    }
  }

  private problems(document: vscode.TextDocument): readonly Problem[] {
    const unused = this.unused.get(document.uri.toString());
    if (unused === undefined) return [];
    const entries = [...unused.byPrompt.values()].flat();
    return unusedEntryProblems(document.getText(), entries, unused.severity, this.configuration.locale);
  }

  private showOpen(key: string): void {
    const document = vscode.workspace.textDocuments.find(({ uri }) => uri.toString() === key);
    if (document !== undefined) this.show(document);
  }

  private show(document: vscode.TextDocument): void {
    if (!this.unused.has(document.uri.toString())) return;
    this.collection.set(
      document.uri,
      this.problems(document).map((problem) => toDiagnostic(document, problem, this.configuration.locale)),
    );
  }
}
