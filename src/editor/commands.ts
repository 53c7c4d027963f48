import * as vscode from "vscode";
import type { GivenAnswers } from "./cleaning/cleaning-views";
import type { CleaningLoader } from "./cleaning-loader";
import type { CodeActions, ProblemArgument } from "./code-actions";
import type { EditorConfiguration } from "./configuration";
import type { ConfigurationFile } from "./configuration-files";
import { setModelTemplate, setRuleLevel } from "./configuration-changes";
import { showError } from "./log";
import { newPrompt, type NewPrompt } from "./new-prompt";
import { openExample, type ExampleName } from "./open-example";
import type { DatasetClient } from "./dataset-worker/client";
import { datasetCommandIds } from "./dataset/command-ids";
import type { DatasetLoader } from "./dataset-loader";
import type { DuplicatesLoader } from "./duplicates-loader";
import type { DatasetTables } from "./dataset-table/dataset-tables";
import { datasetFile, openDataset } from "./dataset-table/open-dataset";
import type { Confirm } from "./perplexity-model/confirm";
import { choosePerplexityModel } from "./perplexity-model-loader";
import type { ProfileViews } from "./profile-view/profile-views";
import type { Prompts } from "./prompts";
import { openRulePage, pickRule } from "./rule-pages";
import { showDetails } from "./status";
import { suppress, type SuppressionPlace } from "./suppress";
import { isTemplateName, pickTemplate, type TemplatePreview } from "./template-preview";

/** What the commands work with. */
export interface CommandContext {
  readonly log: vscode.LogOutputChannel;
  readonly configuration: EditorConfiguration;
  readonly prompts: Prompts;
  readonly codeActions: CodeActions;
  readonly templatePreview: TemplatePreview;
  readonly client: DatasetClient;
  readonly datasetLoader: DatasetLoader;
  readonly tables: DatasetTables;
  readonly profiles: ProfileViews;
  readonly duplicatesLoader: DuplicatesLoader;
  readonly cleaningLoader: CleaningLoader;
  /** The folder of the perplexity models that were downloaded. */
  readonly modelDownloads: string;
  /** A folder for what is to last. */
  readonly storage: vscode.Uri;
}

const walkthrough = "winnow.winnow#getStarted";

/** Every command by its id. The palette gives no arguments; keybindings, actions and tests may. */
function commandTable(context: CommandContext) {
  const {
    log,
    configuration,
    prompts,
    codeActions,
    templatePreview,
    client,
    datasetLoader,
    tables,
    profiles,
    duplicatesLoader,
    cleaningLoader,
    modelDownloads,
    storage,
  } = context;
  return {
    ...Object.fromEntries(
      datasetCommandIds.map((id) => [id, (...args: readonly unknown[]) => datasetLoader.features.run(id, args)]),
    ),
    "winnow.openDataset": (uri?: vscode.Uri, row?: unknown) =>
      openDataset(tables, uri, typeof row === "number" ? row : undefined),
    "winnow.profileDataset": async (uri?: vscode.Uri) => {
      const file = await datasetFile(uri);
      if (file !== undefined) await profiles.show(file);
    },
    "winnow.cleanDataset": (uri?: vscode.Uri, given?: GivenAnswers) => cleaningLoader.views.cleanFor(uri, given),
    "winnow.openReportInBrowser": () => cleaningLoader.library.openReportInBrowser(),
    "winnow.findNearDuplicates": (uri?: vscode.Uri) => duplicatesLoader.views.showFor(uri),
    "winnow.choosePerplexityModel": (confirm?: Confirm) =>
      choosePerplexityModel({ configuration, downloads: modelDownloads, confirm }),
    "winnow.exportProfileHtml": (target?: vscode.Uri) => profiles.export("html", target),
    "winnow.exportProfileJson": (target?: vscode.Uri) => profiles.export("json", target),
    "winnow.showProfiledDataset": () => profiles.showTable(),
    "winnow.getStarted": () => vscode.commands.executeCommand("workbench.action.openWalkthrough", walkthrough),
    "winnow.openExample": (name: ExampleName = "prompt", command?: string) =>
      openExample(name, command, { locale: configuration.locale, storage }),
    "winnow.newPrompt": (given?: NewPrompt) => newPrompt(configuration.locale, given),
    "winnow.previewTemplate": async (uri?: vscode.Uri, template?: unknown) => {
      const source = uri ?? vscode.window.activeTextEditor?.document.uri;
      if (source) await templatePreview.show(source, isTemplateName(template) ? template : undefined);
    },
    "winnow.explainRule": async (problem?: Pick<ProblemArgument, "rule">) => {
      const rule = problem?.rule ?? (await pickRule(configuration.locale, client));
      if (rule !== undefined) await openRulePage(rule, configuration.locale);
    },
    "winnow.fixAll": async () => {
      const document = vscode.window.activeTextEditor?.document;
      const checked = document && (await prompts.check(document));
      const edit = checked
        ? codeActions.fixAllEdit(checked)
        : document && (await datasetLoader.features.safeFixes(document));
      if (edit) await vscode.workspace.applyEdit(edit);
      else
        void vscode.window.showInformationMessage(vscode.l10n.t("There is nothing here that Winnow can fix safely."));
    },
    "winnow.chooseModel": async () => {
      const template = await pickTemplate(configuration);
      if (template !== undefined) await setModelTemplate(await activeConfigurationFile(configuration), template);
    },
    "winnow.turnOffRule": async (problem?: ProblemArgument) => {
      if (problem === undefined) return;
      await setRuleLevel(await configuration.fileFor(vscode.Uri.parse(problem.uri, true)), problem.rule, "off");
    },
    "winnow.suppress": async (problem?: ProblemArgument, place?: SuppressionPlace) => {
      if (problem !== undefined) await suppress(prompts, problem, place);
    },
    "winnow.showDetails": () => showDetails(prompts),
    "winnow.showLog": () => log.show(),
  };
}

function activeConfigurationFile(configuration: EditorConfiguration): Promise<ConfigurationFile | undefined> {
  const active = vscode.window.activeTextEditor?.document.uri ?? vscode.Uri.from({ scheme: "untitled", path: "a" });
  return configuration.fileFor(active);
}

/** Registers the commands; one that fails says so, with a way to the log. */
export function registerCommands(context: CommandContext): vscode.Disposable {
  const table: Readonly<Record<string, (...args: never[]) => unknown>> = commandTable(context);
  const registrations = Object.entries(table).map(([id, run]) =>
    vscode.commands.registerCommand(id, async (...args: never[]) => {
      try {
        await run(...args);
      } catch (error) {
        void showError(context.log, vscode.l10n.t("Winnow could not finish “{0}”.", id), error);
      }
    }),
  );
  return vscode.Disposable.from(...registrations);
}
