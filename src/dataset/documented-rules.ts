import type { DocumentedRule } from "../lint/rule-page";
import { rowRules } from "./rules";
import { setRules } from "./set/rules";

/** Every rule that may appear on a dataset, as its page needs it. */
export const documentedDatasetRules: readonly DocumentedRule[] = [...rowRules, ...setRules];
