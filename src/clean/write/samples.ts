import { changeOf } from "../plan/changes";
import type { CleaningPlan } from "../plan/plan";
import type { Sample } from "./report-schema";

const samplesOfStep = 5;
const longest = 800;
// How much is shown around what has changed.
const around = 200;

/** The riskiest few of what each step does, cut to what one looks at. */
export class Samples {
  private readonly ofSteps = new Map<number, { readonly risk: number; readonly sample: Sample }[]>();

  constructor(private readonly plan: CleaningPlan) {}

  /** A row, 0-based, and what it says in the file. */
  add(row: number, text: string): void {
    if (this.plan.decisions.isSpared(row)) return;
    const change = changeOf(this.plan, row, text.length);
    if (change === undefined) return;
    const { step, reason, risk, text: after } = change;
    const own = this.ofSteps.get(step) ?? [];
    this.ofSteps.set(step, own);
    if (own.length === samplesOfStep && own.at(-1)!.risk >= risk) return;
    const texts = after === undefined ? { before: cut(text, 0, text.length) } : excerpts(text, after);
    const sample = { row: row + 1, step: step + 1, reason, ...texts };
    // Of those that are as risky, the first stay in front.
    const behind = own.findIndex((one) => one.risk < risk);
    own.splice(behind < 0 ? own.length : behind, 0, { risk, sample });
    own.splice(samplesOfStep);
  }

  /** Step by step, the riskiest first. */
  get all(): Sample[] {
    return [...this.ofSteps.keys()]
      .sort((a, b) => a - b)
      .flatMap((step) => this.ofSteps.get(step)!.map(({ sample }) => sample));
  }
}

/** The same stretch of both, with what has changed in it. */
function excerpts(before: string, after: string): { readonly before: string; readonly after: string } {
  const shorter = Math.min(before.length, after.length);
  let start = 0;
  while (start < shorter && before[start] === after[start]) start++;
  let tail = 0;
  while (tail < shorter - start && before.at(-1 - tail) === after.at(-1 - tail)) tail++;
  const isLong = Math.max(before.length, after.length) > longest;
  const from = isLong ? Math.max(0, start - around) : 0;
  const left = isLong ? Math.max(0, tail - around) : 0;
  return { before: cut(before, from, before.length - left), after: cut(after, from, after.length - left) };
}

/** A stretch of a text, or as much of it as is shown, and dots where more stands around it. */
function cut(text: string, start: number, end: number): string {
  const [from, to] = [boundary(text, start), boundary(text, Math.min(end, start + longest))];
  return `${from > 0 ? "…" : ""}${text.slice(from, to)}${to < text.length ? "…" : ""}`;
}

/** A place near `at` that is in the middle of no character. */
function boundary(text: string, at: number): number {
  const code = text.charCodeAt(at);
  return code >= 0xdc00 && code < 0xe000 ? at - 1 : at;
}
