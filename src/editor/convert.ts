import * as vscode from "vscode";
import type { Locale } from "../lint/locale";
import type { Fix, Problem, Severity } from "../lint/problem";
import type { Range, TextEdit } from "../text/range";
import { ruleUri } from "./rule-uri";

/** The severities as the editor has them. */
export const diagnosticSeverities: Readonly<Record<Severity, vscode.DiagnosticSeverity>> = {
  error: vscode.DiagnosticSeverity.Error,
  warning: vscode.DiagnosticSeverity.Warning,
  information: vscode.DiagnosticSeverity.Information,
  hint: vscode.DiagnosticSeverity.Hint,
};

/** The place in `document` that a range of offsets covers. */
export function toRange(document: vscode.TextDocument, range: Range): vscode.Range {
  return new vscode.Range(document.positionAt(range.start), document.positionAt(range.end));
}

/** Edits of `document` by offset, as one edit of the workspace. */
export function toWorkspaceEdit(document: vscode.TextDocument, edits: readonly TextEdit[]): vscode.WorkspaceEdit {
  const result = new vscode.WorkspaceEdit();
  for (const edit of edits) result.replace(document.uri, toRange(document, edit.range), edit.text);
  return result;
}

/** The quick fix that applies `fix` to `document`, for the diagnostics that it mends. */
export function toCodeAction(
  document: vscode.TextDocument,
  fix: Fix,
  diagnostics: readonly vscode.Diagnostic[],
): vscode.CodeAction {
  const action = new vscode.CodeAction(fix.title, vscode.CodeActionKind.QuickFix);
  action.edit = toWorkspaceEdit(document, fix.edits);
  action.isPreferred = fix.preferred;
  if (diagnostics.length > 0) action.diagnostics = [...diagnostics];
  return action;
}

/** The diagnostic that shows `problem`: its code links to the rule's page. */
export function toDiagnostic(document: vscode.TextDocument, problem: Problem, locale: Locale): vscode.Diagnostic {
  const range = toRange(document, problem.range);
  const diagnostic = new vscode.Diagnostic(range, problem.message, diagnosticSeverities[problem.severity]);
  diagnostic.source = "Winnow";
  diagnostic.code = { value: problem.rule, target: ruleUri(problem.rule, locale) };
  diagnostic.relatedInformation = problem.related.map(
    (place) =>
      new vscode.DiagnosticRelatedInformation(
        new vscode.Location(document.uri, toRange(document, place.range)),
        place.message,
      ),
  );
  if (problem.rule === "winnow/unused-suppression") diagnostic.tags = [vscode.DiagnosticTag.Unnecessary];
  return diagnostic;
}
