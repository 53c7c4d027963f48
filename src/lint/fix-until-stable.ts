import { applyFixes } from "./fixes";
import type { Problem } from "./problem";

const mostPasses = 10;

export interface Fixed<Check> {
  readonly text: string;
  /** What is left to say of the fixed text. */
  readonly check: Check;
  /** How many problems were fixed. */
  readonly count: number;
}

/** Applies the preferred fixes and checks again until none is left, at most ten times. */
export function fixUntilStable<Check extends { readonly problems: readonly Problem[] }>(
  text: string,
  checkText: (text: string) => Check,
): Fixed<Check> {
  let fixed: Fixed<Check> = { text, check: checkText(text), count: 0 };
  for (let pass = 0; pass < mostPasses; pass++) {
    const { text: next, applied } = applyFixes(fixed.text, fixed.check.problems, { preferredOnly: true });
    if (next === fixed.text) break;
    fixed = { text: next, check: checkText(next), count: fixed.count + applied.length };
  }
  return fixed;
}
