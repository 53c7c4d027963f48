import * as vscode from "vscode";
import { fingerprints } from "../lint/fingerprint";
import { disableInFrontMatter } from "../lint/suppression/insert";
import type { ProblemArgument } from "./code-actions";
import { suppressInFile } from "./configuration-changes";
import { toWorkspaceEdit } from "./convert";
import type { CheckedPrompt, Prompts } from "./prompts";

export type SuppressionPlace = "configuration" | "front-matter";

/** Silences one problem, in `.winnow.json` or in the front matter, as the user picks; neither reaches the model. */
export async function suppress(prompts: Prompts, problem: ProblemArgument, given?: SuppressionPlace): Promise<void> {
  const document = await vscode.workspace.openTextDocument(vscode.Uri.parse(problem.uri, true));
  const place = given ?? (await pickPlace(document, problem.rule));
  if (place === undefined) return;
  const checked = await prompts.check(document);
  if (checked === undefined) return;
  if (place === "front-matter") {
    const edits = disableInFrontMatter(document.getText(), checked.prompt.frontMatter, problem.rule);
    await vscode.workspace.applyEdit(toWorkspaceEdit(document, edits));
    return;
  }
  await suppressInConfiguration(checked, problem);
}

async function pickPlace(document: vscode.TextDocument, rule: string): Promise<SuppressionPlace | undefined> {
  const items: (vscode.QuickPickItem & { place: SuppressionPlace })[] = [
    {
      label: vscode.l10n.t("This problem alone"),
      description: ".winnow.json",
      detail: vscode.l10n.t("Kept by a fingerprint that survives when the text moves."),
      place: "configuration",
    },
    {
      label: vscode.l10n.t("{0} in this whole file", rule),
      description: vscode.l10n.t("Front matter"),
      detail: vscode.l10n.t("Front matter is not sent to the model."),
      place: "front-matter",
    },
  ];
  const offered = document.uri.scheme === "untitled" ? items.slice(1) : items;
  return (await vscode.window.showQuickPick(offered, { placeHolder: vscode.l10n.t("Suppress what?") }))?.place;
}

async function suppressInConfiguration(checked: CheckedPrompt, { rule, start, end }: ProblemArgument): Promise<void> {
  const { document, configuration, all } = checked;
  const folder = configuration.file?.folder ?? vscode.workspace.getWorkspaceFolder(document.uri)?.uri;
  const index = all.findIndex(({ rule: id, range }) => id === rule && range.start === start && range.end === end);
  if (index < 0) return;
  const fingerprint = fingerprints(document.getText(), all)[index]!;
  const path =
    folder === undefined ? document.uri.path.slice(document.uri.path.lastIndexOf("/") + 1) : configuration.path;
  await suppressInFile(folder ?? vscode.Uri.joinPath(document.uri, ".."), { rule, path, fingerprint });
}
