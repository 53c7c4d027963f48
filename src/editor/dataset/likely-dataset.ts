import type * as vscode from "vscode";

/** Whether a file is a dataset by its name or language alone, or may be one by what it holds. */
export type Likelihood = "certain" | "possible";

// Well-known files that hold no data, however they look.
const neverDatasets =
  /^(?:package(?:-lock)?|composer|bower|manifest|tsconfig.*|jsconfig.*|.*schema|settings|launch|tasks|keybindings|.*config|.*rc|bundle\.l10n.*|package\.nls.*|components|metadata)\.json$|^\./i;

/** What the name and language of a document say; undefined for one that is no dataset. */
export function likelyDataset({
  uri,
  languageId,
}: Pick<vscode.TextDocument, "uri" | "languageId">): Likelihood | undefined {
  const name = uri.path.slice(uri.path.lastIndexOf("/") + 1);
  if (languageId === "jsonl" || /\.(?:jsonl|ndjson)$/i.test(name)) return "certain";
  if (neverDatasets.test(name)) return undefined;
  const mayBe = ["json", "csv", "tsv"].includes(languageId) || /\.(?:json|csv|tsv)$/i.test(name);
  return mayBe && languageId !== "jsonc" ? "possible" : undefined;
}
