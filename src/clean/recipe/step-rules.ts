import type * as z from "zod/mini";
import { documentedDatasetRules } from "../../dataset/documented-rules";

export const ratios = ["turns", "domains"] as const;
export type RatioName = (typeof ratios)[number];

/** The rules that know the figures of each ratio. */
export const ratioRules: Readonly<Record<RatioName, string>> = {
  turns: "dataset/turn-ratio",
  domains: "dataset/domain-ratio",
};

/** Rules that name groups of rows of which one stays. */
export const groupRules: ReadonlySet<string> = new Set([
  "dataset/exact-duplicate",
  "dataset/near-duplicate",
  "dataset/conflicting-outputs",
]);

/** A rule of datasets by its id. */
export function ruleOf(id: string | undefined) {
  return documentedDatasetRules.find((rule) => rule.id === id);
}

interface Subject {
  readonly rule?: string | undefined;
  readonly ratio?: RatioName | undefined;
}

/** The schema of a step's options, if it has any. */
export function optionsOf({ rule, ratio }: Subject): z.core.$ZodType | undefined {
  return ruleOf(ratio === undefined ? rule : ratioRules[ratio])?.options;
}
