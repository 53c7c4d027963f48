import type { Locale, Localized } from "../lint/locale";
import { rulePage, type DocumentedRule } from "../lint/rule-page";
import { documentedRules } from "../prompt/rules/documented";
import { kindTitles } from "../prompt/titles";
import { datasets } from "./datasets";

/** Every rule, of prompts and of datasets. */
export function allRules(): readonly DocumentedRule[] {
  return [...documentedRules, ...datasets().documentedDatasetRules];
}

export function ruleById(id: string): DocumentedRule | undefined {
  return documentedRules.find((rule) => rule.id === id) ?? allRules().find((rule) => rule.id === id);
}

/** What the kinds are called that a rule distinguishes. */
export function kindTitlesOf({ id }: DocumentedRule): Readonly<Record<string, Localized>> {
  return id.startsWith("dataset/") ? datasets().datasetKindTitles : kindTitles;
}

/** The rule's page, as Markdown. */
export function pageOf(rule: DocumentedRule, locale: Locale): string {
  return rulePage(rule, locale, kindTitlesOf(rule));
}
