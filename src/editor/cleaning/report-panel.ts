import * as vscode from "vscode";
import { nameOf } from "../dataset/name-of";

export const reportViewType = "winnow.cleaningReport";

const panels = new Map<vscode.WebviewPanel, vscode.Uri>();

/** Shows a report, which is a page that needs nothing but itself, in a tab. */
export async function showReport(report: vscode.Uri): Promise<void> {
  const html = new TextDecoder().decode(await vscode.workspace.fs.readFile(report));
  const panel = vscode.window.createWebviewPanel(reportViewType, nameOf(report), vscode.ViewColumn.Active, {
    enableScripts: true,
    enableFindWidget: true,
    localResourceRoots: [],
  });
  panels.set(panel, report);
  panel.onDidDispose(() => panels.delete(panel));
  panel.webview.html = html;
}

/** Opens the report of the active tab in the browser. */
export async function openReportInBrowser(): Promise<void> {
  const [, report] = [...panels].find(([{ active }]) => active) ?? [];
  if (report !== undefined) await vscode.env.openExternal(report);
}
