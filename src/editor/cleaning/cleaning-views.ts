import * as vscode from "vscode";
import type { PresetName } from "../../clean/recipe/presets/names";
import type { EditorConfiguration } from "../configuration";
import { nameOf } from "../dataset/name-of";
import { withProgress } from "../dataset/with-progress";
import { datasetText } from "../dataset-table/open-dataset";
import { DatasetPanels } from "../dataset-panels";
import { readRecipe, type ChosenRecipe } from "./chosen-recipe";
import { tellCleaned } from "./cleaned";
import { newFiles } from "./cleaning-files";
import { CleaningRun, UselessRecipe } from "./cleaning-run";
import { CleaningView } from "./cleaning-view";
import { pickRecipe } from "./pick-recipe";

/** What would be asked, given: for keybindings and tests. */
export interface GivenAnswers {
  readonly recipe?: PresetName;
  /** Whether everything is taken as it is planned, and written without a preview. */
  readonly all?: boolean;
}

/** Previews of cleanings, one for each dataset. */
export class CleaningViews implements vscode.Disposable {
  private readonly panels = new DatasetPanels<CleaningView>("winnow.cleaning", "webview-cleaning");

  constructor(
    private readonly configuration: EditorConfiguration,
    private readonly log: vscode.LogOutputChannel,
  ) {}

  dispose(): void {
    this.panels.dispose();
  }

  /** The view of a dataset; for tests. */
  viewOf(uri: vscode.Uri): CleaningView | undefined {
    return this.panels.viewOf(uri);
  }

  /** Brings the tab of a dataset's preview to the front, if there is one. */
  reveal(uri: vscode.Uri): void {
    this.panels.reveal(uri);
  }

  /**
   * Shows what a recipe that the user chooses would do to the dataset given, else the active editor's, else one that they
   * pick.
   */
  async cleanFor(dataset: vscode.Uri | undefined, given: GivenAnswers = {}): Promise<void> {
    const uri = await datasetText(dataset);
    if (uri === undefined) return;
    const recipe = given.recipe === undefined ? await pickRecipe(uri) : { preset: given.recipe };
    if (recipe === undefined) return;
    if (given.all === true) await this.cleanUnseen(uri, recipe);
    else this.show(uri, recipe);
  }

  private show(uri: vscode.Uri, recipe: ChosenRecipe): void {
    const title = vscode.l10n.t("Cleaning: {0}", nameOf(uri));
    const { configuration, log, panels } = this;
    const choose = (): Promise<void> => this.cleanFor(uri);
    const view =
      panels.reveal(uri) ?? panels.open(uri, title, (page) => new CleaningView(uri, page, configuration, log, choose));
    view.begin(recipe);
  }

  /** Writes what the recipe leaves without showing it before. */
  private async cleanUnseen(uri: vscode.Uri, recipe: ChosenRecipe): Promise<void> {
    const files = await newFiles(uri);
    if (files === undefined) return;
    const choice = await readRecipe(recipe);
    const run = await CleaningRun.open(uri, this.configuration, this.log);
    try {
      const report = await withProgress(vscode.l10n.t("Cleaning {0}", nameOf(uri)), async (options) => {
        await run.plan(choice, [], options);
        return run.write(files, options);
      });
      if (report !== undefined) void tellCleaned(uri, files, report);
    } catch (error) {
      if (!(error instanceof UselessRecipe)) throw error;
      void vscode.window.showErrorMessage(error.message);
    } finally {
      run.dispose();
    }
  }
}
