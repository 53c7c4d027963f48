import * as vscode from "vscode";
import { CodeActions } from "./code-actions";
import { registerCommands } from "./commands";
import { EditorConfiguration } from "./configuration";
import type { DatasetFeatures } from "./dataset/dataset-features";
import { datasetClient } from "./dataset-worker/start-worker";
import { DatasetLoader } from "./dataset-loader";
import { DatasetTables } from "./dataset-table/dataset-tables";
import { Diagnostics } from "./diagnostics";
import { CleaningLoader } from "./cleaning-loader";
import { DuplicatesLoader } from "./duplicates-loader";
import { ElementHover } from "./element-hover";
import { promptLanguages } from "./languages";
import { createLog } from "./log";
import { Outline } from "./outline";
import { ProfileViews } from "./profile-view/profile-views";
import { Prompts } from "./prompts";
import { RecipeFiles } from "./recipe-files";
import { registerRulePages } from "./rule-pages";
import { Status } from "./status";
import { TemplatePreview } from "./template-preview";
import { UnusedSuppressions } from "./unused-suppressions";

/** Everything that Winnow does in the editor, put together; disposing of it undoes all. */
export class Winnow implements vscode.Disposable {
  readonly log = createLog();
  readonly client = datasetClient(this.log);
  readonly configuration = new EditorConfiguration(this.log, (text, locale) =>
    this.client.request("configuration/parse", { text, locale }),
  );
  readonly prompts = new Prompts(this.configuration, this.log);
  readonly diagnostics = new Diagnostics(this.prompts);
  readonly status = new Status(this.prompts, this.diagnostics.onDidPublish);
  private readonly unusedSuppressions = new UnusedSuppressions(this.configuration, this.diagnostics.onDidPublish);
  readonly templatePreview = new TemplatePreview(this.prompts, this.configuration);
  readonly codeActions = new CodeActions(this.prompts);
  readonly datasetLoader = new DatasetLoader(this.client, this.configuration, this.log);
  readonly tables = new DatasetTables(this.configuration, this.log);
  readonly profiles = new ProfileViews(this.client, this.configuration, this.tables, this.log);
  readonly duplicatesLoader = new DuplicatesLoader(this.configuration, this.log);
  readonly cleaningLoader = new CleaningLoader(this.configuration, this.log);
  readonly modelDownloads: string;
  private readonly recipeFiles = new RecipeFiles(this.client, this.configuration);
  private readonly registrations: vscode.Disposable;

  /** How long loading and `activate` took together, in milliseconds. */
  readonly activationMilliseconds: number;

  /** `started`: when the code began to run, by `performance.now()`. `storage`: a folder for what is to last. */
  constructor(
    started: number,
    readonly storage: vscode.Uri,
  ) {
    this.modelDownloads = vscode.Uri.joinPath(storage, "models").fsPath;
    // Files that only globs name may be of any language; the providers answer nothing for what is no prompt.
    const selector = [...promptLanguages, { pattern: "**" }];
    this.registrations = vscode.Disposable.from(
      registerRulePages(this.client),
      registerCommands(this),
      vscode.languages.registerCodeActionsProvider(selector, this.codeActions, CodeActions.metadata),
      vscode.languages.registerDocumentSymbolProvider(selector, new Outline(this.prompts), { label: "Winnow" }),
      vscode.languages.registerHoverProvider(selector, new ElementHover(this.prompts, this.configuration)),
    );
    this.activationMilliseconds = performance.now() - started;
    this.log.info(`Activated in ${this.activationMilliseconds.toFixed(1)} ms`);
  }

  /** What is done with datasets that are open as text; loaded by asking. */
  get datasets(): DatasetFeatures {
    return this.datasetLoader.features;
  }

  dispose(): void {
    void this.client.dispose();
    const parts = [
      this.registrations,
      this.recipeFiles,
      this.profiles,
      this.duplicatesLoader,
      this.cleaningLoader,
      this.tables,
      this.datasetLoader,
      this.templatePreview,
      this.unusedSuppressions,
      this.status,
      this.diagnostics,
      this.prompts,
    ];
    vscode.Disposable.from(...parts, this.configuration, this.log).dispose();
  }
}
