import * as vscode from "vscode";
import { applyFixes } from "../lint/fixes";
import { fixUntilStable } from "../lint/fix-until-stable";
import type { Problem } from "../lint/problem";
import { difference } from "../text/difference";
import { fixAllKind } from "./fix-all-kind";
import { toCodeAction, toRange, toWorkspaceEdit } from "./convert";
import type { CheckedPrompt, Prompts } from "./prompts";

const { CodeActionKind } = vscode;

/** What a command that speaks of one problem is given. */
export interface ProblemArgument {
  readonly uri: string;
  readonly rule: string;
  readonly start: number;
  readonly end: number;
}

/** Offers fixes of single problems, of all problems of a rule, and of everything; and what else one does to a problem. */
export class CodeActions implements vscode.CodeActionProvider {
  static readonly metadata: vscode.CodeActionProviderMetadata = {
    providedCodeActionKinds: [CodeActionKind.QuickFix, fixAllKind],
  };

  constructor(private readonly prompts: Prompts) {}

  async provideCodeActions(
    document: vscode.TextDocument,
    range: vscode.Range,
    context: vscode.CodeActionContext,
  ): Promise<vscode.CodeAction[]> {
    const checked = await this.prompts.check(document);
    if (checked === undefined) return [];
    if (context.only !== undefined && fixAllKind.intersects(context.only)) return this.fixEverything(checked);
    if (context.only !== undefined && !context.only.contains(CodeActionKind.QuickFix)) return [];
    const shown = checked.problems
      .map((problem) => ({ problem, diagnostic: shownDiagnostic(checked, problem, context.diagnostics) }))
      .filter(({ problem, diagnostic }) => diagnostic !== undefined || touches(document, range, problem));
    const fixes = shown.flatMap(({ problem, diagnostic }) => quickFixes(checked, problem, diagnostic));
    const rules = [...new Set(shown.map(({ problem }) => problem.rule))];
    const wholeRule = rules.flatMap((rule) => fixRule(checked, rule));
    const other = shown.flatMap(({ problem, diagnostic }) => commandActions(checked, problem, diagnostic));
    return [...fixes, ...wholeRule, ...other];
  }

  private fixEverything(checked: CheckedPrompt): vscode.CodeAction[] {
    const edit = this.fixAllEdit(checked);
    if (edit === undefined) return [];
    const action = new vscode.CodeAction(vscode.l10n.t("Fix all problems that Winnow can fix safely"), fixAllKind);
    action.edit = edit;
    return [action];
  }

  /** The edit that applies every preferred fix; undefined when there is none. */
  fixAllEdit({ document, configuration }: CheckedPrompt): vscode.WorkspaceEdit | undefined {
    const before = document.getText();
    const { text: after } = fixUntilStable(before, (text) => this.prompts.checkText(text, configuration));
    const edit = difference(before, after);
    return edit && toWorkspaceEdit(document, [edit]);
  }
}

function touches(document: vscode.TextDocument, range: vscode.Range, problem: Problem): boolean {
  return toRange(document, problem.range).intersection(range) !== undefined;
}

function shownDiagnostic(
  { document }: CheckedPrompt,
  problem: Problem,
  diagnostics: readonly vscode.Diagnostic[],
): vscode.Diagnostic | undefined {
  const range = toRange(document, problem.range);
  return diagnostics.find(({ source, code, range: at }) => {
    const value = typeof code === "object" ? code.value : code;
    return source === "Winnow" && value === problem.rule && at.isEqual(range);
  });
}

function quickFixes({ document }: CheckedPrompt, problem: Problem, diagnostic: vscode.Diagnostic | undefined) {
  return problem.fixes.map((fix) => toCodeAction(document, fix, diagnostic === undefined ? [] : [diagnostic]));
}

function fixRule({ document, problems }: CheckedPrompt, rule: string): vscode.CodeAction[] {
  const fixable = problems.filter((problem) => problem.rule === rule && problem.fixes.length > 0);
  if (fixable.length < 2) return [];
  const edit = difference(document.getText(), applyFixes(document.getText(), fixable).text);
  if (edit === undefined) return [];
  const title = vscode.l10n.t("Fix all {0} in this file ({1})", rule, fixable.length);
  const action = new vscode.CodeAction(title, CodeActionKind.QuickFix);
  action.edit = toWorkspaceEdit(document, [edit]);
  return [action];
}

function commandActions(
  { document }: CheckedPrompt,
  { rule, range }: Problem,
  diagnostic: vscode.Diagnostic | undefined,
): vscode.CodeAction[] {
  const argument: ProblemArgument = { uri: document.uri.toString(), rule, start: range.start, end: range.end };
  const action = (title: string, command: string): vscode.CodeAction => {
    const result = new vscode.CodeAction(title, CodeActionKind.QuickFix);
    result.command = { title, command, arguments: [argument] };
    if (diagnostic !== undefined) result.diagnostics = [diagnostic];
    return result;
  };
  return [
    action(vscode.l10n.t("Explain {0}", rule), "winnow.explainRule"),
    action(vscode.l10n.t("Suppress {0} here…", rule), "winnow.suppress"),
    action(vscode.l10n.t("Turn {0} off", rule), "winnow.turnOffRule"),
  ];
}
