import type { Locale } from "../lint/locale";
import { rulePage, type DocumentedRule } from "../lint/rule-page";
import { documentedRules } from "../prompt/rules/documented";
import { kindTitles } from "../prompt/titles";
import { datasets } from "./datasets";

/** Every rule, of prompts and of datasets. */
export function allRules(): readonly DocumentedRule[] {
  return [...documentedRules, ...datasets().documentedDatasetRules];
}

/** The rule of that id; the rules of datasets are loaded only where no other has it. */
export function ruleById(id: string): DocumentedRule | undefined {
  return [documentedRules, datasets().documentedDatasetRules].flat().find((rule) => rule.id === id);
}

/** What the kinds are called that a rule distinguishes. */
export function kindTitlesOf({
  id,
}: DocumentedRule): typeof kindTitles | ReturnType<typeof datasets>["datasetKindTitles"] {
  return id.startsWith("dataset/") ? datasets().datasetKindTitles : kindTitles;
}

export function pageOf(rule: DocumentedRule, locale: Locale): string {
  return rulePage(rule, locale, kindTitlesOf(rule));
}
