import * as vscode from "vscode";
import type { EditorConfiguration } from "../configuration";
import { nameOf } from "../dataset/name-of";
import { openDocument } from "../dataset/open-document";
import { perplexityModel } from "../dataset/perplexity-model";
import { sendDocument } from "../dataset/send-document";
import type { CleaningFiles, CleaningPlanned, RecipeChoice } from "../dataset-worker/cleaning-protocol";
import type { DatasetClient } from "../dataset-worker/client";
import type { Params, Progress, Result } from "../dataset-worker/protocol";
import { datasetClient } from "../dataset-worker/start-worker";

export interface RunOptions {
  readonly signal: AbortSignal;
  readonly onProgress: (progress: Progress) => void;
}

/** A recipe or a language model that is of no use, in a sentence. */
export class UselessRecipe extends Error {
  override readonly name = "UselessRecipe";
}

/** One dataset that is being cleaned, in a thread of its own that keeps the plan: the file, or a document's text. */
export class CleaningRun implements vscode.Disposable {
  private isWriting = false;

  private constructor(
    readonly client: DatasetClient,
    private readonly uri: vscode.Uri,
    /** What was read; undefined where the file itself was. */
    readonly document: vscode.TextDocument | undefined,
    private readonly configuration: EditorConfiguration,
  ) {}

  /** Opens a dataset as it is now: what its editor has, where that is not what the file has. Rejects as reading does. */
  static async open(
    uri: vscode.Uri,
    configuration: EditorConfiguration,
    log: vscode.LogOutputChannel,
  ): Promise<CleaningRun> {
    const open = openDocument(uri);
    const version = open?.version;
    const document = uri.scheme !== "file" || open?.isDirty === true ? open : undefined;
    const check = await configuration.datasetCheck(uri);
    const client = datasetClient(log);
    const from = document === undefined ? { path: uri.fsPath } : ({ slices: true } as const);
    try {
      const opened = client.request("cleaning/open", { name: nameOf(uri), check, from });
      if (document !== undefined) await sendDocument(document, (slice) => client.notify("cleaning/slice", slice));
      await opened;
      // From here on, who shows it hears of changes.
      if (open?.version !== version) throw new Error(vscode.l10n.t("{0} has changed meanwhile.", nameOf(uri)));
    } catch (error) {
      void client.dispose();
      throw error;
    }
    return new CleaningRun(client, uri, document, configuration);
  }

  /** Ends the thread, once it has removed what it has written so far; to be called behind a cancellation. */
  dispose(): void {
    const { client } = this;
    if (this.isWriting) void client.request("cleaning/close", undefined).finally(() => client.dispose());
    else void client.dispose();
  }

  /** What a recipe would do without some of its steps. Rejects as reading does, and with `UselessRecipe`. */
  async plan(recipe: RecipeChoice, without: readonly number[], options: RunOptions): Promise<CleaningPlanned> {
    const params = { recipe, without, model: perplexityModel(this.configuration) };
    const plan = await this.client.request("cleaning/plan", params, options);
    if ("problem" in plan) throw new UselessRecipe(plan.problem);
    return plan;
  }

  /** Carries the plan out into new files. Rejects as writing does. */
  write(files: CleaningFiles, options: RunOptions): Promise<Result<"cleaning/write">> {
    // Also when it is cancelled: the thread then removes what it has written.
    this.isWriting = true;
    return this.client.request("cleaning/write", { files }, options);
  }

  /** The edits that carry the plan out on a document; undefined where its rows are not those of the plan. */
  async edits(document: vscode.TextDocument, signal: AbortSignal): Promise<Result<"cleaning/edits">> {
    const { client } = this;
    const asked = client.request("cleaning/edits", { name: nameOf(this.uri) }, { signal });
    // What was read as a document is known already.
    const isSame =
      this.document !== undefined || (await sendDocument(document, (slice) => client.notify("cleaning/slice", slice)));
    const edits = await asked;
    return isSame ? edits : undefined;
  }

  /** Where a row begins in the document that was read. */
  place(row: number): Promise<Result<"cleaning/place">> {
    return this.client.request("cleaning/place", { row } satisfies Params<"cleaning/place">);
  }
}
