import * as vscode from "vscode";
import { presetDescriptions, presetSources, type PresetName } from "../../clean/recipe/presets/names";
import { localeOf } from "../../lint/locale";
import { exists } from "../dataset/exists";

/**
 * Opens a recipe that comes with Winnow as a new text, to be changed and saved under a name by which it is offered from
 * then on; by that name, too, JSON knows what may stand in it.
 */
export async function openPreset(preset: PresetName, dataset: vscode.Uri): Promise<void> {
  const { name, steps } = presetSources[preset];
  const description = presetDescriptions[preset][localeOf(vscode.env.language)];
  const uri = await freeName(preset, dataset);
  const document = await vscode.workspace.openTextDocument(uri);
  if (document.getText() === "") {
    const edit = new vscode.WorkspaceEdit();
    const recipe = { name: `my ${name}`, description, steps };
    edit.insert(uri, new vscode.Position(0, 0), `${JSON.stringify(recipe, undefined, 2)}\n`);
    await vscode.workspace.applyEdit(edit);
  }
  await vscode.window.showTextDocument(document, { preview: false });
}

/** A place in the workspace, or beside the dataset, where there is no file yet. */
async function freeName(preset: PresetName, dataset: vscode.Uri): Promise<vscode.Uri> {
  const folder = vscode.workspace.workspaceFolders?.[0]?.uri ?? vscode.Uri.joinPath(dataset, "..");
  for (let i = 1; ; i++) {
    const file = vscode.Uri.joinPath(folder, `my-${preset}${i === 1 ? "" : `-${i}`}.winnow-recipe.json`);
    if (!(await exists(file))) return file.with({ scheme: "untitled" });
  }
}
