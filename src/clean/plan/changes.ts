import type { CleaningPlan } from "./plan";
import type { Action } from "../recipe/recipe";
import { riskOf, thresholdOf } from "./risk";

/** A row that goes by a plan, or says something else. */
export interface Change {
  /** 0-based, as the file has it. */
  readonly row: number;
  /** The step that drops the row, else the last that changes it, from 0; -1 for a row that does not parse. */
  readonly step: number;
  /** All steps that do something to it. */
  readonly steps: readonly number[];
  readonly action: Action;
  /** The rule that drops it; undefined where it stays. */
  readonly rule: string | undefined;
  /** Why it goes, for people; undefined where it stays. */
  readonly reason: string | undefined;
  /** What it says from now on; undefined where it goes. */
  readonly text: string | undefined;
  /** `riskOf`. */
  readonly risk: number;
}

/** In which order changes are listed: the riskiest first, or as the rows stand in the file. */
export type ChangeOrder = "risk" | "file";

/** All that a plan does to rows, spared rows too: a row at each place, in the file's order. Memory: 8 bytes each. */
export class ChangeList {
  private readonly rows: Uint32Array;
  private readonly risks: Float32Array;

  /** `lengthOf`: of a row, in characters or bytes. */
  constructor(
    private readonly plan: CleaningPlan,
    private readonly lengthOf: (row: number) => number,
  ) {
    this.rows = Uint32Array.from(plan.decisions.rows);
    this.risks = Float32Array.from(this.rows, (row) => this.changeOf(row)!.risk);
  }

  get count(): number {
    return this.rows.length;
  }

  /** The change at a place. */
  at(place: number): Change {
    return this.changeOf(this.rows[place]!)!;
  }

  /** What becomes of a row; undefined for one that stays as it is. */
  changeOf(row: number): Change | undefined {
    return changeOf(this.plan, row, this.lengthOf(row));
  }

  /** The places in an order; `step`: only those to which it does something. */
  places(order: ChangeOrder, step?: number): Uint32Array {
    const all = Uint32Array.from(this.rows.keys());
    const own = step === undefined ? all : all.filter((place) => this.at(place).steps.includes(step));
    // The file's order decides between equals: sorting is stable.
    return order === "file" ? own : own.sort((a, b) => this.risks[b]! - this.risks[a]! || a - b);
  }
}

/** What becomes of a row of a length in characters or bytes; undefined for one that stays as it is. */
export function changeOf({ decisions, recipe }: CleaningPlan, row: number, length: number): Change | undefined {
  const decision = decisions.decision(row);
  if (decision === undefined) return undefined;
  const { rejection, text, changers } = decision;
  const step = rejection?.step ?? changers.at(-1)!;
  const { action = "drop" as const } = recipe.steps[step] ?? {};
  const rule = rejection?.rule ?? recipe.steps[step]!.rule!;
  const threshold = rejection?.score === undefined ? undefined : thresholdOf(recipe.steps[step]!);
  return {
    row,
    step,
    steps: rejection === undefined ? changers : [...changers, step],
    action,
    rule: rejection?.rule,
    reason: rejection?.reason,
    text: rejection === undefined ? text : undefined,
    risk: riskOf({ rule, action, score: rejection?.score, threshold, length }),
  };
}
