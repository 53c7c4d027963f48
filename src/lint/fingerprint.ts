import type { Range } from "../text/range";
import type { Problem } from "./problem";

// Loaded when the first hash is asked for: it would take a tenth of the command line's start.
function sha256(text: string): string {
  const { createHash } = require("node:crypto") as typeof import("node:crypto");
  return createHash("sha256").update(text).digest("hex");
}

const longestContext = 400;
const longestReach = 200;

/**
 * One fingerprint a problem, in the same order: 16 hexadecimal digits that tell it from the file's other problems and
 * stay the same when it moves. They depend on the rule, the sentence around the problem and how many equal ones come
 * before it, not on its offset.
 */
export function fingerprints(text: string, problems: readonly Pick<Problem, "rule" | "range">[]): string[] {
  const seen = new Map<string, number>();
  return problems.map(({ rule, range }) => {
    const key = `${rule}\0${context(text, range)}`;
    const ordinal = seen.get(key) ?? 0;
    seen.set(key, ordinal + 1);
    return sha256(`${key}\0${ordinal}`).slice(0, 16);
  });
}

/** What a problem of a row is known by: the row and the words at fault, wherever the row moves. Equal rows share it. */
export function rowFingerprint(
  { rule, field = "", range }: Pick<Problem, "rule" | "field" | "range">,
  row: string,
): string {
  return sha256([rule, field, row.slice(range.start, range.end), row].join("\0")).slice(0, 16);
}

/** The sentence or line around a range, its white space made even. */
function context(text: string, range: Range): string {
  const left = Math.max(0, range.start - longestReach);
  const start = range.start - lengthBack(text.slice(left, range.start));
  const end = range.end + lengthOn(text.slice(range.end, range.end + longestReach));
  return text
    .slice(start, Math.min(end, start + longestContext))
    .normalize("NFC")
    .replace(/\s+/g, " ")
    .trim();
}

function lengthBack(before: string): number {
  for (let i = before.length; i > 0; i--) {
    if (endsSentence(before, i - 1)) return before.length - i;
  }
  return before.length;
}

function lengthOn(after: string): number {
  for (let i = 0; i < after.length; i++) {
    if (endsSentence(after, i)) return i;
  }
  return after.length;
}

function endsSentence(text: string, at: number): boolean {
  return /[\r\n。！？!?；;]/.test(text[at]!) || (text[at] === "." && /^\s?$/.test(text[at + 1] ?? ""));
}
