import { changeOf } from "./changes";
import type { CleaningPlan } from "./plan";

/** A row that a step has dropped or changed. */
export interface Sample {
  /** 1-based, as people count. */
  readonly row: number;
  /** 1-based, as people count; 0 for a row that does not parse. */
  readonly step: number;
  /** Why it went; undefined where it was changed. */
  readonly reason: string | undefined;
  readonly before: string;
  /** What it says now; undefined where it went. */
  readonly after: string | undefined;
}

const samplesOfStep = 5;
const longestSample = 2000;

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
    const sample = { row: row + 1, step: step + 1, reason, before: cut(text), after: after && cut(after) };
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

function cut(text: string): string {
  return text.length > longestSample ? `${text.slice(0, longestSample)}…` : text;
}
