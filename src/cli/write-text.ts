import { applyFixes } from "../lint/fixes";
import { localize, type Locale } from "../lint/locale";
import type { Problem } from "../lint/problem";
import { shownPath } from "./configurations";
import { reasonOf, texts } from "./texts";
import { errorCode, UsageError } from "./usage-error";

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

/** Replaces a file in one step: whoever reads it sees the old text or the new one, never a part. */
export async function writeTextFile(file: string, text: string, locale: Locale): Promise<void> {
  const { default: writeFileAtomic } = await import("write-file-atomic");
  try {
    await writeFileAtomic(file, text, "utf8");
  } catch (error) {
    const reason = reasonOf(error, errorCode(error))[locale];
    throw new UsageError(localize(texts.unwritable, locale, { path: shownPath(file), reason }));
  }
}
