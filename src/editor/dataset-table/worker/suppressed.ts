import type { SuppressionEntry } from "../../../lint/configuration";
import { rowFingerprint } from "../../../lint/fingerprint";
import type { Problem } from "../../../lint/problem";

/** Tells which problems of a row with a text are to be silent. */
export function suppressedBy(entries: readonly SuppressionEntry[]): (problem: Problem, row: string) => boolean {
  const prints = new Map<string, Set<string>>();
  for (const { rule, fingerprint } of entries) prints.set(rule, (prints.get(rule) ?? new Set()).add(fingerprint));
  return (problem, row) => prints.get(problem.rule)?.has(rowFingerprint(problem, row)) === true;
}
