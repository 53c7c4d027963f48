import * as vscode from "vscode";
import type { PresetName } from "../../clean/recipe/presets/names";
import { nameOf } from "../dataset/name-of";
import { openDocument } from "../dataset/open-document";
import type { RecipeChoice } from "../dataset-worker/cleaning-protocol";

/** The recipe that the user chose: one that comes with Winnow, or a file. */
export type ChosenRecipe = { readonly preset: PresetName } | { readonly file: vscode.Uri };

/** What people call a recipe before it is read. */
export function recipeName(recipe: ChosenRecipe): string {
  return "preset" in recipe ? recipe.preset : nameOf(recipe.file);
}

/** The recipe as it is now: what its editor has, where it is open. Rejects as reading does. */
export async function readRecipe(recipe: ChosenRecipe): Promise<RecipeChoice> {
  if ("preset" in recipe) return recipe;
  const { file } = recipe;
  const text = openDocument(file)?.getText() ?? new TextDecoder().decode(await vscode.workspace.fs.readFile(file));
  const mayRead = vscode.workspace.isTrusted && file.scheme === "file";
  const folder = mayRead ? vscode.Uri.joinPath(file, "..").fsPath : undefined;
  return { name: nameOf(file), text, isYaml: /\.ya?ml$/i.test(file.path), folder };
}
