import type { SuppressionEntry } from "../../lint/configuration";
import { rowFingerprint } from "../../lint/fingerprint";
import type { Problem } from "../../lint/problem";

/** The suppressions that name a dataset, and which of them silenced something. */
export class RowSuppressions {
  private readonly used = new Set<SuppressionEntry>();
  private readonly rules: ReadonlySet<string>;

  constructor(private readonly entries: readonly SuppressionEntry[]) {
    this.rules = new Set(entries.map(({ rule }) => rule));
  }

  /** Whether a problem of a row with this text is to be silent; of a problem of the whole set, `text` is empty. */
  silences(problem: Problem, text: string): boolean {
    if (!this.rules.has(problem.rule)) return false;
    const print = rowFingerprint(problem, text);
    const silencing = this.entries.find(({ rule, fingerprint }) => rule === problem.rule && fingerprint === print);
    if (silencing !== undefined) this.used.add(silencing);
    return silencing !== undefined;
  }

  /** The entries that silenced nothing so far. */
  unused(): SuppressionEntry[] {
    return this.entries.filter((entry) => !this.used.has(entry));
  }
}
