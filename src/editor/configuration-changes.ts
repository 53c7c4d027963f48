import * as vscode from "vscode";
import { configurationFileName, type RuleSettings, type SuppressionEntry } from "../lint/configuration";
import { setRuleSeverity } from "../lint/configuration/edit";
import { insertSuppressionEntry } from "../lint/suppression/insert";
import type { Level } from "../lint/problem";
import { insertModelTemplate } from "../prompt/edits/model-template";
import type { TemplateName } from "../prompt/model";
import type { TextEdit } from "../text/range";
import type { ConfigurationFile } from "./configuration-files";
import { readText } from "./configuration-files";
import { toWorkspaceEdit } from "./convert";

/** Silences one problem in `.winnow.json`, which is made in `folder` when there is none. */
export function suppressInFile(folder: vscode.Uri, entry: SuppressionEntry): Promise<boolean> {
  return changeFile(vscode.Uri.joinPath(folder, configurationFileName), (text) => insertSuppressionEntry(text, entry));
}

/** Sets a rule's level where it counts: in the `.winnow.json` that holds, or else in the editor's settings. */
export async function setRuleLevel(file: ConfigurationFile | undefined, rule: string, level: Level): Promise<void> {
  if (file !== undefined) {
    await changeFile(file.uri, (text) => setRuleSeverity(text, rule, level));
    return;
  }
  const settings = vscode.workspace.getConfiguration("winnow");
  const target = settingsTarget();
  const inspected = settings.inspect<RuleSettings>("rules");
  const before = target === vscode.ConfigurationTarget.Global ? inspected?.globalValue : inspected?.workspaceValue;
  await settings.update("rules", { ...before, [rule]: level }, target);
}

/** Sets the base model's template where it counts, as `setRuleLevel` does. */
export async function setModelTemplate(file: ConfigurationFile | undefined, template: TemplateName): Promise<void> {
  if (file?.configuration.model !== undefined) {
    await changeFile(file.uri, (text) => insertModelTemplate(text, template));
    return;
  }
  await vscode.workspace.getConfiguration("winnow").update("model.template", template, settingsTarget());
}

function settingsTarget(): vscode.ConfigurationTarget {
  const inWorkspace = vscode.workspace.workspaceFolders !== undefined;
  return inWorkspace ? vscode.ConfigurationTarget.Workspace : vscode.ConfigurationTarget.Global;
}

/** Edits a configuration file through the editor, so that it can be undone, and saves it. */
async function changeFile(uri: vscode.Uri, edits: (text: string) => readonly TextEdit[]): Promise<boolean> {
  if ((await readText(uri)) === undefined) {
    const creation = new vscode.WorkspaceEdit();
    creation.createFile(uri, { ignoreIfExists: true });
    if (!(await vscode.workspace.applyEdit(creation))) return false;
  }
  const document = await vscode.workspace.openTextDocument(uri);
  if (!(await vscode.workspace.applyEdit(toWorkspaceEdit(document, edits(document.getText()))))) return false;
  return document.save();
}
