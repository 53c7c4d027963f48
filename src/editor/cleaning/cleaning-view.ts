import { isDeepStrictEqual } from "node:util";
import * as vscode from "vscode";
import type { EditorConfiguration } from "../configuration";
import { isText } from "../dataset/is-text";
import { joinedEdit } from "../dataset/joined-edit";
import { nameOf } from "../dataset/name-of";
import { openDocument } from "../dataset/open-document";
import { openRow, showPlace } from "../dataset/open-row";
import type { CleaningFiles, RecipeChoice } from "../dataset-worker/cleaning-protocol";
import { RequestError } from "../dataset-worker/client";
import { showError } from "../log";
import { answerOf, isChanged } from "../page-answer";
import { showLines, tellApplied } from "./applied";
import { readRecipe, recipeName, type ChosenRecipe } from "./chosen-recipe";
import { showCleaned, tellCleaned } from "./cleaned";
import { newFiles } from "./cleaning-files";
import { CleaningRun, UselessRecipe, type RunOptions } from "./cleaning-run";
import type { FromPage, PageAction, ToPage, ViewState } from "./messages";

/** The preview of one dataset's cleaning: has it planned in a thread of its own, and carries out what is left of the plan. */
export class CleaningView implements vscode.Disposable {
  private readonly stateEmitter = new vscode.EventEmitter<ViewState>();
  private readonly subscriptions: vscode.Disposable[];
  private recipe: ChosenRecipe = { preset: "guide" };
  /** The recipe as it was read last. */
  private choice: RecipeChoice = { preset: "guide" };
  private run: CleaningRun | undefined;
  private running = new AbortController();
  private plans = 0;
  /** What was written last. */
  private files: CleaningFiles | undefined;
  private isDisposed = false;

  readonly onDidChangeState = this.stateEmitter.event;
  /** What goes on now. */
  state: ViewState;

  /** `choose`: has the user choose another recipe. */
  constructor(
    private readonly uri: vscode.Uri,
    private readonly webview: vscode.Webview,
    private readonly configuration: EditorConfiguration,
    private readonly log: vscode.LogOutputChannel,
    private readonly choose: () => Promise<void>,
  ) {
    this.state = {
      phase: "planning",
      share: 0,
      recipe: "",
      without: [],
      plan: undefined,
      isStale: false,
      canApply: false,
    };
    this.subscriptions = [
      this.stateEmitter,
      webview.onDidReceiveMessage((message: FromPage) => {
        if (message.kind === "request") void this.answer(message);
        else this.perform(message).catch((error: unknown) => this.notDone(message, error));
      }),
      vscode.workspace.onDidChangeTextDocument(({ document, contentChanges }) => {
        if (contentChanges.length > 0 && document.uri.toString() === uri.toString()) this.changed();
      }),
    ];
  }

  dispose(): void {
    this.isDisposed = true;
    this.running.abort();
    this.run?.dispose();
    vscode.Disposable.from(...this.subscriptions).dispose();
  }

  /** Reads the dataset and the recipe, by default that of before, as they are now, and plans the cleaning. */
  begin(recipe?: ChosenRecipe): void {
    const without = recipe === undefined ? this.state.without : [];
    if (recipe !== undefined) this.recipe = recipe;
    this.open(without).catch((error: unknown) => this.failed(error));
  }

  /** Ends what goes on; what was planned before is shown again. */
  stop(): void {
    this.running.abort();
  }

  private async open(without: readonly number[]): Promise<void> {
    const { uri, configuration, log, recipe } = this;
    this.running.abort();
    this.run?.dispose();
    this.run = undefined;
    const { applied: _, error: __, written: ___, ...state } = this.state;
    const running = this.begun({ ...state, recipe: recipeName(recipe), without, plan: undefined, isStale: false });
    const choice = await readRecipe(recipe);
    const canApply = openDocument(uri) !== undefined || (await isText(uri));
    const run = await CleaningRun.open(uri, configuration, log);
    if (this.isDisposed || running !== this.running) return run.dispose();
    if (running.signal.aborted) {
      run.dispose();
      return this.set({ ...this.state, phase: "stopped" });
    }
    this.run = run;
    this.set({ ...this.state, canApply });
    // Steps of another recipe are others.
    const isSame = isDeepStrictEqual(choice, this.choice);
    this.choice = choice;
    await this.plan(isSame ? without : []);
  }

  /** Plans with some steps left out; where that is stopped, the plan of before stands. */
  private async plan(without: readonly number[]): Promise<void> {
    const { run } = this;
    if (run === undefined) return this.begin();
    this.running.abort();
    const { error: _, ...before } = this.state;
    const running = this.begun({ ...before, without });
    try {
      const plan = await run.plan(this.choice, without, this.options(running));
      if (running !== this.running) return;
      const recipe = plan.recipe ?? this.state.recipe;
      this.set({ ...this.state, phase: "planned", recipe, plan: { ...plan, number: ++this.plans } });
    } catch (error) {
      if (running !== this.running) return;
      if (!(error instanceof RequestError) || !error.cancelled) throw error;
      // The thread still has the plan that it made before.
      this.set({ ...before, phase: before.plan === undefined ? "stopped" : "planned" });
    }
  }

  private begun(state: ViewState, phase: "planning" | "writing" = "planning"): AbortController {
    this.running = new AbortController();
    this.set({ ...state, phase, share: 0 });
    return this.running;
  }

  private options(running: AbortController): RunOptions {
    return {
      signal: running.signal,
      onProgress: ({ done, total = 0 }) => {
        const isOn = this.state.phase === "planning" || this.state.phase === "writing";
        if (running === this.running && isOn && total > 0)
          this.set({ ...this.state, share: Math.min(1, done / total) });
      },
    };
  }

  private changed(): void {
    if (this.run !== undefined && !this.state.isStale) this.set({ ...this.state, isStale: true });
  }

  /** What cannot be opened is no fault of the plan. */
  private notDone({ do: action }: PageAction, error: unknown): void {
    if (action !== "openRow" && action !== "show" && action !== "openRecipe") return this.failed(error);
    void showError(this.log, vscode.l10n.t("{0} could not be opened.", nameOf(this.uri)), error);
  }

  private failed(thrown: unknown): void {
    if (this.isDisposed || (thrown instanceof RequestError && thrown.cancelled)) return;
    const error = thrown instanceof Error ? thrown.message : String(thrown);
    this.log.error(thrown instanceof Error ? thrown : error);
    const isRecipeFault = thrown instanceof UselessRecipe && "file" in this.recipe;
    this.set({ ...this.state, phase: "failed", error, isRecipeFault });
  }

  private set(state: ViewState): void {
    if (this.isDisposed) return;
    this.state = state;
    this.post({ kind: "state", state });
    this.stateEmitter.fire(state);
  }

  private post(message: ToPage): void {
    if (!this.isDisposed) void this.webview.postMessage(message);
  }

  /** Hands a request of the page to the thread that has its dataset. */
  private async answer(request: Extract<FromPage, { readonly kind: "request" }>): Promise<void> {
    // The page comes from us, but nothing else of the thread is its business.
    if (!/^cleaning\/(filter|changes|change|spare)$/.test(request.name)) return;
    this.post(await answerOf(request, this.run?.client, () => this.changed()));
  }

  private async perform(action: PageAction): Promise<void> {
    switch (action.do) {
      case "ready":
        return this.post({ kind: "state", state: this.state });
      case "stop":
        return this.stop();
      case "again":
        return this.begin();
      case "choose":
        return this.choose();
      case "leaveOut":
        // By the plan that is on view, which another one is about to replace.
        return this.state.phase === "planned" ? this.plan(action.without) : undefined;
      case "openRow":
        return this.openRow(action.row);
      case "write":
        return this.write();
      case "show":
        return this.files && showCleaned(action.part, this.uri, this.files);
      case "openRecipe":
        return void ("file" in this.recipe && (await vscode.window.showTextDocument(this.recipe.file)));
      case "apply":
        return this.carryOut((run, options) => this.apply(run, options));
    }
  }

  private async openRow(row: number): Promise<void> {
    const { run, uri } = this;
    if (run === undefined) return;
    if (run.document === undefined) return openRow(run.client, { file: uri.fsPath, row });
    await showPlace(run.document, await run.place(row));
  }

  private async carryOut(work: (run: CleaningRun, options: RunOptions) => Promise<void>): Promise<void> {
    const { run, state } = this;
    if (run === undefined || state.phase !== "planned" || state.isStale) return;
    const running = this.begun(state, "writing");
    try {
      await work(run, this.options(running));
    } catch (error) {
      if (isChanged(error)) return this.changed();
      const failure = vscode.l10n.t("{0} could not be cleaned.", nameOf(this.uri));
      if (!(error instanceof RequestError) || !error.cancelled) void showError(this.log, failure, error);
    } finally {
      if (running === this.running) this.set({ ...this.state, phase: "planned" });
    }
  }

  private async write(): Promise<void> {
    const files = await newFiles(this.uri);
    if (files === undefined) return;
    await this.carryOut(async (run, options) => {
      const report = await run.write(files, options);
      this.files = files;
      const { kept, rejected, pairs } = report;
      const hasOriginal = this.uri.scheme === "file";
      const name = nameOf(vscode.Uri.file(files.clean));
      this.set({ ...this.state, written: { name, kept, rejected, pairs, hasOriginal } });
      void tellCleaned(this.uri, files, report);
    });
  }

  /** Carries the plan out in the document, in one edit that can be undone. */
  private async apply(run: CleaningRun, { signal }: RunOptions): Promise<void> {
    const document = run.document ?? (await vscode.workspace.openTextDocument(this.uri));
    const { version } = document;
    const edits = await run.edits(document, signal);
    if (edits === undefined || document.version !== version || this.state.isStale) return this.changed();
    signal.throwIfAborted();
    // It changes the document, which is then no longer what was read.
    if (!(await vscode.workspace.applyEdit(joinedEdit(document, edits.changes)))) return this.changed();
    await vscode.window.showTextDocument(document, { preview: false });
    const { dropped, changed, pairs } = edits;
    // What became of rows that go: preference pairs.
    if (pairs.length > 0) await showLines(pairs);
    void tellApplied(this.uri, edits);
    this.set({ ...this.state, isStale: true, applied: { dropped, changed } });
  }
}
