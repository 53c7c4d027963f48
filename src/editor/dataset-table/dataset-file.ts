import { stat } from "node:fs/promises";
import * as vscode from "vscode";
import type { DatasetClient } from "../dataset-worker/client";
import type { CheckSettings } from "../dataset-worker/documents-protocol";
import type { DiskState } from "./messages";
import type { TableState } from "../dataset-worker/table-protocol";

/** A dataset that is open in a table, with a thread of its own that reads it; closing it ends the thread. */
export class DatasetFile implements vscode.CustomDocument {
  private readonly stateEmitter = new vscode.EventEmitter<TableState>();
  private readonly openedEmitter = new vscode.EventEmitter<void>();
  private readonly diskEmitter = new vscode.EventEmitter<DiskState>();
  private readonly subscriptions: vscode.Disposable[];
  private client: DatasetClient | undefined;
  private stamp = "";
  private disk: DiskState = "same";
  private isDisposed = false;

  readonly onDidChangeState = this.stateEmitter.event;
  /** Fires when the file has been opened, perhaps anew. */
  readonly onDidOpen = this.openedEmitter.event;
  readonly onDidChangeDisk = this.diskEmitter.event;
  /** What was told last. */
  state: TableState | undefined;

  /** `settings`: how the file is to be checked now. `fail`: told why it could not be opened, now or anew. */
  constructor(
    readonly uri: vscode.Uri,
    private readonly start: () => DatasetClient,
    private readonly settings: () => Promise<CheckSettings>,
    private readonly fail: (error: unknown) => void,
  ) {
    const folder = vscode.Uri.joinPath(uri, "..");
    const name = uri.path.slice(uri.path.lastIndexOf("/") + 1);
    const watcher = vscode.workspace.createFileSystemWatcher(
      new vscode.RelativePattern(folder, name.replace(/[[\]{}*?]/g, "?")),
    );
    const look = (): void => void this.look();
    const events = [watcher.onDidChange(look), watcher.onDidCreate(look), watcher.onDidDelete(look)];
    this.subscriptions = [watcher, ...events, this.stateEmitter, this.openedEmitter, this.diskEmitter];
  }

  dispose(): void {
    this.isDisposed = true;
    void this.client?.dispose();
    vscode.Disposable.from(...this.subscriptions).dispose();
  }

  /** The thread that has the file open. */
  get thread(): DatasetClient | undefined {
    return this.client;
  }

  get diskState(): DiskState {
    return this.disk;
  }

  /** Opens the file as it is on the disk now. Never rejects. */
  async open(): Promise<void> {
    void this.client?.dispose();
    const client = this.start();
    this.client = client;
    client.on("table/changed", (state) => {
      if (client !== this.client) return;
      this.state = state;
      this.stateEmitter.fire(state);
    });
    client.onRestart(() => void this.begin(client));
    await this.begin(client);
  }

  private async begin(client: DatasetClient): Promise<void> {
    const isGone = (): boolean => this.isDisposed || client !== this.client;
    try {
      const [stamp, check] = await Promise.all([stampOf(this.uri), this.settings()]);
      if (isGone()) return;
      this.stamp = stamp;
      this.setDisk("same");
      const state = await client.request("table/open", { path: this.uri.fsPath, check });
      if (isGone()) return;
      this.state = state;
      this.openedEmitter.fire();
    } catch (error) {
      if (!isGone()) this.fail(error);
    }
  }

  private async look(): Promise<void> {
    const stamp = await stampOf(this.uri);
    if (stamp === "") this.setDisk("deleted");
    else this.setDisk(stamp === this.stamp ? "same" : "changed");
  }

  private setDisk(disk: DiskState): void {
    if (disk === this.disk) return;
    this.disk = disk;
    this.diskEmitter.fire(disk);
  }
}

/** What changes when a file is written; empty where there is none. */
async function stampOf({ fsPath }: vscode.Uri): Promise<string> {
  const stats = await stat(fsPath).catch(() => undefined);
  return stats === undefined ? "" : `${stats.size} ${stats.mtimeMs}`;
}
