import * as vscode from "vscode";
import type { DatasetTables } from "./dataset-tables";

const extensions = ["jsonl", "ndjson", "json", "csv", "tsv", "txt", "gz"];

/** Opens a file as a table, perhaps at a row: that of `datasetFile`. */
export async function openDataset(
  tables: DatasetTables,
  given: vscode.Uri | undefined,
  row: number | undefined,
): Promise<void> {
  const uri = await datasetFile(given);
  if (uri !== undefined) await tables.show(uri, row === undefined ? {} : { row });
}

/** The file given, else the active editor's, else one that the user picks; undefined when they do not. */
export async function datasetFile(given: vscode.Uri | undefined): Promise<vscode.Uri | undefined> {
  return given ?? activeFile() ?? (await pickDataset());
}

/** As `datasetFile`, but also the active editor's text that is in no file yet. */
export async function datasetText(given: vscode.Uri | undefined): Promise<vscode.Uri | undefined> {
  return given ?? activeUntitled() ?? (await datasetFile(undefined));
}

function activeUntitled(): vscode.Uri | undefined {
  const input = vscode.window.tabGroups.activeTabGroup.activeTab?.input;
  return input instanceof vscode.TabInputText && input.uri.scheme === "untitled" ? input.uri : undefined;
}

/** The file of the active tab, whether or not extensions see its text. */
function activeFile(): vscode.Uri | undefined {
  const input = vscode.window.tabGroups.activeTabGroup.activeTab?.input;
  const isFile = input instanceof vscode.TabInputText || input instanceof vscode.TabInputCustom;
  return isFile && input.uri.scheme === "file" ? input.uri : undefined;
}

/** Lets the user pick a dataset; undefined when they do not. */
async function pickDataset(): Promise<vscode.Uri | undefined> {
  const [picked] = (await vscode.window.showOpenDialog({ filters: { [vscode.l10n.t("Datasets")]: extensions } })) ?? [];
  return picked;
}
