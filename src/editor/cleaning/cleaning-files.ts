import path from "node:path";
import * as vscode from "vscode";
import { exists } from "../dataset/exists";
import { nameOf } from "../dataset/name-of";
import type { CleaningFiles } from "../dataset-worker/cleaning-protocol";

/** Names beside a file, or beside what the user names where there is none, that no files have; undefined when they do not. */
export async function newFiles(dataset: vscode.Uri): Promise<CleaningFiles | undefined> {
  if (dataset.scheme === "file") {
    const [stem, extension] = stemOf(dataset);
    return freeFiles(vscode.Uri.joinPath(dataset, ".."), `${stem}.clean`, extension);
  }
  const folder = vscode.workspace.workspaceFolders?.[0]?.uri;
  const defaultUri = folder && vscode.Uri.joinPath(folder, "dataset.clean.jsonl");
  const title = vscode.l10n.t("Where is the clean dataset to be written?");
  const target = await vscode.window.showSaveDialog({ title, ...(defaultUri && { defaultUri }) });
  if (target === undefined) return undefined;
  return freeFiles(vscode.Uri.joinPath(target, ".."), ...stemOf(target));
}

function stemOf(file: vscode.Uri): [stem: string, extension: string] {
  const name = nameOf(file).replace(/\.gz$/i, "");
  const extension = path.posix.extname(name);
  return [name.slice(0, name.length - extension.length), extension];
}

async function freeFiles(folder: vscode.Uri, stem: string, extension: string): Promise<CleaningFiles> {
  for (let i = 1; ; i++) {
    const own = `${stem}${i === 1 ? "" : `-${i}`}`;
    const names = [`${own}${extension}`, `${own}.rejected.jsonl`, `${own}.pairs.jsonl`, `${own}.report.html`];
    const uris = names.map((name) => vscode.Uri.joinPath(folder, name));
    if ((await Promise.all(uris.map(exists))).some(Boolean)) continue;
    const [clean, rejected, pairs, report] = uris.map(({ fsPath }) => fsPath);
    return { clean: clean!, rejected: rejected!, pairs: pairs!, report: report! };
  }
}
