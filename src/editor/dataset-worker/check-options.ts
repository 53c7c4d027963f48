import { datasetSettings, parseConfiguration, type Configuration } from "../../dataset/configuration";
import type { OpenCheckOptions } from "../../dataset/open/open-dataset";
import { mergeRules, ruleLayers } from "../../lint/configuration";
import type { CheckSettings } from "./documents-protocol";

/** What a check needs to know, from what the client says; `log` is told what is wrong with the editor's settings and with rules. */
export function checkOptions(check: CheckSettings, log: (message: string) => void): OpenCheckOptions {
  const { locale, path, configuration, rules, model } = check;
  const { settings, ...formats } = datasetSettings(configuration, path);
  return {
    locale,
    settings: { ...settings, model: settings.model ?? model },
    rules: mergeRules(validRules(check, rules, log), ...ruleLayers(configuration, path)),
    ...formats,
    suppressions: configuration.suppressions?.filter((entry) => entry.path === path) ?? [],
    onRuleError: (rule, error) =>
      log(`${rule}: ${error instanceof Error ? (error.stack ?? error.message) : String(error)}`),
  };
}

/** Those of the editor's settings of rules that are right, rule by rule, so that one mistake costs one rule. */
function validRules({ locale }: CheckSettings, rules: CheckSettings["rules"], log: (message: string) => void) {
  const valid: NonNullable<Configuration["rules"]> = {};
  for (const [id, setting] of Object.entries(rules)) {
    const result = parseConfiguration(JSON.stringify({ rules: { [id]: setting } }), locale);
    if (result.ok) Object.assign(valid, result.value.rules);
    else for (const { message } of result.issues) log(`winnow.rules: ${message}`);
  }
  return valid;
}
