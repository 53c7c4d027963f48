import * as vscode from "vscode";
import { deleteDownloaded, type DownloadedModel } from "../../perplexity/hub/downloaded";
import { openModelFolder } from "../../perplexity/model-folder";
import type { EditorConfiguration } from "../configuration";
import { confirmInDialog, type Confirm } from "./confirm";
import { downloadByName, downloadRest } from "./download-model";
import { orFailure } from "./failures";
import { pickModel } from "./pick-model";
import { modelTitle } from "./texts";

/** What choosing a model works with. */
export interface ModelContext {
  readonly configuration: EditorConfiguration;
  /** The folder of the models that were downloaded; it need not be there yet. */
  readonly downloads: string;
  /** VS Code shows no dialog in its tests, which therefore answer by themselves. */
  readonly confirm?: Confirm | undefined;
}

const builtin = "builtin";

/** Lets the user choose the model by which texts are scored: the built-in, a folder, or one from a hub. */
export async function chooseModel(context: ModelContext): Promise<void> {
  for (;;) {
    const inUse = context.configuration.get("perplexity.model", undefined);
    const choice = await pickModel(context.downloads, inUse);
    if (choice === undefined) return;
    if (choice.kind === "delete") {
      await deleteAfterAsking(choice.model, inUse, confirmOf(context));
      continue;
    }
    const model = await folderOf(choice, context);
    if (model !== undefined) await use(model);
    return;
  }
}

type Choice = Exclude<Awaited<ReturnType<typeof pickModel>>, undefined | { readonly kind: "delete" }>;

/** The folder of what was chosen, or "builtin"; undefined where the user has given up, or been told why it cannot be. */
function folderOf(choice: Choice, context: ModelContext): Promise<string | undefined> {
  const endpoint = context.configuration.get("perplexity.hub", undefined);
  const options = { endpoint, root: context.downloads, confirm: confirmOf(context) };
  switch (choice.kind) {
    case "builtin":
      return Promise.resolve(builtin);
    case "folder":
      return pickFolder();
    case "download":
      return downloadByName(options);
    case "downloaded": {
      const { model } = choice;
      return model.isWhole ? Promise.resolve(model.folder) : downloadRest(model, options);
    }
  }
}

/** A keybinding may give anything. */
function confirmOf({ confirm }: ModelContext): Confirm {
  return typeof confirm === "function" ? confirm : confirmInDialog;
}

async function pickFolder(): Promise<string | undefined> {
  const [folder] =
    (await vscode.window.showOpenDialog({
      title: vscode.l10n.t("Choose a Model's Folder"),
      openLabel: vscode.l10n.t("Use This Model"),
      canSelectFolders: true,
      canSelectFiles: false,
    })) ?? [];
  return folder?.fsPath;
}

async function use(model: string): Promise<void> {
  const isUsable = model === builtin || (await orFailure(async () => openModelFolder(model))) !== undefined;
  if (!isUsable) return;
  await setModel(model);
  const message =
    model === builtin
      ? vscode.l10n.t("Winnow now scores with the built-in model.")
      : vscode.l10n.t("Winnow now scores with the model in {0}.", model);
  void vscode.window.showInformationMessage(message);
}

/** A setting that says what is the default anyway is taken out. */
async function setModel(model: string): Promise<void> {
  const value = model === builtin ? undefined : model;
  await vscode.workspace
    .getConfiguration("winnow")
    .update("perplexity.model", value, vscode.ConfigurationTarget.Global);
}

async function deleteAfterAsking(model: DownloadedModel, inUse: string, confirm: Confirm): Promise<void> {
  const isInUse = model.folder === inUse;
  const message = vscode.l10n.t("Delete {0}?", modelTitle(model));
  const replaced = vscode.l10n.t("It is in use; the built-in model takes its place.");
  const detail = isInUse ? `${replaced}\n${model.folder}` : model.folder;
  if (!(await confirm({ message, detail, action: vscode.l10n.t("Delete") }))) return;
  await deleteDownloaded(model);
  if (isInUse) await setModel(builtin);
}
