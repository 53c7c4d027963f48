import { setImmediate } from "node:timers/promises";
import { FailureError, reasonOf, type Failure } from "../failure";
import type { RowResult, RowText } from "../protocol";
import { batchesOf } from "./batches";
import type { LikelihoodModel } from "./likelihood-model";
import { ScoredRow } from "./scored-row";
import type { RowTokenizer } from "./row-tokenizer";
import type { Window } from "./windows";

/** What of a model the scorer asks. */
export type Model = Pick<LikelihoodModel, "run" | "mostRuns" | "vocabulary">;

export interface ScorerOptions {
  readonly tokenizer: Pick<RowTokenizer, "encode" | "isByteLevel">;
  readonly window: number;
  readonly stride: number;
  /** Tokens that a batch holds at most, unless one window has more. */
  readonly budget: number;
  /** Told before rows are run. */
  readonly onRunning: (rows: readonly number[]) => Promise<void>;
  readonly onResults: (results: RowResult[]) => Promise<void>;
  /** Gives another model where this one fails, if there is one. */
  readonly onFailing: (error: unknown) => Promise<Model | undefined>;
}

export interface ScoreRequest {
  readonly rows: readonly RowText[];
  /** Whether each token's share is wanted. */
  readonly tokens: boolean;
  /** Whether each row is run by itself. */
  readonly alone: boolean;
}

interface Item {
  readonly row: ScoredRow;
  readonly window: Window;
  readonly length: number;
}

/** Scores rows with a model, several at a time, one request after another. */
export class Scorer {
  private last: Promise<unknown> = Promise.resolve();

  constructor(
    private model: Model,
    private readonly options: ScorerOptions,
  ) {}

  /** Ends when every row's result is told; rejects with the signal's reason. A row that fails does not stop the others. */
  score(request: ScoreRequest, signal: AbortSignal): Promise<void> {
    const work = this.last.then(() => this.work(request, signal));
    this.last = work.catch(() => undefined);
    return work;
  }

  private async work(request: ScoreRequest, signal: AbortSignal): Promise<void> {
    const { budget } = this.options;
    const rows = await this.prepared(request, signal);
    const items = rows.flatMap((row) =>
      row.windows.map((window): Item => ({ row, window, length: window.end - window.begin - 1 })),
    );
    const most = request.alone ? 1 : this.model.mostRuns;
    for (const batch of batchesOf(items, budget, most)) {
      // Lets a cancellation in.
      await setImmediate();
      signal.throwIfAborted();
      await this.options.onRunning([...new Set(batch.map(({ row }) => row.id))]);
      await this.run(batch);
      const done = new Set(batch.map(({ row }) => row).filter((row) => row.isDone));
      await this.tell([...done], request.tokens);
    }
  }

  /** The rows that have something to predict; of the others, the result is told. */
  private async prepared({ rows, tokens }: ScoreRequest, signal: AbortSignal): Promise<ScoredRow[]> {
    const { tokenizer } = this.options;
    const prepared: ScoredRow[] = [];
    const failed: RowResult[] = [];
    for (const row of rows) {
      try {
        const tokenized = await tokenizer.encode(row.text, signal);
        const unknown = tokenized.ids.find((id) => id >= (this.model.vocabulary ?? Infinity));
        if (unknown !== undefined) throw new FailureError("row-token", { token: unknown });
        prepared.push(new ScoredRow(row, tokenized, this.options));
      } catch (error) {
        if (!(error instanceof FailureError)) throw error;
        failed.push({ id: row.id, failure: error.failure });
      }
    }
    if (failed.length > 0) await this.options.onResults(failed);
    await this.tell(
      prepared.filter((row) => row.isDone),
      tokens,
    );
    return prepared.filter((row) => !row.isDone);
  }

  private async tell(rows: readonly ScoredRow[], tokens: boolean): Promise<void> {
    if (rows.length === 0) return;
    const { isByteLevel } = this.options.tokenizer;
    await this.options.onResults(rows.map((row) => row.result(isByteLevel, tokens)));
  }

  /** Runs a batch; one that fails is halved, down to the row that cannot be run, and then tried on another model. */
  private async run(batch: readonly Item[]): Promise<void> {
    let likelihoods: Float32Array[];
    try {
      likelihoods = await this.model.run(batch.map(({ row, window }) => row.tokensOf(window)));
    } catch (error) {
      return this.runAnother(batch, error);
    }
    for (const [i, { row, window }] of batch.entries()) row.add(window, likelihoods[i]!);
  }

  private async runAnother(batch: readonly Item[], error: unknown): Promise<void> {
    if (batch.length > 1) {
      const half = batch.length >> 1;
      await this.run(batch.slice(0, half));
      return this.run(batch.slice(half));
    }
    const other = await this.options.onFailing(error);
    if (other !== undefined) {
      this.model = other;
      return this.run(batch);
    }
    const failure: Failure = { code: "row-run", data: { reason: reasonOf(error) } };
    for (const { row } of batch) row.fail(failure);
  }
}
