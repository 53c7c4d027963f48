import { parse } from "zod/v4/core";
import { localize, type Locale, type MessageData } from "./locale";
import type { Level, Problem, Severity } from "./problem";
import { loudnessFor, type Report, type Rule, type RuleContext } from "./rule";

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

/** A rule that is on for a kind of subject, with what is configured for it. */
interface PreparedRule<Subject, Kind extends string, Settings> {
  readonly rule: Rule<Subject, Kind, Settings>;
  readonly severity: Severity;
  readonly options: unknown;
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
  return prepareRules(rules, kind, options)(subject);
}

/** `runRules` for many subjects of one kind: what is configured is read once. */
export function prepareRules<Subject, Kind extends string, Settings>(
  rules: readonly Rule<Subject, Kind, Settings>[],
  kind: Kind,
  options: RunOptions<Settings>,
): (subject: Subject) => Problem[] {
  const prepared = rules.flatMap((rule): PreparedRule<Subject, Kind, Settings>[] => {
    const setting = options.rules?.get(rule.id);
    const severity = setting?.kinds?.[kind] ?? setting?.severity ?? loudnessFor(rule.severity, kind);
    if (severity === "off") return [];
    return [{ rule, severity, options: rule.options && parse(rule.options, setting?.options ?? {}) }];
  });
  const contexts = prepared.map((one) => new Context(one, options));
  return (subject) => {
    const problems: Problem[] = [];
    for (const context of contexts) context.run(subject, problems);
    return problems.length < 2 ? problems : problems.sort(byPlace);
  };
}

function byPlace(a: Problem, b: Problem): number {
  return a.range.start - b.range.start || a.range.end - b.range.end;
}

/** What one rule is given, subject after subject. */
class Context<Subject, Kind extends string, Settings> implements RuleContext<string, unknown, Settings> {
  readonly locale: Locale;
  readonly settings: Settings;
  readonly options: unknown;
  private found: Problem[] = [];

  constructor(
    private readonly prepared: PreparedRule<Subject, Kind, Settings>,
    private readonly shared: RunOptions<Settings>,
  ) {
    this.locale = shared.locale;
    this.settings = shared.settings;
    this.options = prepared.options;
  }

  /** Adds to `problems` what the rule finds; of a rule that throws, the failure alone. */
  run(subject: Subject, problems: Problem[]): void {
    const { rule } = this.prepared;
    const before = problems.length;
    this.found = problems;
    try {
      rule.check(subject, this);
    } catch (error) {
      problems.length = before;
      this.shared.onRuleError?.(rule.id, error);
      problems.push(failure(rule.id, error, this.locale));
    }
  }

  readonly report = (report: Report<string>): void => {
    const { rule, severity } = this.prepared;
    const { message, data, range, field, score, ofFile, fixes = [], related = [] } = report;
    const say = (name: string, values?: MessageData): string => localize(rule.messages[name]!, this.locale, values);
    this.found.push({
      rule: rule.id,
      severity,
      message: say(message, data),
      range,
      ...(field !== undefined && { field }),
      ...(score !== undefined && { score }),
      ...(ofFile === true && { ofFile }),
      related: related.map((place) => ({
        range: place.range,
        ...(place.row !== undefined && { row: place.row }),
        message: say(place.message, place.data),
      })),
      fixes: fixes.map((fix) => ({
        title: say(fix.title, fix.data ?? data),
        preferred: fix.preferred ?? false,
        ...(fix.hidesLoss === true && { hidesLoss: true }),
        edits: fix.edits,
      })),
    });
  };
}

const failureMessage = {
  en: "The rule {rule} failed on this file and was left out: {error}",
  "zh-cn": "规则 {rule} 在此文件上出错，已跳过：{error}",
};

/** What stands for a rule that throws. */
export function failure(rule: string, error: unknown, locale: Locale): Problem {
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
