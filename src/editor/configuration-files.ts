import * as vscode from "vscode";
import { configurationFileName } from "../lint/configuration";
import type { ConfigurationIssue } from "../lint/configuration-text";
import type { Locale } from "../lint/locale";
import { LineIndex } from "../text/lines";
import type { Configuration } from "../dataset/configuration";
import type { ConfigurationResult } from "../lint/configuration-text";
import { parseConfiguration } from "../prompt/configuration";

/** A `.winnow.json` as it was found. */
export interface ConfigurationFile {
  readonly uri: vscode.Uri;
  /** The folder it lies in; its globs and paths are relative to it. */
  readonly folder: vscode.Uri;
  /** What it says, or last said when it was right. */
  readonly configuration: Configuration;
}

/** Reads a configuration that speaks of datasets too. */
export type ParseWhole = (text: string, locale: Locale) => Promise<ConfigurationResult<Configuration>>;

/**
 * Finds the `.winnow.json` nearest above a folder, on any file system that VS Code can read, and shows what is wrong
 * with it. Unsaved changes count.
 */
export class ConfigurationFiles implements vscode.Disposable {
  private readonly changed = new vscode.EventEmitter<void>();
  private readonly issues = vscode.languages.createDiagnosticCollection("winnow-configuration");
  private readonly found = new Map<string, Promise<ConfigurationFile | undefined>>();
  private readonly lastRight = new Map<string, Configuration>();
  private readonly outerWatchers = new Map<string, vscode.Disposable>();
  private readonly subscriptions: vscode.Disposable[];
  private generation = 0;

  readonly onDidChange = this.changed.event;

  constructor(
    private readonly locale: () => Locale,
    private readonly parseWhole: ParseWhole,
  ) {
    this.subscriptions = [
      this.watch(`**/${configurationFileName}`),
      vscode.workspace.onDidChangeTextDocument(({ document }) => this.forgetIfConfiguration(document)),
      vscode.workspace.onDidCloseTextDocument((document) => this.forgetIfConfiguration(document)),
      vscode.workspace.onDidChangeWorkspaceFolders(() => this.forget()),
    ];
  }

  dispose(): void {
    this.endOuterWatchers();
    vscode.Disposable.from(...this.subscriptions, this.issues, this.changed).dispose();
  }

  /** The configuration that holds for files in `folder`, as in the terminal; undefined when no folder up to the root has one. */
  above(folder: vscode.Uri): Promise<ConfigurationFile | undefined> {
    const key = folder.toString();
    const found = this.found.get(key) ?? this.search(folder);
    this.found.set(key, found);
    return found;
  }

  private async search(folder: vscode.Uri): Promise<ConfigurationFile | undefined> {
    const uri = vscode.Uri.joinPath(folder, configurationFileName);
    this.watchOutside(folder);
    const text = await readText(uri);
    if (text !== undefined) return { uri, folder, configuration: await this.parse(uri, text) };
    this.issues.delete(uri);
    const parent = vscode.Uri.joinPath(folder, "..");
    return parent.path === folder.path ? undefined : this.above(parent);
  }

  private async parse(uri: vscode.Uri, text: string): Promise<Configuration> {
    const { generation } = this;
    const ofPrompts: ConfigurationResult<Configuration> = parseConfiguration(text, this.locale());
    // Either it says something of datasets, or it is wrong.
    const result = ofPrompts.ok ? ofPrompts : await this.parseWhole(text, this.locale());
    if (generation === this.generation) {
      const issues = result.ok ? [] : result.issues;
      this.issues.set(
        uri,
        issues.map((issue) => toDiagnostic(text, issue)),
      );
      if (result.ok) this.lastRight.set(uri.toString(), result.value);
    }
    return result.ok ? result.value : (this.lastRight.get(uri.toString()) ?? {});
  }

  /** The watcher of the workspace does not see folders above it. */
  private watchOutside(folder: vscode.Uri): void {
    const key = folder.toString();
    if (this.outerWatchers.has(key) || vscode.workspace.getWorkspaceFolder(folder) !== undefined) return;
    this.outerWatchers.set(key, this.watch(new vscode.RelativePattern(folder, configurationFileName)));
  }

  private watch(pattern: vscode.GlobPattern): vscode.Disposable {
    const watcher = vscode.workspace.createFileSystemWatcher(pattern);
    watcher.onDidCreate(() => this.forget());
    watcher.onDidChange(() => this.forget());
    watcher.onDidDelete(() => this.forget());
    return watcher;
  }

  private endOuterWatchers(): void {
    vscode.Disposable.from(...this.outerWatchers.values()).dispose();
    this.outerWatchers.clear();
  }

  private forgetIfConfiguration({ uri }: vscode.TextDocument): void {
    if (uri.path.endsWith(`/${configurationFileName}`)) this.forget();
  }

  /** What is asked for again is watched again, so that no folder is watched for longer than its files are open. */
  private forget(): void {
    this.generation++;
    this.found.clear();
    this.endOuterWatchers();
    this.changed.fire();
  }
}

/** The text of a file as its editor has it, or as it is stored; undefined when there is no such file. */
export async function readText(uri: vscode.Uri): Promise<string | undefined> {
  const open = vscode.workspace.textDocuments.find((document) => document.uri.toString() === uri.toString());
  if (open !== undefined) return open.getText();
  try {
    return new TextDecoder().decode(await vscode.workspace.fs.readFile(uri));
  } catch {
    return undefined;
  }
}

/** What is wrong with a file of JSON or YAML, as the editor shows it. */
export function toDiagnostic(text: string, issue: ConfigurationIssue): vscode.Diagnostic {
  const lines = new LineIndex(text);
  const position = (offset: number): vscode.Position => {
    const { line, character } = lines.positionAt(offset);
    return new vscode.Position(line, character);
  };
  const range = new vscode.Range(position(issue.range.start), position(issue.range.end));
  const diagnostic = new vscode.Diagnostic(range, issue.message, vscode.DiagnosticSeverity.Error);
  diagnostic.source = "Winnow";
  return diagnostic;
}
