import { DatasetCheck } from "../../dataset/check";
import { readRows } from "../../dataset/container/read-rows";
import { documentedDatasetRules } from "../../dataset/documented-rules";
import { EvaluationSet } from "../../dataset/set/evaluation-set";
import { rowKeys } from "../../dataset/set/row-keys";
import { fileBytes } from "../../dataset/source/file";

const silent = new Map(documentedDatasetRules.map(({ id }) => [id, { severity: "off" as const }]));

/** What the evaluation file `file`, shown as `path`, asks. A file that cannot be read asks what could be read of it. */
export async function readEvaluationSet(file: string, path: string, signal: AbortSignal): Promise<EvaluationSet> {
  const set = new EvaluationSet(path);
  const options = { locale: "en", rules: silent, settings: { model: undefined, trainer: undefined } } as const;
  const rows = new DatasetCheck(options, { row: (row) => set.add(rowKeys(row), row.number) });
  try {
    await readRows(fileBytes(file), { name: path, signal }, (row, facts) => rows.add(row, facts));
  } catch {
    // Its own check says what is wrong with it.
  }
  rows.finish();
  return set;
}
