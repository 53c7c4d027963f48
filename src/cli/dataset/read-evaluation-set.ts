import { EvaluationSet } from "../../dataset/set/evaluation-set";
import { readDataset, type ReadDatasetOptions } from "./read-dataset";

/** What the evaluation file `file`, shown as `path`, asks. A file that cannot be read asks what could be read of it. */
export async function readEvaluationSet(
  file: string,
  path: string,
  options: ReadDatasetOptions,
): Promise<EvaluationSet> {
  const set = new EvaluationSet(path);
  try {
    await readDataset(file, options, (row) => set.add(row, row.number));
  } catch {
    // Its own check says what is wrong with it.
  }
  return set;
}
