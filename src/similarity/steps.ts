/** A long computation that stops between its steps to tell its share that is done, from 0 to 1. */
export type Steps<Result> = Generator<number, Result, void>;

/** What comes of the steps, taken one behind the other. */
export function atOnce<Result>(steps: Steps<Result>): Result {
  for (;;) {
    const step = steps.next();
    if (step.done === true) return step.value;
  }
}

export interface SliceOptions {
  readonly signal?: AbortSignal | undefined;
  readonly onProgress?: ((share: number) => void) | undefined;
}

// Longer ones make nothing faster.
const sliceMilliseconds = 20;

/**
 * The same in slices, between which whatever else there is to do is done: so a signal can come, and progress be told.
 * Rejects with the signal's reason.
 */
export async function inSlices<Result>(steps: Steps<Result>, { signal, onProgress }: SliceOptions): Promise<Result> {
  signal?.throwIfAborted();
  let end = performance.now() + sliceMilliseconds;
  for (;;) {
    const step = steps.next();
    if (step.done === true) return step.value;
    if (performance.now() < end) continue;
    onProgress?.(step.value);
    await new Promise((resolve) => setImmediate(resolve));
    signal?.throwIfAborted();
    end = performance.now() + sliceMilliseconds;
  }
}
