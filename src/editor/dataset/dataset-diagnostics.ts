import * as vscode from "vscode";
import type { Locale } from "../../lint/locale";
import { severities } from "../../lint/problem";
import { diagnosticSeverities } from "../convert";
import { ruleUri } from "../rule-uri";
import type { CheckedDataset, Datasets } from "./datasets";
import type { ShownProblem } from "../dataset-worker/documents-protocol";

interface Shown {
  readonly problem: ShownProblem;
  readonly diagnostic: vscode.Diagnostic;
}

/** Shows the problems of every open dataset; what has not changed stays the object that it was. */
export class DatasetDiagnostics implements vscode.Disposable {
  private readonly collection = vscode.languages.createDiagnosticCollection("winnow-datasets");
  private readonly published = new vscode.EventEmitter<CheckedDataset>();
  private readonly shown = new WeakMap<vscode.TextDocument, ReadonlyMap<number, Shown>>();
  private readonly truncations = new WeakMap<vscode.TextDocument, vscode.Diagnostic>();
  private readonly subscription: vscode.Disposable;

  /** Fires with each result that has just been shown. */
  readonly onDidPublish = this.published.event;

  constructor(datasets: Datasets) {
    this.subscription = vscode.Disposable.from(
      datasets.onDidCheck((checked) => this.show(checked)),
      datasets.onDidClose((document) => this.clear(document)),
    );
  }

  dispose(): void {
    vscode.Disposable.from(this.subscription, this.collection, this.published).dispose();
  }

  private show(checked: CheckedDataset): void {
    const { document, configuration, places, problems, summary } = checked;
    if (configuration.run === "onSave" && document.isDirty && this.shown.has(document)) return;
    const { locale } = configuration.check;
    const before = this.shown.get(document);
    const shown = new Map<number, Shown>();
    const total = severities.reduce((sum, severity) => sum + summary.problems[severity], 0);
    const diagnostics = total > problems.size ? [this.truncation(document, problems.size, total)] : [];
    for (let i = 0; i < places.length; i += 5) {
      const problem = problems.get(places[i]!)!;
      const range = new vscode.Range(places[i + 1]!, places[i + 2]!, places[i + 3]!, places[i + 4]!);
      const known = before?.get(problem.id);
      const same = known?.problem === problem && known.diagnostic.range.isEqual(range);
      const diagnostic = same ? known.diagnostic : toDiagnostic(document.uri, problem, range, locale);
      shown.set(problem.id, { problem, diagnostic });
      diagnostics.push(diagnostic);
    }
    this.shown.set(document, shown);
    // To hand them over takes longer than all the rest.
    const handedOver = this.collection.get(document.uri);
    if (handedOver === undefined || !isSame(handedOver, diagnostics)) this.collection.set(document.uri, diagnostics);
    this.published.fire(checked);
  }

  /** Says first of all that there are more problems than the editor shows. */
  private truncation(document: vscode.TextDocument, shown: number, total: number): vscode.Diagnostic {
    const before = this.truncations.get(document);
    const diagnostic = truncation(document, shown, total);
    if (before?.message === diagnostic.message) return before;
    this.truncations.set(document, diagnostic);
    return diagnostic;
  }

  private clear(document: vscode.TextDocument): void {
    this.shown.delete(document);
    this.collection.delete(document.uri);
  }
}

function isSame(before: readonly vscode.Diagnostic[], after: readonly vscode.Diagnostic[]): boolean {
  return before.length === after.length && before.every((diagnostic, i) => diagnostic === after[i]);
}

function toDiagnostic(
  uri: vscode.Uri,
  { rule, severity, message, related }: ShownProblem,
  range: vscode.Range,
  locale: Locale,
): vscode.Diagnostic {
  const diagnostic = new vscode.Diagnostic(range, message, diagnosticSeverities[severity]);
  diagnostic.source = "Winnow";
  diagnostic.code = { value: rule, target: ruleUri(rule, locale) };
  if (related.length > 0)
    diagnostic.relatedInformation = related.map(({ start, end, message: about }) => {
      const place = new vscode.Range(start.line, start.character, end.line, end.character);
      return new vscode.DiagnosticRelatedInformation(new vscode.Location(uri, place), about);
    });
  return diagnostic;
}

function truncation({ uri }: vscode.TextDocument, shown: number, total: number): vscode.Diagnostic {
  const message = vscode.l10n.t("The {0} severest of {1} problems are shown here.", shown, total.toLocaleString());
  // An error, as those come first and are the last that are left out.
  const diagnostic = new vscode.Diagnostic(new vscode.Range(0, 0, 0, 0), message, vscode.DiagnosticSeverity.Error);
  diagnostic.source = "Winnow";
  const target = vscode.Uri.parse(`command:winnow.openDataset?${encodeURIComponent(JSON.stringify([uri]))}`);
  diagnostic.code = { value: vscode.l10n.t("See all"), target };
  return diagnostic;
}
