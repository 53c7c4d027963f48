import * as vscode from "vscode";
import type { CommentSyntax } from "../lint/comments";
import type { RuleSettings } from "../lint/configuration";
import { matchesAny } from "../lint/globs";
import { localeOf, type Locale } from "../lint/locale";
import { strippedCommentsFor } from "../prompt/configuration";
import { configuredPromptFileKind } from "../prompt/files";
import type { ModelSettings } from "../prompt/model";
import { ConfigurationFiles, type ConfigurationFile, type ParseWhole } from "./configuration-files";
import { likelyDataset, type Likelihood } from "./dataset/likely-dataset";
import type { CheckSettings } from "./dataset-worker/documents-protocol";
import { EvaluationFiles } from "./evaluation-files";
import { isEditable, promptLanguages } from "./languages";
import { checkRuleSettings, isDatasetRule } from "./rule-settings";
import { settings, type SettingKey, type SettingValue } from "./settings";

/** How one prompt is to be checked. */
export interface PromptConfiguration {
  readonly locale: Locale;
  readonly run: "onType" | "onSave";
  /** The document relative to the folder of its `.winnow.json`, or of its workspace, with `/`. */
  readonly path: string;
  /** The `.winnow.json` that holds for it. */
  readonly file: ConfigurationFile | undefined;
  /** What the editor's settings say of rules and of the base model; `file` wins over both. */
  readonly rules: RuleSettings;
  readonly model: ModelSettings | undefined;
}

/** How one dataset is to be checked. */
export interface DatasetConfiguration {
  readonly run: "onType" | "onSave";
  readonly file: ConfigurationFile | undefined;
  /** Whether the document is a dataset whatever it holds, or only if it holds rows of a known format. */
  readonly likelihood: Likelihood;
  readonly check: CheckSettings;
}

/** What is configured for each document, from the editor's settings and the `.winnow.json` above it, which wins. */
export class EditorConfiguration implements vscode.Disposable {
  private readonly changed = new vscode.EventEmitter<void>();
  private readonly files: ConfigurationFiles;
  /** The evaluation files that datasets are held against. */
  readonly evaluation = new EvaluationFiles();
  private readonly subscriptions: vscode.Disposable[];
  private lastRules: { readonly key: string; readonly rules: RuleSettings } | undefined;

  readonly onDidChange = this.changed.event;

  constructor(
    private readonly log: vscode.LogOutputChannel,
    parseWhole: ParseWhole,
  ) {
    this.files = new ConfigurationFiles(() => this.locale, parseWhole);
    this.subscriptions = [
      this.files.onDidChange(() => this.changed.fire()),
      vscode.workspace.onDidChangeConfiguration((event) => {
        if (event.affectsConfiguration("winnow")) this.changed.fire();
      }),
    ];
  }

  dispose(): void {
    vscode.Disposable.from(...this.subscriptions, this.files, this.evaluation, this.changed).dispose();
  }

  /** The language of messages: the setting, or else the editor's display language. */
  get locale(): Locale {
    const chosen = this.get("locale", undefined);
    return chosen === "auto" ? localeOf(vscode.env.language) : chosen;
  }

  /** A setting's value for `scope`; its default, with a line in the log, when the user's value is not valid. */
  get<Key extends SettingKey>(key: Key, scope: vscode.ConfigurationScope | undefined): SettingValue<Key> {
    const value = vscode.workspace.getConfiguration("winnow", scope ?? null).get(key);
    const parsed = settings[key].schema.safeParse(value);
    if (parsed.success) return parsed.data as SettingValue<Key>;
    this.log.warn(vscode.l10n.t("The setting winnow.{0} has no valid value; its default is used.", key));
    return settings[key].schema.parse(undefined) as SettingValue<Key>;
  }

  /** How `document` is to be checked; undefined when it is no prompt, or is not to be checked. */
  async for(document: vscode.TextDocument): Promise<PromptConfiguration | undefined> {
    if (!isEditable(document) || !this.get("enable", document)) return undefined;
    const file = await this.fileFor(document.uri);
    const path = configuredPath(document.uri, file);
    if (!this.isPrompt(document, path, file)) return undefined;
    return {
      locale: this.locale,
      run: this.get("run", document),
      path,
      file,
      rules: this.rules(document),
      model: this.model(document),
    };
  }

  /**
   * How `document` is to be checked as a dataset, but for evaluation files; undefined when it is none, whatever it holds,
   * or is not to be checked.
   */
  async forDataset(document: vscode.TextDocument): Promise<DatasetConfiguration | undefined> {
    if (!isEditable(document) || !this.get("enable", document)) return undefined;
    const file = await this.fileFor(document.uri);
    const path = configuredPath(document.uri, file);
    const globs = file?.configuration.datasets ?? {};
    const local = workspacePath(document.uri);
    if (matchesAny(this.get("datasets.exclude", document), local) || matchesAny(globs.exclude, path)) return undefined;
    const named = matchesAny(this.get("datasets.include", document), local) || matchesAny(globs.include, path);
    const likelihood = named ? "certain" : likelyDataset(document);
    if (likelihood === undefined || this.isPrompt(document, path, file)) return undefined;
    return { run: this.get("run", document), file, likelihood, check: this.checkSettings(document.uri, file) };
  }

  /** How the file at `uri` is checked as a dataset, whether or not it is open, and against which evaluation files. */
  async datasetCheck(uri: vscode.Uri): Promise<CheckSettings> {
    const file = await this.fileFor(uri);
    return { ...this.checkSettings(uri, file), evaluation: await this.evaluation.against(uri, file) };
  }

  /** The `.winnow.json` that holds for a document; an untitled one belongs to the first folder of the workspace. */
  fileFor(uri: vscode.Uri): Promise<ConfigurationFile | undefined> {
    const folder =
      uri.scheme === "untitled" ? vscode.workspace.workspaceFolders?.[0]?.uri : vscode.Uri.joinPath(uri, "..");
    return folder === undefined ? Promise.resolve(undefined) : this.files.above(folder);
  }

  /** The comments that never reach the model, in the file at `uri`, whether or not it is open or to be checked. */
  async strippedComments(uri: vscode.Uri): Promise<readonly CommentSyntax[]> {
    const file = await this.fileFor(uri);
    return strippedCommentsFor(file?.configuration ?? {}, configuredPath(uri, file));
  }

  private checkSettings(uri: vscode.Uri, file: ConfigurationFile | undefined): CheckSettings {
    const rules = Object.entries(this.get("rules", uri)).filter(([id]) => isDatasetRule(id));
    return {
      locale: this.locale,
      path: configuredPath(uri, file),
      configuration: file?.configuration ?? {},
      rules: Object.fromEntries(rules),
      model: this.model(uri),
      evaluation: [],
    };
  }

  private isPrompt(document: vscode.TextDocument, path: string, file: ConfigurationFile | undefined): boolean {
    const globs = file?.configuration.prompts ?? {};
    const local = workspacePath(document.uri);
    if (matchesAny(this.get("files.exclude", document), local) || matchesAny(globs.exclude, path)) return false;
    if (promptLanguages.includes(document.languageId)) return true;
    return (
      configuredPromptFileKind(path, globs) !== undefined || matchesAny(this.get("files.include", document), local)
    );
  }

  /** The valid part of `winnow.rules`; checked once for each value, as every check of a prompt asks for it. */
  private rules(scope: vscode.ConfigurationScope): RuleSettings {
    const value = this.get("rules", scope);
    const key = `${this.locale} ${JSON.stringify(value)}`;
    if (this.lastRules?.key !== key) {
      const { rules, issues } = checkRuleSettings(value, this.locale);
      for (const issue of issues) this.log.warn(`winnow.rules: ${issue}`);
      this.lastRules = { key, rules };
    }
    return this.lastRules.rules;
  }

  private model(scope: vscode.ConfigurationScope): ModelSettings | undefined {
    const template = this.get("model.template", scope);
    const contextTokens = this.get("model.contextTokens", scope);
    const answerTokens = this.get("model.answerTokens", scope);
    const modalities = this.get("model.modalities", scope);
    const model: ModelSettings = {
      ...(template !== "none" && { template }),
      ...(contextTokens !== null && { contextTokens }),
      ...(answerTokens !== null && { answerTokens }),
      ...(modalities !== null && { modalities }),
    };
    return Object.keys(model).length > 0 ? model : undefined;
  }
}

function configuredPath(uri: vscode.Uri, file: ConfigurationFile | undefined): string {
  return file === undefined ? workspacePath(uri) : relativePath(file.folder, uri);
}

function workspacePath(uri: vscode.Uri): string {
  const folder = vscode.workspace.getWorkspaceFolder(uri)?.uri;
  return folder === undefined ? uri.path.replace(/^\//, "") : relativePath(folder, uri);
}

function relativePath(folder: vscode.Uri, uri: vscode.Uri): string {
  const prefix = folder.path.endsWith("/") ? folder.path : `${folder.path}/`;
  return uri.path.startsWith(prefix) ? uri.path.slice(prefix.length) : uri.path.replace(/^\//, "");
}
