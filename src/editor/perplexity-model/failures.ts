import * as vscode from "vscode";
import { localeOf, localize } from "../../lint/locale";
import { FailureError, type Failure } from "../../perplexity/failure";
import { failureText } from "../../perplexity/words";

/** What `run` gives; undefined where the signal was given, or it has failed in a way that the user is then told. */
export async function orFailure<T>(run: () => Promise<T>, signal?: AbortSignal): Promise<T | undefined> {
  try {
    return await run();
  } catch (error) {
    if (signal?.aborted) return undefined;
    if (!(error instanceof FailureError)) throw error;
    void vscode.window.showErrorMessage(textOf(error.failure));
    return undefined;
  }
}

/** Why `run` fails, in a sentence; undefined where it does not. */
export function failureOf(run: () => unknown): string | undefined {
  try {
    run();
    return undefined;
  } catch (error) {
    if (error instanceof FailureError) return textOf(error.failure);
    throw error;
  }
}

function textOf(failure: Failure): string {
  const locale = localeOf(vscode.env.language);
  return failureText(failure, (sentence, data) => localize(sentence, locale, data));
}
