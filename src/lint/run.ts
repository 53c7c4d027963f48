import { parse } from "zod/v4/core";
import { localize, type Locale, type MessageData } from "./locale";
import type { Level, Problem, Severity } from "./problem";
import { loudnessFor, type Rule, type RuleContext } from "./rule";

/** A rule as configured: switched off, at a level of its own, or with options. */
export interface RuleSetting {
  readonly severity?: Level | undefined;
  /** Levels for single kinds of subject, above `severity`. */
  readonly kinds?: Readonly<Record<string, Level | undefined>> | undefined;
  readonly options?: unknown;
}

export interface RunOptions<Settings> {
  readonly locale: Locale;
  readonly settings: Settings;
  /** By rule id; a rule that is not named runs as it comes. */
  readonly rules?: ReadonlyMap<string, RuleSetting>;
  /** Told when a rule throws; the other rules go on. */
  readonly onRuleError?: (rule: string, error: unknown) => void;
}

/**
 * Runs every enabled rule over one subject and gives the problems in the text's order.
 * A rule that throws becomes one hint and one call of `onRuleError`, never an exception.
 */
export function runRules<Subject, Kind extends string, Settings>(
  rules: readonly Rule<Subject, Kind, Settings>[],
  subject: Subject,
  kind: Kind,
  options: RunOptions<Settings>,
): Problem[] {
  const problems: Problem[] = [];
  for (const rule of rules) {
    const setting = options.rules?.get(rule.id);
    const severity = setting?.kinds?.[kind] ?? setting?.severity ?? loudnessFor(rule.severity, kind);
    if (severity === "off") continue;
    try {
      // A spread of a hundred thousand problems overflows the stack.
      for (const problem of runRule(rule, subject, severity, setting, options)) problems.push(problem);
    } catch (error) {
      options.onRuleError?.(rule.id, error);
      problems.push(failure(rule.id, error, options.locale));
    }
  }
  return problems.sort((a, b) => a.range.start - b.range.start || a.range.end - b.range.end);
}

function runRule<Subject, Kind extends string, Settings>(
  rule: Rule<Subject, Kind, Settings>,
  subject: Subject,
  severity: Severity,
  setting: RuleSetting | undefined,
  { locale, settings }: RunOptions<Settings>,
): Problem[] {
  const problems: Problem[] = [];
  const say = (message: string, data?: MessageData): string => localize(rule.messages[message]!, locale, data);
  const context: RuleContext<string, unknown, Settings> = {
    locale,
    settings,
    options: rule.options && parse(rule.options, setting?.options ?? {}),
    report: ({ message, data, range, fixes = [], related = [] }) => {
      problems.push({
        rule: rule.id,
        severity,
        message: say(message, data),
        range,
        related: related.map((place) => ({ range: place.range, message: say(place.message, place.data) })),
        fixes: fixes.map((fix) => ({
          title: say(fix.title, fix.data ?? data),
          preferred: fix.preferred ?? false,
          edits: fix.edits,
        })),
      });
    },
  };
  rule.check(subject, context);
  return problems;
}

const failureMessage = {
  en: "The rule {rule} failed on this file and was left out: {error}",
  "zh-cn": "规则 {rule} 在此文件上出错，已跳过：{error}",
};

function failure(rule: string, error: unknown, locale: Locale): Problem {
  const reason = error instanceof Error ? error.message : String(error);
  return {
    rule,
    severity: "hint",
    message: localize(failureMessage, locale, { rule, error: reason }),
    range: { start: 0, end: 0 },
    related: [],
    fixes: [],
  };
}
