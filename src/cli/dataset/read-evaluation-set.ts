import { EvaluationSet } from "../../dataset/set/evaluation-set";
import type { Locale } from "../../lint/locale";
import { readDataset } from "../../dataset/read-dataset";
import { readFailure } from "./read-failure";

export interface ReadEvaluationSet {
  readonly set: EvaluationSet;
  /** Why the file was not read, or not to its end, in one sentence; the set then asks what could be read of it. */
  readonly failure: string | undefined;
}

/** What the evaluation file `file`, shown as `path`, asks. When the signal comes, nothing is said to have failed. */
export async function readEvaluationSet(
  file: string,
  path: string,
  { signal, locale }: { readonly signal: AbortSignal; readonly locale: Locale },
): Promise<ReadEvaluationSet> {
  const set = new EvaluationSet(path);
  let rows = 0;
  try {
    await readDataset(file, { signal }, (row) => {
      set.add(row, row.number);
      rows++;
    });
  } catch (error) {
    if (!signal.aborted) return { set, failure: readFailure(error, path, rows === 0 ? undefined : rows, locale) };
  }
  return { set, failure: undefined };
}
