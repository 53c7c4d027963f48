import path from "node:path";
import { InferenceSession, Tensor } from "onnxruntime-node";
import type { Device } from "../devices";
import { likelihoodsOutput, targetsInput } from "./likelihood-graph";
import { readModel } from "./model-bytes";
import { ModelInputs } from "./model-inputs";
import type { ModelFolder } from "../model-folder";

/** A stretch of tokens to run: each but the last is shown, each but the first predicted. */
export type TokenRun = readonly number[];

/** A model on a device that gives the log-likelihood of each next token. */
export class LikelihoodModel {
  private constructor(
    private readonly session: InferenceSession,
    private readonly inputs: ModelInputs,
    /** How many tokens it knows, where it says so. */
    readonly vocabulary: number | undefined,
  ) {}

  /** Rejects with a `FailureError` for a model that cannot be used, and as the runtime does where the device fails. */
  static async open(folder: ModelFolder, device: Device, threads: number): Promise<LikelihoodModel> {
    const { bytes, logits } = readModel(folder.onnxFile, device);
    const session = await InferenceSession.create(bytes, {
      executionProviders: [device],
      intraOpNumThreads: threads,
      // A plan is kept for every shape that ever comes, and every batch has another.
      enableMemPattern: false,
      logSeverityLevel: 4,
      extra: { session: { model_external_initializers_file_folder_path: path.dirname(folder.onnxFile) } },
    });
    const vocabulary = logits.lastSize ?? folder.config.vocabulary;
    return new LikelihoodModel(session, new ModelInputs(session.inputMetadata, folder.config), vocabulary);
  }

  /** The most runs that a batch can hold. */
  get mostRuns(): number {
    return this.inputs.fixedBatch ?? Infinity;
  }

  /** Of each run the log-likelihood of its second token and those behind it; padded to the longest. */
  async run(runs: readonly TokenRun[]): Promise<Float32Array[]> {
    const length = Math.max(...runs.map((run) => run.length - 1));
    const feeds = this.inputs.feeds(runs, length);
    const targets = new BigInt64Array(runs.length * length);
    for (const [row, run] of runs.entries()) {
      for (let i = 1; i < run.length; i++) targets[row * length + i - 1] = BigInt(run[i]!);
    }
    feeds[targetsInput] = new Tensor("int64", targets, [runs.length, length, 1]);
    const results = await this.session.run(feeds, [likelihoodsOutput]);
    const likelihoods = results[likelihoodsOutput]!.data as Float32Array;
    return runs.map((run, row) => likelihoods.subarray(row * length, row * length + run.length - 1));
  }

  async release(): Promise<void> {
    await this.session.release();
  }
}
