import { randomBytes } from "node:crypto";
import * as vscode from "vscode";
import type { Profile } from "../../dataset/profile/schema";
import type { EditorConfiguration } from "../configuration";
import { RequestError, type DatasetClient } from "../dataset-worker/client";
import { datasetClient } from "../dataset-worker/start-worker";
import type { DatasetTables } from "../dataset-table/dataset-tables";
import { pageScript } from "./rule-hash";

const viewType = "winnow.profile";
// A profile that takes no longer shows no progress, in milliseconds.
const patience = 400;

interface View {
  readonly panel: vscode.WebviewPanel;
  profile: Profile | undefined;
}

/** Profiles of datasets as pages in the editor, each computed in a thread that ends with it. */
export class ProfileViews implements vscode.Disposable {
  private readonly views = new Map<string, View>();
  private readonly registration: vscode.Disposable;

  /** `client`: of the thread that makes pages. */
  constructor(
    private readonly client: DatasetClient,
    private readonly configuration: EditorConfiguration,
    private readonly tables: DatasetTables,
    private readonly log: vscode.LogOutputChannel,
  ) {
    this.registration = vscode.window.registerWebviewPanelSerializer(viewType, {
      deserializeWebviewPanel: async (panel, state: unknown) => {
        const { uri } = (state ?? {}) as { uri?: string };
        if (uri === undefined) return panel.dispose();
        await this.fill(vscode.Uri.parse(uri, true), panel);
      },
    });
  }

  dispose(): void {
    this.registration.dispose();
    for (const { panel } of this.views.values()) panel.dispose();
  }

  /** The profile that is shown of a file; undefined while there is none. */
  profileOf(uri: vscode.Uri): Profile | undefined {
    return this.views.get(uri.toString())?.profile;
  }

  /** Computes the profile of a file and shows it, in the tab that shows it already if there is one. */
  async show(uri: vscode.Uri): Promise<void> {
    const shown = this.views.get(uri.toString())?.panel;
    shown?.reveal();
    await this.fill(uri, shown);
  }

  /** Writes the active profile to a file, which the user picks unless it is given. */
  async export(format: "html" | "json", given?: vscode.Uri): Promise<void> {
    const [key, view] = [...this.views].find(([, { panel }]) => panel.active) ?? [];
    if (key === undefined || view?.profile === undefined) return;
    const uri = vscode.Uri.parse(key, true);
    const suggested = uri.with({ path: `${uri.path.replace(/\.[^./]*$/, "")}.profile.${format}` });
    // A menu gives the address of the page.
    const target = given?.scheme === "file" ? given : await vscode.window.showSaveDialog({ defaultUri: suggested });
    if (target === undefined) return;
    const text = format === "json" ? `${JSON.stringify(view.profile, undefined, 2)}\n` : await this.page(view.profile);
    await vscode.workspace.fs.writeFile(target, new TextEncoder().encode(text));
  }

  /** Shows the table of the dataset whose profile is active. */
  async showTable(): Promise<void> {
    const key = [...this.views].find(([, { panel }]) => panel.active)?.[0];
    if (key !== undefined) await this.tables.show(vscode.Uri.parse(key, true));
  }

  private async fill(uri: vscode.Uri, restored: vscode.WebviewPanel | undefined): Promise<void> {
    const profile = await this.compute(uri);
    if (profile === undefined) return restored?.webview.html === "" ? restored.dispose() : undefined;
    const nonce = randomBytes(16).toString("base64");
    const html = await this.page(profile, nonce);
    const view = this.views.get(uri.toString()) ?? this.add(uri, restored ?? this.createPanel(uri));
    view.profile = profile;
    const state = JSON.stringify({ uri: uri.toString() }).replace(/</g, "\\u003c");
    const script = `<script nonce="${nonce}">${pageScript}vscode.setState(${state});</script>`;
    view.panel.webview.html = html.replace("</body>", () => `${script}</body>`);
  }

  private createPanel(uri: vscode.Uri): vscode.WebviewPanel {
    const title = vscode.l10n.t("Profile: {0}", uri.path.slice(uri.path.lastIndexOf("/") + 1));
    return vscode.window.createWebviewPanel(viewType, title, vscode.ViewColumn.Active, {
      retainContextWhenHidden: true,
      enableFindWidget: true,
    });
  }

  private add(uri: vscode.Uri, panel: vscode.WebviewPanel): View {
    const key = uri.toString();
    const view: View = { panel, profile: undefined };
    this.views.set(key, view);
    panel.webview.options = { enableScripts: true, localResourceRoots: [] };
    panel.onDidDispose(() => this.views.delete(key));
    panel.webview.onDidReceiveMessage(({ rule, row }: { rule?: string; row?: number }) => {
      void this.tables.show(uri, { ...(rule !== undefined && { rules: [rule] }), ...(row && { row: row - 1 }) });
    });
    return view;
  }

  /** Undefined when the user has cancelled it. Rejects as reading the file does. */
  private async compute(uri: vscode.Uri): Promise<Profile | undefined> {
    const client = datasetClient(this.log);
    const cancel = new AbortController();
    let report: (percent: number) => void = () => undefined;
    const computing = client
      .request(
        "profile/compute",
        {
          path: uri.fsPath,
          shownPath: vscode.workspace.asRelativePath(uri),
          check: await this.configuration.datasetCheck(uri),
          model: this.configuration.get("perplexity.model", undefined),
        },
        {
          signal: cancel.signal,
          onProgress: ({ done, total }) => report(total ? Math.min(100, (done / total) * 100) : 0),
        },
      )
      .catch((error: unknown) => {
        if (error instanceof RequestError && error.cancelled) return undefined;
        throw error;
      })
      .finally(() => void client.dispose());
    const timer = setTimeout(() => {
      const title = vscode.l10n.t("Profile: {0}", uri.path.slice(uri.path.lastIndexOf("/") + 1));
      const options = { location: vscode.ProgressLocation.Notification, title, cancellable: true };
      void vscode.window.withProgress(options, (progress, token) => {
        let shown = 0;
        report = (percent) => {
          progress.report({ increment: percent - shown, message: `${Math.floor(percent)}%` });
          shown = percent;
        };
        token.onCancellationRequested(() => cancel.abort());
        return computing.then(
          () => undefined,
          () => undefined,
        );
      });
    }, patience);
    try {
      return await computing;
    } finally {
      clearTimeout(timer);
    }
  }

  private page(profile: Profile, nonce?: string): Promise<string> {
    return this.client.request("profile/page", { profile, locale: this.configuration.locale, nonce });
  }
}
