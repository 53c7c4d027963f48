import { Worker } from "node:worker_threads";
import type { JoinIndex } from "./join-index";
import type { ProbeAll } from "./join-texts";
import type { JoinCounts } from "./probe";

/** What a thread is given: the index, whose arrays are shared, and the next record that no thread has taken. */
export interface ThreadTask {
  readonly index: Omit<JoinIndex, "bounds">;
  readonly threshold: number;
  readonly next: SharedArrayBuffer;
}

/** What a thread says: pairs it has found, or that it is done. */
export type ThreadMessage =
  | { readonly firsts: Uint32Array; readonly seconds: Uint32Array; readonly scores: Float64Array }
  | { readonly counts: JoinCounts };

/** Where the arrays of an index must lie for threads to share them. */
export function shared(bytes: number): SharedArrayBuffer {
  return new SharedArrayBuffer(bytes);
}

export interface ThreadOptions {
  /** The built file of `join-thread.ts`. */
  readonly file: string;
  readonly threads: number;
  readonly signal?: AbortSignal;
  /** Told the share of the records that are done, from 0 to 1. */
  readonly onProgress?: (share: number) => void;
}

const progressMilliseconds = 100;

/**
 * Probes with several threads over one index, which must have been allocated with `shared`. Rejects with the signal's
 * reason, or with the error of a thread; either way every thread has ended by then.
 */
export function probeWith(options: ThreadOptions): ProbeAll {
  return async (index, onPair) => {
    options.signal?.throwIfAborted();
    const next = new SharedArrayBuffer(4);
    const { records, classes } = index;
    const task: ThreadTask = { index: { records, classes }, threshold: index.bounds.threshold, next };
    const workers = Array.from({ length: options.threads }, () => new Worker(options.file, { workerData: task }));
    const total: JoinCounts = { entries: 0, candidates: 0, verified: 0 };
    const taken = new Uint32Array(next);
    const timer = setInterval(() => {
      options.onProgress?.(Math.min(1, Atomics.load(taken, 0) / Math.max(1, records.count)));
    }, progressMilliseconds);
    const listen = (worker: Worker): Promise<void> =>
      new Promise((resolve, reject) => {
        worker.on("message", (message: ThreadMessage) => {
          if ("counts" in message) {
            for (const key of Object.keys(total) as (keyof JoinCounts)[]) total[key] += message.counts[key];
            resolve();
          } else {
            const { firsts, seconds, scores } = message;
            for (let i = 0; i < firsts.length; i++) onPair(firsts[i]!, seconds[i]!, scores[i]!);
          }
        });
        worker.once("error", reject);
        worker.once("exit", (code) => reject(new Error(`A thread of the join ended with exit code ${code}.`)));
      });
    const aborted = new Promise<never>((_, reject) => {
      options.signal?.addEventListener("abort", () => reject(options.signal!.reason as Error), { once: true });
    });
    try {
      await Promise.race([Promise.all(workers.map(listen)), aborted]);
    } finally {
      clearInterval(timer);
      await Promise.all(workers.map((worker) => worker.terminate()));
    }
    return total;
  };
}
