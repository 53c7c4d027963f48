import * as vscode from "vscode";
import type { ProfileViews } from "../profile-view/profile-views";
import type { DatasetTables } from "./dataset-tables";

const extensions = ["jsonl", "ndjson", "json", "csv", "tsv", "txt", "gz"];

/** Opens a file as a table, perhaps at a row: the file given, else the active editor's, else one that the user picks. */
export async function openDataset(
  tables: DatasetTables,
  given: vscode.Uri | undefined,
  row: number | undefined,
): Promise<void> {
  const uri = given ?? activeFile() ?? (await pickDataset());
  if (uri !== undefined) await tables.show(uri, row === undefined ? {} : { row });
}

/** Shows the profile of a file, which is found in the same way. */
export async function profileDataset(profiles: ProfileViews, given: vscode.Uri | undefined): Promise<void> {
  const uri = given ?? activeFile() ?? (await pickDataset());
  if (uri !== undefined) await profiles.show(uri);
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
