import * as vscode from "vscode";
import type { ConversionOutlook, ConversionTarget } from "../dataset-worker/conversion-protocol";
import type { Datasets } from "./datasets";
import { exists } from "./exists";
import { openDocument } from "./open-document";
import { withProgress } from "./with-progress";

/**
 * Writes a dataset in another format into a new file beside it, and opens that. What would be lost is said before, and
 * no file is ever written over.
 */
export async function convertDataset(datasets: Datasets, uri?: vscode.Uri, given?: string): Promise<void> {
  const document = openDocument(uri);
  if (document === undefined) return;
  const target = await pickTarget(datasets, document, given);
  if (target === undefined) return;
  const { id: format } = target;
  const outlook = await withProgress(vscode.l10n.t("Converting to {0}", target.title), (options) =>
    datasets.ask("conversion/outlook", document, { format }, options),
  );
  if (outlook === undefined || !(await agrees(outlook, target))) return;
  const to = await freeUri(document.uri, format, outlook.extension);
  const path = to?.scheme === "file" ? to.fsPath : undefined;
  const written = await withProgress(vscode.l10n.t("Converting to {0}", target.title), (options) =>
    datasets.ask("conversion/write", document, { format, path }, options),
  );
  if (written === undefined) return;
  if (to === undefined) {
    const content = new TextDecoder().decode(written.bytes);
    const language = outlook.extension === ".json" ? "json" : "jsonl";
    await vscode.window.showTextDocument(await vscode.workspace.openTextDocument({ content, language }));
    return;
  }
  if (written.bytes !== undefined) await vscode.workspace.fs.writeFile(to, written.bytes);
  await vscode.window.showTextDocument(to, { preview: false });
}

async function pickTarget(
  datasets: Datasets,
  document: vscode.TextDocument,
  given: string | undefined,
): Promise<ConversionTarget | undefined> {
  const targets = await datasets.ask("conversion/targets", document, {});
  if (targets === undefined || targets.length === 0) {
    void vscode.window.showInformationMessage(
      vscode.l10n.t("There is no format that this file could be converted to."),
    );
    return undefined;
  }
  if (given !== undefined) return targets.find(({ id }) => id === given);
  const items = targets.map((target) => ({ label: target.title, detail: target.description, target }));
  const placeHolder = vscode.l10n.t("Convert to which format? A new file is written beside this one.");
  return (await vscode.window.showQuickPick(items, { placeHolder, matchOnDetail: true }))?.target;
}

/** Whether the user wants it as it is: asked only where something is lost. */
async function agrees(
  { rows, lost, lacking, unknown }: ConversionOutlook,
  { title }: ConversionTarget,
): Promise<boolean> {
  const number = (count: number): string => count.toLocaleString();
  const leftOut = [
    ...lacking.map(({ what, rows: count }) =>
      vscode.l10n.t("{0} rows have no place in it: they lack {1}.", number(count), what),
    ),
    ...(unknown > 0
      ? [vscode.l10n.t("{0} rows are broken or of an unknown format, and are left out.", number(unknown))]
      : []),
  ];
  const losses = lost.map(({ what, rows: count }) => vscode.l10n.t("{0} rows lose {1}.", number(count), what));
  if (rows === 0) {
    const message = vscode.l10n.t("No row can be converted to {0}.", title);
    void vscode.window.showWarningMessage([message, ...leftOut].join(" "));
    return false;
  }
  if (leftOut.length === 0 && losses.length === 0) return true;
  const message = vscode.l10n.t("Something would be lost in {0}.", title);
  const convert = vscode.l10n.t("Convert {0} Rows", number(rows));
  const detail = [...losses, ...leftOut].join("\n");
  return (await vscode.window.showWarningMessage(message, { modal: true, detail }, convert)) === convert;
}

/** A name beside the file that no file has; undefined for a document that is no file. */
async function freeUri(uri: vscode.Uri, format: string, extension: string): Promise<vscode.Uri | undefined> {
  if (uri.scheme === "untitled") return undefined;
  const name = uri.path.slice(uri.path.lastIndexOf("/") + 1).replace(/\.[^.]+$/, "");
  // A format of the user's own has any name.
  const inName = format.replace(/[\\/:*?"<>|\s]+/g, "-");
  for (let i = 1; ; i++) {
    const suffix = i === 1 ? "" : `-${i}`;
    const candidate = vscode.Uri.joinPath(uri, "..", `${name}.${inName}${suffix}${extension}`);
    if (!(await exists(candidate))) return candidate;
  }
}
