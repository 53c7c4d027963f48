import * as vscode from "vscode";
import { downloadedModels, type DownloadedModel } from "../../perplexity/hub/downloaded";
import { bytesText } from "../../text/amounts";
import { modelTitle } from "./texts";

export type ModelChoice =
  | { readonly kind: "builtin" }
  | { readonly kind: "folder" }
  | { readonly kind: "download" }
  /** One that was downloaded, in whole or in part. */
  | { readonly kind: "downloaded"; readonly model: DownloadedModel }
  | { readonly kind: "delete"; readonly model: DownloadedModel };

interface ModelItem extends vscode.QuickPickItem {
  readonly choice?: ModelChoice;
}

/** Shows the models that are there, and the ways to others. `inUse`: as the setting says. */
export async function pickModel(downloads: string, inUse: string): Promise<ModelChoice | undefined> {
  const downloaded = await downloadedModels(downloads);
  const items = itemsOf(downloaded, inUse);
  const box = vscode.window.createQuickPick<ModelItem>();
  box.placeholder = vscode.l10n.t("Which model is to score texts?");
  box.matchOnDescription = true;
  box.items = items;
  box.activeItems = items.filter(({ choice }) => isInUse(choice, inUse));
  return new Promise((resolve) => {
    const end = (choice?: ModelChoice): void => {
      resolve(choice);
      box.dispose();
    };
    box.onDidAccept(() => end(box.activeItems[0]?.choice));
    box.onDidTriggerItemButton(({ item: { choice } }) => {
      if (choice?.kind === "downloaded") end({ kind: "delete", model: choice.model });
    });
    box.onDidHide(() => end());
    box.show();
  });
}

function itemsOf(downloaded: readonly DownloadedModel[], inUse: string): ModelItem[] {
  const separator = (label: string): ModelItem => ({ label, kind: vscode.QuickPickItemKind.Separator });
  const hasOther = inUse !== "builtin" && !downloaded.some(({ folder }) => folder === inUse);
  return [
    {
      label: `$(package) ${vscode.l10n.t("Built-in")}`,
      description: described(inUse === "builtin", "winnow-tiny"),
      detail: vscode.l10n.t("A small model of English and Chinese that comes with Winnow"),
      choice: { kind: "builtin" },
    },
    ...(downloaded.length > 0 ? [separator(vscode.l10n.t("Downloaded"))] : []),
    ...downloaded.map((model) => downloadedItem(model, inUse)),
    separator(vscode.l10n.t("Others")),
    {
      label: `$(folder-opened) ${vscode.l10n.t("Choose a Folder…")}`,
      ...(hasOther && { description: described(true, inUse) }),
      detail: vscode.l10n.t("Any causal language model in ONNX, with its config.json and tokenizer.json"),
      choice: { kind: "folder" },
    },
    {
      label: `$(cloud-download) ${vscode.l10n.t("Download by Name…")}`,
      detail: vscode.l10n.t("Shows licence and size before anything is downloaded"),
      choice: { kind: "download" },
    },
  ];
}

function downloadedItem(model: DownloadedModel, inUse: string): ModelItem {
  const size = bytesText(model.bytes);
  const facts = model.isWhole ? [size, model.licence] : [size, vscode.l10n.t("not downloaded in full")];
  return {
    label: `$(${model.isWhole ? "database" : "debug-pause"}) ${modelTitle(model)}`,
    description: described(model.folder === inUse, ...facts),
    buttons: [{ iconPath: new vscode.ThemeIcon("trash"), tooltip: vscode.l10n.t("Delete") }],
    choice: { kind: "downloaded", model },
  };
}

function described(isInUse: boolean, ...facts: readonly (string | undefined)[]): string {
  const all = isInUse ? [...facts, vscode.l10n.t("in use")] : facts;
  return all.filter((fact) => fact !== undefined).join(" · ");
}

function isInUse(choice: ModelChoice | undefined, inUse: string): boolean {
  if (choice?.kind === "downloaded") return choice.model.folder === inUse;
  return choice?.kind === "builtin" && inUse === "builtin";
}
