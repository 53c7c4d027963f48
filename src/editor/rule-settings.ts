import type { RuleSettings } from "../lint/configuration";
import type { Locale } from "../lint/locale";
import { parseConfiguration } from "../prompt/configuration";

/** Whether a rule is one of datasets, by its id. */
export function isDatasetRule(id: string): boolean {
  return id.startsWith("dataset/");
}

/** The rules of the editor's settings that are valid, and one sentence for each thing that is not. */
export interface CheckedRuleSettings {
  readonly rules: RuleSettings;
  readonly issues: readonly string[];
}

/**
 * Holds `winnow.rules` to the schema of `rules` in `.winnow.json`, rule by rule, so that one mistake costs one rule. The
 * rules of datasets are for the thread to look at that has them.
 */
export function checkRuleSettings(rules: Readonly<Record<string, unknown>>, locale: Locale): CheckedRuleSettings {
  const valid: Record<string, RuleSettings[string]> = {};
  const issues: string[] = [];
  for (const [id, setting] of Object.entries(rules)) {
    if (isDatasetRule(id)) continue;
    const result = parseConfiguration(JSON.stringify({ rules: { [id]: setting } }), locale);
    if (result.ok) Object.assign(valid, result.value.rules);
    else issues.push(...result.issues.map(({ message }) => message));
  }
  return { rules: valid, issues };
}
