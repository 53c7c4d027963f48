import { datasetSettings, parseConfiguration, type Configuration } from "../../dataset/configuration";
import type { OpenCheckOptions } from "../../dataset/open/open-dataset";
import { mergeRules, ruleLayers } from "../../lint/configuration";
import type { CheckSettings } from "./documents-protocol";

/** How a dataset is to be checked, from what the editor knows. `log`: told of settings that are wrong, and of failures. */
export function checkOptions(check: CheckSettings, log: (message: string) => void): OpenCheckOptions {
  const { locale, path, configuration, rules, model } = check;
  const { settings, format } = datasetSettings(configuration, path);
  return {
    locale,
    settings: { ...settings, model: settings.model ?? model },
    rules: mergeRules(validRules(rules, check, log), ...ruleLayers(configuration, path)),
    ...(format !== undefined && { format }),
    suppressions: configuration.suppressions?.filter((entry) => entry.path === path) ?? [],
    onRuleError: (rule, error) =>
      log(`${rule}: ${error instanceof Error ? (error.stack ?? error.message) : String(error)}`),
  };
}

/** Those of the editor's settings of rules that are right, rule by rule, so that one mistake costs one rule. */
function validRules(
  rules: CheckSettings["rules"],
  { locale }: CheckSettings,
  log: (message: string) => void,
): Configuration["rules"] {
  const valid: NonNullable<Configuration["rules"]> = {};
  for (const [id, setting] of Object.entries(rules)) {
    const result = parseConfiguration(JSON.stringify({ rules: { [id]: setting } }), locale);
    if (result.ok) Object.assign(valid, result.value.rules);
    else for (const { message } of result.issues) log(`winnow.rules: ${message}`);
  }
  return valid;
}
