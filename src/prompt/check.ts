import { mergeRules, ruleLayers, type RuleSettings } from "../lint/configuration";
import type { Locale } from "../lint/locale";
import type { Problem } from "../lint/problem";
import { applySuppressions, type SuppressionResult } from "../lint/suppression";
import { suppressionSeverity } from "../lint/suppression/severity";
import { configurableRuleIds, strippedCommentsFor, type Configuration } from "./configuration";
import type { PromptDocument } from "./document";
import { lintPrompt } from "./lint";
import type { ModelSettings } from "./model";

export interface PromptCheckOptions {
  /** The file, relative to the configuration's folder, with `/`; globs and suppressions are matched against it. */
  readonly path: string;
  readonly locale: Locale;
  readonly configuration?: Configuration | undefined;
  /** Settings of rules below the configuration's, such as the editor's. */
  readonly baseRules?: RuleSettings | undefined;
  /** Settings of rules above the configuration's, such as the command line's. */
  readonly topRules?: RuleSettings | undefined;
  /** The base model, where the configuration names none. */
  readonly model?: ModelSettings | undefined;
  readonly onRuleError?: (rule: string, error: unknown) => void;
}

export interface PromptCheck extends SuppressionResult {
  readonly document: PromptDocument;
  /** Every problem before suppression, in the text's order: what fingerprints are counted over. */
  readonly all: readonly Problem[];
}

/** Lints one prompt as it is configured, with its suppressions. Never throws, whatever the text. */
export function checkPrompt(text: string, options: PromptCheckOptions): PromptCheck {
  const { path, locale, configuration = {} } = options;
  const rules = mergeRules(options.baseRules, ...ruleLayers(configuration, path), options.topRules);
  const stripped = strippedCommentsFor(configuration, path);
  const { document, problems: all } = lintPrompt(text, {
    locale,
    rules,
    settings: { model: configuration.model ?? options.model },
    strippedComments: stripped,
    ...(options.onRuleError !== undefined && { onRuleError: options.onRuleError }),
  });
  const suppressions = applySuppressions(text, all, {
    locale,
    severity: suppressionSeverity(rules, document.kind),
    stripped,
    frontMatter: document.frontMatter,
    except: document.masks.filter(({ reason }) => reason === "code").map(({ range }) => range),
    entries: configuration.suppressions?.filter((entry) => entry.path === path),
    knownRules: configurableRuleIds,
  });
  return { document, all, ...suppressions };
}
