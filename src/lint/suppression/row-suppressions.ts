import type { SuppressionEntry } from "../configuration";
import { rowFingerprint } from "../fingerprint";
import type { Problem } from "../problem";

/** The suppressions that name a dataset, and which of them silenced something. */
export class RowSuppressions {
  /** By rule, then by fingerprint; only the first of two that are the same silences anything. */
  private readonly byRule = new Map<string, Map<string, SuppressionEntry>>();
  private readonly used = new Set<SuppressionEntry>();

  constructor(private readonly entries: readonly SuppressionEntry[] = []) {
    for (const entry of entries) {
      const prints = this.byRule.get(entry.rule) ?? new Map<string, SuppressionEntry>();
      if (!prints.has(entry.fingerprint)) prints.set(entry.fingerprint, entry);
      this.byRule.set(entry.rule, prints);
    }
  }

  /** Whether a problem of a row with this text is to be silent; of a problem of the whole set, `text` is empty. */
  silences(problem: Problem, text: string): boolean {
    const entry = this.byRule.get(problem.rule)?.get(rowFingerprint(problem, text));
    if (entry !== undefined) this.used.add(entry);
    return entry !== undefined;
  }

  /** The entries that silenced nothing so far. */
  unused(): SuppressionEntry[] {
    return this.entries.filter((entry) => !this.used.has(entry));
  }
}
