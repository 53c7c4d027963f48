import * as vscode from "vscode";
import type { ProblemArgument } from "../code-actions";
import { fixAllKind } from "../fix-all-kind";
import { abortSignalOf } from "./cancellation";
import type { Datasets } from "./datasets";
import { fromRange, toRange, toWorkspaceEdit } from "./dataset-edits";
import type { PairRows, ProblemDetails, ProblemFix } from "../dataset-worker/documents-protocol";

const { CodeActionKind } = vscode;

/** Rows that are changed at once: an edit of more holds the editor up, and is a task for the terminal. */
export const mostRows = 5000;

/** What the command is given that cures all problems of a rule. */
export interface CureArgument {
  readonly uri: string;
  readonly rule: string;
  readonly by: "fix" | "drop";
  /** Only rows that are compared with this one, 0-based. */
  readonly like?: number;
}

/** What the command is given that shows two rows side by side, by their numbers. */
export interface CompareArgument {
  readonly uri: string;
  readonly rows: readonly [first: number, second: number];
}

/** What the command is given that makes a preference pair of two rows, by their numbers. */
export interface PairArgument extends PairRows {
  readonly uri: string;
}

/** What the command is given that repairs a row. */
export interface RepairArgument {
  readonly uri: string;
  readonly version: number;
  /** 0-based. */
  readonly row: number;
  readonly before: string;
  readonly after: string;
  readonly fix: Pick<ProblemFix, "edits">;
}

/** Offers what can be done about the problems of rows: one by one, for all of a rule, or by dropping rows. */
export class DatasetActions implements vscode.CodeActionProvider {
  static readonly metadata: vscode.CodeActionProviderMetadata = {
    providedCodeActionKinds: [CodeActionKind.QuickFix, CodeActionKind.RefactorRewrite, fixAllKind],
  };

  constructor(private readonly datasets: Datasets) {}

  async provideCodeActions(
    document: vscode.TextDocument,
    range: vscode.Range,
    { diagnostics, only }: vscode.CodeActionContext,
    token: vscode.CancellationToken,
  ): Promise<vscode.CodeAction[]> {
    if (this.datasets.configurationOf(document) === undefined) return [];
    const signal = abortSignalOf(token);
    if (only !== undefined && fixAllKind.intersects(only)) return this.fixEverything(document, signal);
    if (only !== undefined && CodeActionKind.Refactor.intersects(only)) return [conversion(document)];
    if (only !== undefined && !only.contains(CodeActionKind.QuickFix)) return [];
    const problems = await this.datasets.ask("document/problems", document, fromRange(range), { signal });
    if (problems === undefined) return [];
    return actionsFor(document, problems, diagnostics);
  }

  private async fixEverything(document: vscode.TextDocument, signal: AbortSignal): Promise<vscode.CodeAction[]> {
    const edit = await safeFixes(this.datasets, document, signal);
    if (edit === undefined) return [];
    const action = new vscode.CodeAction(vscode.l10n.t("Fix all problems that Winnow can fix safely"), fixAllKind);
    action.edit = edit;
    return [action];
  }
}

/** The edit that applies every preferred fix of a dataset; undefined when there is none. */
export async function safeFixes(
  datasets: Datasets,
  document: vscode.TextDocument,
  signal?: AbortSignal,
): Promise<vscode.WorkspaceEdit | undefined> {
  const wanted = { rule: undefined, by: "fix", atMost: mostRows } as const;
  const cure = await datasets.ask("document/cure", document, wanted, { signal });
  return cure === undefined || cure.edits.length === 0 ? undefined : toWorkspaceEdit(document.uri, cure.edits);
}

function actionsFor(
  document: vscode.TextDocument,
  problems: readonly ProblemDetails[],
  diagnostics: readonly vscode.Diagnostic[],
): vscode.CodeAction[] {
  const shown = problems.map((problem) => ({
    problem,
    mended: diagnostics.filter((one) => one.range.isEqual(toRange(problem)) && codeOf(one) === problem.rule),
  }));
  const fixes = shown.flatMap(({ problem, mended }) =>
    problem.fixes.map((fix) => fixAction(document, problem, fix, mended)),
  );
  const pairs = shown.flatMap(({ problem, mended }) =>
    problem.pairs.map(({ title, chosen, rejected }) => {
      const argument: PairArgument = { uri: document.uri.toString(), chosen, rejected };
      return commandAction(title, "winnow.makePair", argument, mended);
    }),
  );
  const comparisons = shown.flatMap(({ problem, mended }) => comparisonActions(document, problem, mended));
  const links = shown.flatMap(({ problem, mended }) =>
    problem.opens.map((link) => commandAction(link.title, "winnow.openRow", link, mended)),
  );
  const rows = new Map(shown.map((one) => [one.problem.row, one]));
  const drops = [...rows.values()].map(({ problem }) => {
    const ofRow = shown.filter((one) => one.problem.row === problem.row).flatMap(({ mended }) => mended);
    return dropAction(document, problem, rows.size > 1, ofRow);
  });
  const rules = new Map(shown.map((one) => [one.problem.rule, one]));
  const whole = [...rules.values()].flatMap(({ problem, mended }) => ruleActions(document, problem, mended));
  const other = [...rules.values()].flatMap(({ problem, mended }) => commandActions(document, problem, mended));
  return [...fixes, ...pairs, ...links, ...comparisons, ...drops, ...whole, ...other, conversion(document)];
}

function codeOf({ code, source }: vscode.Diagnostic): unknown {
  return source === "Winnow" && typeof code === "object" ? code.value : undefined;
}

function fixAction(
  document: vscode.TextDocument,
  { row }: ProblemDetails,
  { title, preferred, edits, rewritten }: ProblemFix,
  mended: vscode.Diagnostic[],
): vscode.CodeAction {
  // What comes of a row that is written anew wants to be seen first.
  const action = new vscode.CodeAction(rewritten === undefined ? title : `${title}…`, CodeActionKind.QuickFix);
  action.diagnostics = mended;
  if (rewritten === undefined) {
    action.edit = toWorkspaceEdit(document.uri, edits);
    action.isPreferred = preferred;
  } else {
    const argument: RepairArgument = {
      uri: document.uri.toString(),
      version: document.version,
      row,
      ...rewritten,
      fix: { edits },
    };
    action.command = { title, command: "winnow.repairRow", arguments: [argument] };
  }
  return action;
}

function dropAction(
  document: vscode.TextDocument,
  { row, drop }: ProblemDetails,
  many: boolean,
  mended: vscode.Diagnostic[],
): vscode.CodeAction {
  const title = many ? vscode.l10n.t("Drop row {0}", row + 1) : vscode.l10n.t("Drop this row");
  const action = new vscode.CodeAction(title, CodeActionKind.QuickFix);
  action.edit = toWorkspaceEdit(document.uri, drop);
  action.diagnostics = mended;
  return action;
}

function ruleActions(
  document: vscode.TextDocument,
  { rule, ofRule }: ProblemDetails,
  mended: vscode.Diagnostic[],
): vscode.CodeAction[] {
  const action = (title: string, by: CureArgument["by"]): vscode.CodeAction => {
    const argument: CureArgument = { uri: document.uri.toString(), rule, by };
    return commandAction(title, "winnow.cureRule", argument, mended);
  };
  return [
    ...(ofRule.fixable > 1
      ? [action(vscode.l10n.t("Fix all {0} in this file ({1})", rule, ofRule.fixable), "fix")]
      : []),
    ...(ofRule.rows > 1 ? [action(vscode.l10n.t("Drop all rows with {0} ({1})", rule, ofRule.rows), "drop")] : []),
  ];
}

/** What can be done where a problem compares two rows. */
function comparisonActions(
  document: vscode.TextDocument,
  { row, rule, like }: ProblemDetails,
  mended: vscode.Diagnostic[],
): vscode.CodeAction[] {
  if (like === undefined) return [];
  const uri = document.uri.toString();
  const compared: CompareArgument = { uri, rows: [like.row, row] };
  const cured: CureArgument = { uri, rule, by: "drop", like: like.row };
  const compare = commandAction(
    vscode.l10n.t("Compare with row {0}", like.row + 1),
    "winnow.compareRows",
    compared,
    mended,
  );
  if (like.rows < 2) return [compare];
  const title = vscode.l10n.t("Drop the {0} rows that are like row {1}", like.rows, like.row + 1);
  return [compare, commandAction(title, "winnow.cureRule", cured, mended)];
}

function commandActions(
  document: vscode.TextDocument,
  problem: ProblemDetails,
  mended: vscode.Diagnostic[],
): vscode.CodeAction[] {
  const { rule, fingerprint } = problem;
  const argument: Pick<ProblemArgument, "uri" | "rule"> & { readonly fingerprint: string } = {
    uri: document.uri.toString(),
    rule,
    fingerprint,
  };
  return [
    commandAction(vscode.l10n.t("Explain {0}", rule), "winnow.explainRule", argument, mended),
    commandAction(vscode.l10n.t("Suppress {0} in this row", rule), "winnow.suppressInRow", argument, mended),
    commandAction(vscode.l10n.t("Turn {0} off", rule), "winnow.turnOffRule", argument, mended),
  ];
}

function commandAction(
  title: string,
  command: string,
  argument: unknown,
  mended: vscode.Diagnostic[],
): vscode.CodeAction {
  const action = new vscode.CodeAction(title, CodeActionKind.QuickFix);
  action.command = { title, command, arguments: [argument] };
  action.diagnostics = mended;
  return action;
}

function conversion(document: vscode.TextDocument): vscode.CodeAction {
  const title = vscode.l10n.t("Convert this file to…");
  const action = new vscode.CodeAction(title, CodeActionKind.RefactorRewrite);
  action.command = { title, command: "winnow.convertDataset", arguments: [document.uri] };
  return action;
}
