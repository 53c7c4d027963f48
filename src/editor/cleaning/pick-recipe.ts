import * as vscode from "vscode";
import { presetDescriptions, presetNames, type PresetName } from "../../clean/recipe/presets/names";
import { localeOf } from "../../lint/locale";
import { nameOf } from "../dataset/name-of";
import type { ChosenRecipe } from "./chosen-recipe";
import { openPreset } from "./own-recipe";

interface RecipeItem extends vscode.QuickPickItem {
  readonly choose: () => Promise<ChosenRecipe | undefined>;
  /** Shows the recipe as text. */
  readonly look?: () => Promise<void>;
}

/** Lets the user choose a recipe for a dataset; undefined when they do not. */
export async function pickRecipe(dataset: vscode.Uri): Promise<ChosenRecipe | undefined> {
  const own = await vscode.workspace.findFiles("**/*.winnow-recipe.{json,yaml,yml}", "**/node_modules/**", 50);
  const pick = vscode.window.createQuickPick<RecipeItem>();
  const other = { label: vscode.l10n.t("A Recipe's File…"), choose: pickRecipeFile };
  pick.items = [...presetNames.map((name) => presetItem(name, dataset)), ...own.map(fileItem), other];
  pick.placeholder = vscode.l10n.t("Clean by which recipe? You see what would go before anything is written.");
  pick.matchOnDetail = true;
  const chosen = new Promise<RecipeItem | undefined>((resolve) => {
    pick.onDidAccept(() => resolve(pick.activeItems[0]));
    pick.onDidTriggerItemButton(({ item }) => {
      resolve(undefined);
      void item.look?.();
    });
    pick.onDidHide(() => resolve(undefined));
  });
  pick.show();
  const item = await chosen;
  pick.dispose();
  return item?.choose();
}

function presetItem(preset: PresetName, dataset: vscode.Uri): RecipeItem {
  const tooltip = vscode.l10n.t("Open as a Recipe of Your Own");
  return {
    label: preset,
    detail: presetDescriptions[preset][localeOf(vscode.env.language)],
    buttons: [{ iconPath: new vscode.ThemeIcon("go-to-file"), tooltip }],
    choose: () => Promise.resolve({ preset }),
    look: () => openPreset(preset, dataset),
  };
}

function fileItem(uri: vscode.Uri): RecipeItem {
  return {
    label: nameOf(uri),
    description: vscode.workspace.asRelativePath(uri),
    buttons: [{ iconPath: new vscode.ThemeIcon("go-to-file"), tooltip: vscode.l10n.t("Open") }],
    choose: () => Promise.resolve({ file: uri }),
    look: async () => void (await vscode.window.showTextDocument(uri)),
  };
}

async function pickRecipeFile(): Promise<ChosenRecipe | undefined> {
  const filters = { [vscode.l10n.t("Recipes")]: ["json", "yaml", "yml"] };
  const [file] = (await vscode.window.showOpenDialog({ filters })) ?? [];
  return file && { file };
}
