import * as vscode from "vscode";
import type { RepairArgument } from "./dataset-actions";
import { toRange, toWorkspaceEdit } from "./dataset-edits";

const scheme = "winnow-repair";

/** Shows what a repair would make of a row before it is made. */
export class RowRepair implements vscode.TextDocumentContentProvider, vscode.Disposable {
  /** What is being looked at, by the number in its address. */
  private readonly offered = new Map<string, RepairArgument>();
  private readonly subscriptions: vscode.Disposable[];
  private last = 0;

  constructor() {
    this.subscriptions = [
      vscode.workspace.registerTextDocumentContentProvider(scheme, this),
      vscode.workspace.onDidCloseTextDocument(({ uri }) => {
        if (uri.scheme === scheme && uri.fragment === "after") this.offered.delete(uri.authority);
      }),
    ];
  }

  dispose(): void {
    vscode.Disposable.from(...this.subscriptions).dispose();
  }

  provideTextDocumentContent({ authority, fragment }: vscode.Uri): string {
    const offered = this.offered.get(authority);
    return (fragment === "before" ? offered?.before : offered?.after) ?? "";
  }

  /** Opens the row beside what it would become, and applies that when the user agrees. */
  async show(repair: RepairArgument): Promise<void> {
    const key = String(++this.last);
    this.offered.set(key, repair);
    const name = repair.uri.slice(repair.uri.lastIndexOf("/") + 1);
    const uri = (side: "before" | "after"): vscode.Uri =>
      vscode.Uri.from({
        scheme,
        authority: key,
        path: `/${decodeURIComponent(name)}:${repair.row + 1}.json`,
        fragment: side,
      });
    const title = vscode.l10n.t("Row {0}: as it is ↔ repaired", repair.row + 1);
    await vscode.commands.executeCommand("vscode.diff", uri("before"), uri("after"), title, { preview: true });
    const apply = vscode.l10n.t("Apply");
    const question = vscode.l10n.t("Repair row {0} like this?", repair.row + 1);
    if ((await vscode.window.showInformationMessage(question, apply)) === apply) await this.apply(uri("after"));
  }

  /** Applies the repair that the document at `uri` shows; without it, that of the active editor. */
  async apply(uri = shownRepair()): Promise<void> {
    const repair = uri && this.offered.get(uri.authority);
    if (repair === undefined) return;
    const document = await vscode.workspace.openTextDocument(vscode.Uri.parse(repair.uri, true));
    const { edits } = repair.fix;
    const isThere = edits.length > 0 && document.getText(toRange(edits[0]!)) === repair.before;
    const done = isThere && (await vscode.workspace.applyEdit(toWorkspaceEdit(document.uri, edits)));
    if (!done) {
      void vscode.window.showWarningMessage(vscode.l10n.t("The row has changed meanwhile. Nothing was repaired."));
      return;
    }
    await closeDiffs(uri!.authority);
    await vscode.window.showTextDocument(document, { selection: toRange(edits[0]!) });
  }
}

function shownRepair(): vscode.Uri | undefined {
  const input = vscode.window.tabGroups.activeTabGroup.activeTab?.input;
  return input instanceof vscode.TabInputTextDiff && input.modified.scheme === scheme ? input.modified : undefined;
}

async function closeDiffs(key: string): Promise<void> {
  const tabs = vscode.window.tabGroups.all.flatMap(({ tabs: all }) => all);
  const shown = tabs.filter(
    ({ input }) =>
      input instanceof vscode.TabInputTextDiff && input.modified.scheme === scheme && input.modified.authority === key,
  );
  await vscode.window.tabGroups.close(shown);
}
