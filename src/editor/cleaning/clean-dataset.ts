import path from "node:path";
import * as vscode from "vscode";
import { presetNames, presetSources, type PresetName } from "../../clean/presets/names";
import type { CleaningReport } from "../../clean/report";
import type { EditorConfiguration } from "../configuration";
import type { CleaningFiles, CleaningParams, RecipeChoice } from "../dataset-worker/cleaning-protocol";
import type { DatasetClient } from "../dataset-worker/client";
import { exists } from "../dataset/exists";
import { nameOf } from "../dataset/name-of";
import { perplexityModel } from "../dataset/perplexity-model";
import { withProgress } from "../dataset/with-progress";

/** What cleaning works with. */
export interface CleaningContext {
  readonly client: DatasetClient;
  readonly configuration: EditorConfiguration;
}

/** What would be asked, given: for keybindings and tests. */
export interface GivenAnswers {
  readonly recipe?: PresetName;
  /** Whether all steps are taken as they are. */
  readonly all?: boolean;
}

/**
 * Cleans a file by a recipe that the user chooses, after a look at what each step would do. What stays, what goes and a
 * report are written beside it; the file itself is only read.
 */
export async function cleanDataset(
  { client, configuration }: CleaningContext,
  file: vscode.Uri,
  given: GivenAnswers = {},
): Promise<void> {
  const open = vscode.workspace.textDocuments.find(({ uri }) => uri.toString() === file.toString());
  if (open?.isDirty === true && !(await open.save())) return;
  const recipe = given.recipe === undefined ? await pickRecipe() : { preset: given.recipe };
  if (recipe === undefined) return;
  const params: CleaningParams = {
    path: file.fsPath,
    recipe,
    without: [],
    check: await configuration.datasetCheck(file),
    model: perplexityModel(configuration),
  };
  const name = nameOf(file);
  const plan = await withProgress(vscode.l10n.t("Looking at what would be cleaned in {0}", name), (options) =>
    client.request("cleaning/plan", params, options),
  );
  if (plan === undefined) return;
  if ("problem" in plan) return void vscode.window.showErrorMessage(plan.problem);
  if (plan.rejected === 0 && plan.changed === 0) {
    void vscode.window.showInformationMessage(
      vscode.l10n.t("There is nothing in {0} that this recipe would change.", name),
    );
    return;
  }
  const without = given.all === true ? [] : await pickSteps(plan);
  if (without === undefined) return;
  const files = await freeFiles(file);
  const written = await withProgress(vscode.l10n.t("Cleaning {0}", name), (options) =>
    client.request("cleaning/write", { ...params, without, files }, options),
  );
  if (written === undefined) return;
  if ("problem" in written) return void vscode.window.showErrorMessage(written.problem);
  void offer(file, files, written);
}

interface RecipeItem extends vscode.QuickPickItem {
  readonly choose?: () => Promise<RecipeChoice | undefined>;
}

async function pickRecipe(): Promise<RecipeChoice | undefined> {
  const presets = presetNames.map((preset): RecipeItem => ({
    label: preset,
    detail: presetSources[preset].description,
    choose: () => Promise.resolve({ preset }),
  }));
  const own = await vscode.workspace.findFiles("**/*.winnow-recipe.{json,yaml,yml}", "**/node_modules/**", 50);
  const files = own.map((uri): RecipeItem => ({
    label: nameOf(uri),
    description: vscode.workspace.asRelativePath(uri),
    choose: () => readRecipe(uri),
  }));
  const other: RecipeItem = { label: vscode.l10n.t("A Recipe's File…"), choose: pickRecipeFile };
  const items = [...presets, ...files, other];
  const placeHolder = vscode.l10n.t("Clean by which recipe? You see what would go before anything is written.");
  const picked = await vscode.window.showQuickPick(items, { placeHolder, matchOnDetail: true });
  return picked?.choose?.();
}

async function pickRecipeFile(): Promise<RecipeChoice | undefined> {
  const filters = { [vscode.l10n.t("Recipes")]: ["json", "yaml", "yml"] };
  const [uri] = (await vscode.window.showOpenDialog({ filters })) ?? [];
  return uri && readRecipe(uri);
}

async function readRecipe(uri: vscode.Uri): Promise<RecipeChoice> {
  const text = new TextDecoder().decode(await vscode.workspace.fs.readFile(uri));
  return { name: nameOf(uri), text, isYaml: /\.ya?ml$/i.test(uri.path) };
}

/** The steps that are left out, from 0; undefined where nothing is to be written. */
async function pickSteps({ steps, rows, kept }: CleaningReport): Promise<number[] | undefined> {
  const effective = steps.filter(({ dropped, changed }) => dropped > 0 || changed > 0);
  const items = effective.map(({ step, what, dropped, changed }) => ({
    label: what.replace(/^dataset\//, ""),
    description: [
      ...(dropped > 0 ? [vscode.l10n.t("{0} rows go", dropped.toLocaleString())] : []),
      ...(changed > 0 ? [vscode.l10n.t("{0} rows are changed", changed.toLocaleString())] : []),
    ].join(", "),
    picked: true,
    step,
  }));
  const picked = await vscode.window.showQuickPick(items, {
    canPickMany: true,
    title: vscode.l10n.t("{0} of {1} rows stay", kept.toLocaleString(), rows.toLocaleString()),
    placeHolder: vscode.l10n.t("Which steps are to be taken? New files are written; this one stays as it is."),
  });
  if (picked === undefined) return undefined;
  const taken = new Set(picked.map(({ step }) => step));
  return effective.flatMap(({ step }) => (taken.has(step) ? [] : [step - 1]));
}

/** Names beside the file that no files have. */
async function freeFiles(file: vscode.Uri): Promise<CleaningFiles> {
  const name = nameOf(file).replace(/\.gz$/i, "");
  const extension = path.posix.extname(name);
  const stem = name.slice(0, name.length - extension.length);
  for (let i = 1; ; i++) {
    const own = `${stem}.clean${i === 1 ? "" : `-${i}`}`;
    const names = [`${own}${extension}`, `${own}.rejected.jsonl`, `${own}.report.html`];
    const uris = names.map((each) => vscode.Uri.joinPath(file, "..", each));
    if ((await Promise.all(uris.map(exists))).some(Boolean)) continue;
    const [clean, rejected, report] = uris.map(({ fsPath }) => fsPath);
    return { clean: clean!, rejected: rejected!, report: report! };
  }
}

async function offer(file: vscode.Uri, files: CleaningFiles, { kept, rejected }: CleaningReport): Promise<void> {
  const clean = vscode.Uri.file(files.clean);
  const name = nameOf(clean);
  const actions: Readonly<Record<string, () => Thenable<unknown>>> = {
    [vscode.l10n.t("Open")]: () => vscode.commands.executeCommand("vscode.open", clean),
    [vscode.l10n.t("Compare")]: () => vscode.commands.executeCommand("vscode.diff", file, clean),
    [vscode.l10n.t("Rejected Rows")]: () =>
      vscode.commands.executeCommand("vscode.open", vscode.Uri.file(files.rejected)),
    [vscode.l10n.t("Report")]: () => vscode.env.openExternal(vscode.Uri.file(files.report)),
  };
  const message = vscode.l10n.t(
    "{0} rows are in {1}, {2} were left out.",
    kept.toLocaleString(),
    name,
    rejected.toLocaleString(),
  );
  const chosen = await vscode.window.showInformationMessage(message, ...Object.keys(actions));
  if (chosen !== undefined) await actions[chosen]!();
}
