import * as vscode from "vscode";
import { RequestError } from "../dataset-worker/client";
import type { Progress } from "../dataset-worker/protocol";
import { abortSignalOf } from "./cancellation";

/** What a request to the thread is given while its progress is shown. */
export interface ProgressOptions {
  readonly signal: AbortSignal;
  readonly onProgress: (progress: Progress) => void;
}

/**
 * Shows how far work in the thread has come, with a way to cancel it; undefined where that was done. `message`: what is
 * said beside the bar. Rejects as the work does.
 */
export function withProgress<Result>(
  title: string,
  work: (options: ProgressOptions) => Promise<Result>,
  message?: (done: number, total: number) => string,
): Thenable<Result | undefined> {
  const options = { location: vscode.ProgressLocation.Notification, title, cancellable: true };
  return vscode.window.withProgress(options, async (shown, token) => {
    let before = 0;
    const onProgress = ({ done, total = done }: Progress): void => {
      const percent = total === 0 ? 0 : (done / total) * 100;
      shown.report({ increment: percent - before, ...(message && { message: message(done, total) }) });
      before = percent;
    };
    try {
      return await work({ signal: abortSignalOf(token), onProgress });
    } catch (error) {
      if (error instanceof RequestError && error.cancelled) return undefined;
      throw error;
    }
  });
}
