import type { Fix, Problem } from "../../../src/lint/problem";

/** A problem over the only occurrence of `part` in `text`. */
export function problemAt(text: string, part: string, given: Partial<Problem> = {}): Problem {
  const start = text.indexOf(part);
  return {
    rule: "prompt/test",
    severity: "warning",
    message: "Something is wrong.",
    range: { start, end: start + part.length },
    related: [],
    fixes: [],
    ...given,
  };
}

/** A fix that replaces the problem's own range. */
export function replacing(problem: Problem, replacement: string, preferred = true): Problem {
  const fix: Fix = { title: "Replace", preferred, edits: [{ range: problem.range, text: replacement }] };
  return { ...problem, fixes: [...problem.fixes, fix] };
}
