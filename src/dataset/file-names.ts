import { matchesAny } from "../lint/globs";

/** Globs as `datasets` in `.winnow.json` has them, relative to that file's folder. */
export interface DatasetGlobs {
  readonly include?: readonly string[] | undefined;
  readonly exclude?: readonly string[] | undefined;
}

/** Whether the name says dataset (`rows`), may say it (`maybe`), or says nothing of it. */
export function datasetByName(path: string): "rows" | "maybe" | undefined {
  const extension = /\.(\w+)(?:\.gz)?$/i.exec(path)?.[1]?.toLowerCase();
  if (extension === "jsonl" || extension === "ndjson") return "rows";
  return extension !== undefined && ["json", "csv", "tsv", "gz"].includes(extension) ? "maybe" : undefined;
}

/** Whether a file's name says that its rows are for evaluation: `dev.json`, `eval_set.jsonl`, `test-1k.csv`, 验证集. */
export function isEvaluationFile(name: string): boolean {
  return /(?:^|[^a-z])(?:dev|evals?|evaluation|test|valid|validation|holdout|benchmark)(?:[^a-z]|$)|测试集|验证集|评测集|评估集/i.test(
    name,
  );
}

/** Whether the globs say that the file at `path` (with `/`, relative to the configuration's folder) is a dataset. */
export function isConfiguredDataset(path: string, globs: DatasetGlobs = {}): boolean {
  return matchesAny(globs.include, path) && !isExcludedDataset(path, globs);
}

/** Whether the globs say that the file at `path` is never found as a dataset. */
export function isExcludedDataset(path: string, { exclude }: DatasetGlobs = {}): boolean {
  return matchesAny(exclude, path);
}
