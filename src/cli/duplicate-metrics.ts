/** How `winnow duplicates` can compare texts; `dataset/duplicates/` has a file for each. */
export const duplicateMetrics = ["rouge-l", "minhash", "exact", "sentence"] as const;
export type DuplicateMetric = (typeof duplicateMetrics)[number];
