import { readdir, realpath } from "node:fs/promises";
import path from "node:path";
import * as vscode from "vscode";
import { datasetByName, isEvaluationFile, isExcludedDataset } from "../dataset/file-names";
import { isUsableGlob, matchesAny } from "../lint/globs";
import type { ConfigurationFile } from "./configuration-files";
import type { EvaluationFile } from "./dataset-worker/documents-protocol";

// More are more than one training set is tested with.
const mostFiles = 50;
// How long files have to rest before it is told that they have changed, in milliseconds.
const rest = 300;

interface Place {
  readonly folder: vscode.Uri;
  /** Of files in the folder, with `/`. */
  readonly patterns: readonly string[];
  /** Whether a file is one, by its path on the disk. */
  readonly isOne: (file: string) => boolean;
}

/**
 * Finds the evaluation files that the rows of a dataset must not be found in: those that its `.winnow.json` names, or
 * else those beside it whose names say so. Tells when they change, for as long as someone has asked since.
 */
export class EvaluationFiles implements vscode.Disposable {
  private readonly changed = new vscode.EventEmitter<void>();
  private readonly found = new Map<string, Promise<readonly string[]>>();
  private watchers: vscode.Disposable[] = [];
  private timer: NodeJS.Timeout | undefined;

  readonly onDidChange = this.changed.event;

  dispose(): void {
    this.forget();
    clearTimeout(this.timer);
    this.changed.dispose();
  }

  /** Those that the dataset at `uri` is held against: none for one of them. Never rejects. */
  async against(uri: vscode.Uri, file: ConfigurationFile | undefined): Promise<readonly EvaluationFile[]> {
    if (uri.scheme !== "file") return [];
    const place = placeOf(uri, file);
    const key = JSON.stringify([place.folder.toString(), place.patterns, file?.folder.toString()]);
    const found = this.found.get(key) ?? this.look(place);
    this.found.set(key, found);
    const files = await found;
    if (place.isOne(uri.fsPath) || files.includes(uri.fsPath)) return [];
    return files.map((one) => ({ path: one, shown: vscode.workspace.asRelativePath(one) }));
  }

  private look(place: Place): Promise<readonly string[]> {
    for (const pattern of place.patterns) {
      const watcher = vscode.workspace.createFileSystemWatcher(new vscode.RelativePattern(place.folder, pattern));
      const hear = ({ fsPath }: vscode.Uri): void => {
        if (place.isOne(fsPath)) this.tellSoon();
      };
      const events = [watcher.onDidChange(hear), watcher.onDidCreate(hear), watcher.onDidDelete(hear)];
      this.watchers.push(watcher, ...events);
    }
    return filesIn(place);
  }

  private tellSoon(): void {
    clearTimeout(this.timer);
    this.timer = setTimeout(() => {
      this.forget();
      this.changed.fire();
    }, rest);
  }

  private forget(): void {
    this.found.clear();
    vscode.Disposable.from(...this.watchers).dispose();
    this.watchers = [];
  }
}

/** Where to look for the evaluation files of a dataset. */
function placeOf(uri: vscode.Uri, file: ConfigurationFile | undefined): Place {
  const globs = file?.configuration.datasets?.evaluation;
  if (file === undefined || globs === undefined) {
    const folder = vscode.Uri.joinPath(uri, "..");
    const exclude = file?.configuration.datasets;
    return {
      folder,
      patterns: ["*"],
      isOne: (one) =>
        isEvaluationFile(path.basename(one)) &&
        datasetByName(one) !== undefined &&
        !isExcludedDataset(relative(file?.folder ?? folder, one), exclude),
    };
  }
  // A configuration may lie above the workspace, which is not left for its sake.
  const workspace = vscode.workspace.getWorkspaceFolder(uri)?.uri;
  const isAbove = workspace !== undefined && vscode.workspace.getWorkspaceFolder(file.folder) === undefined;
  const folder = isAbove ? workspace : file.folder;
  const prefix = isAbove ? `${relative(file.folder, workspace.fsPath)}/` : "";
  const usable = globs.filter((glob) => isUsableGlob(glob) && !/^\/|(?:^|\/)\.\.(?:\/|$)/.test(glob));
  return {
    folder,
    patterns: usable.map((glob) => patternOf(glob, prefix)),
    isOne: (one) => isBelow(folder.fsPath, one) && matchesAny(usable, relative(file.folder, one)),
  };
}

/** A glob of the configuration as the editor has it: without a slash, it names files in any folder. */
function patternOf(glob: string, prefix: string): string {
  const plain = glob.replace(/^\.\//, "");
  if (!plain.includes("/")) return `**/${plain}`;
  return plain.startsWith(prefix) ? plain.slice(prefix.length) : plain;
}

async function filesIn({ folder, patterns, isOne }: Place): Promise<readonly string[]> {
  try {
    const isHere = patterns.length === 1 && patterns[0] === "*";
    const all = isHere
      ? (await readdir(folder.fsPath)).map((name) => path.join(folder.fsPath, name))
      : (await Promise.all(patterns.map((pattern) => filesOf(folder, pattern)))).flat();
    const named = [...new Set(all)].filter(isOne).sort().slice(0, mostFiles);
    // A link may lead out of the folder.
    const top = await realpath(folder.fsPath);
    const real = await Promise.all(named.map((one) => realpath(one).catch(() => undefined)));
    return named.filter((_, i) => real[i] !== undefined && isBelow(top, real[i]));
  } catch {
    return [];
  }
}

async function filesOf(folder: vscode.Uri, pattern: string): Promise<string[]> {
  const found = await vscode.workspace.findFiles(new vscode.RelativePattern(folder, pattern), undefined, mostFiles);
  return found.map(({ fsPath }) => fsPath);
}

function isBelow(folder: string, file: string): boolean {
  const way = path.relative(folder, file);
  return way !== "" && way.split(path.sep, 1)[0] !== ".." && !path.isAbsolute(way);
}

function relative(folder: vscode.Uri, file: string): string {
  return path.relative(folder.fsPath, file).split(path.sep).join("/");
}
