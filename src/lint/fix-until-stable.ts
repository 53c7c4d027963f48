import { applyFixes } from "./fixes";
import type { Problem } from "./problem";

const mostPasses = 10;

/**
 * Applies every preferred fix, and lints again until nothing is left to fix, or ten passes are over. `lint` gives the
 * problems of any text; those that `wanted` refuses are left alone.
 */
export function fixAll(
  text: string,
  lint: (text: string) => readonly Problem[],
  wanted: (problem: Problem) => boolean = () => true,
): string {
  let fixed = text;
  for (let pass = 0; pass < mostPasses; pass++) {
    const result = applyFixes(fixed, lint(fixed).filter(wanted), { preferredOnly: true });
    if (result.text === fixed) return fixed;
    fixed = result.text;
  }
  return fixed;
}
