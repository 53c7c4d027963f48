import type { RuleSettings } from "../lint/configuration";
import { localize, type Locale } from "../lint/locale";
import { levels, severities, type Level, type Severity } from "../lint/problem";
import { nearestName } from "../lint/suggest";
import { configurableRuleIds } from "../prompt/configuration";
import { datasets } from "./datasets";
import { texts } from "./texts";
import { UsageError } from "./usage-error";

export const outputFormats = ["pretty", "json", "sarif", "github"] as const;
export type OutputFormat = (typeof outputFormats)[number];

export const failLevels = [...severities, "never"] as const;
export type FailLevel = Severity | "never";

/** The options of `winnow check` as commander gives them. */
export interface CheckOptions {
  readonly kind: "auto" | "prompt" | "dataset";
  readonly stdin?: boolean;
  readonly stdinFilename?: string;
  readonly format: OutputFormat;
  readonly fix?: boolean;
  readonly failOn: FailLevel;
  readonly config?: string;
  readonly locale?: Locale;
  readonly rule?: readonly string[];
}

/** Reads `--rule id=level`. Throws a `UsageError` for an unknown rule or level. */
export function ruleOptions(values: readonly string[], locale: Locale): RuleSettings {
  return Object.fromEntries(
    values.map((value) => {
      const [, id = "", level = ""] = /^([^=]*)=(.*)$/.exec(value) ?? [];
      if (!isLevel(level)) {
        throw new UsageError(localize(texts.ruleOption, locale, { value, levels: levels.join(", ") }));
      }
      return [knownRule(id, locale), level];
    }),
  );
}

/** `id` itself. Throws a `UsageError` that names the nearest rule, or how to list them, when there is none of that name. */
export function knownRule(id: string, locale: Locale): string {
  if (configurableRuleIds.includes(id)) return id;
  const known = [...configurableRuleIds, ...datasets().datasetRuleIds];
  if (known.includes(id)) return id;
  const near = nearestName(id, known);
  const suggestion = near === undefined ? localize(texts.listed, locale) : localize(texts.near, locale, { near });
  throw new UsageError(localize(texts.unknownRule, locale, { rule: id }) + suggestion);
}

function isLevel(value: string): value is Level {
  return (levels as readonly string[]).includes(value);
}
