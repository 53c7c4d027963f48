import { parse } from "zod/v4/core";
import { nearDuplicate } from "../../dataset/set/rules/near-duplicate";
import type { Action, Step } from "../recipe/recipe";

/** What a step does to a row, as far as it tells what may be wrong with that. */
export interface RiskyChange {
  /** The rule, `languages`, or the rule of a ratio. */
  readonly rule: string;
  readonly action: Action;
  /** How alike the row and the one that stays are, where it goes for that. */
  readonly score?: number | undefined;
  /** From which score on rows are held to be alike. */
  readonly threshold?: number | undefined;
  /** Of the row, in characters or bytes. */
  readonly length: number;
}

// How likely a rule is wrong about a row: what the row's form alone says is certain; what its words suggest is less so;
// what is only unlike most others, least.
const certain = 0.02;
const plain = 0.15;
const judged = 0.35;
const guessed = 0.6;

const doubts: Readonly<Record<string, number>> = {
  "dataset/json-syntax": certain,
  "dataset/blank-line": certain,
  "dataset/not-an-object": certain,
  "dataset/empty-output": certain,
  "dataset/empty-turn": certain,
  "dataset/no-reply": certain,
  "dataset/exact-duplicate": certain,
  "dataset/encoding": certain,
  "dataset/duplicate-key": certain,
  "dataset/missing-field": certain,
  "dataset/wrong-type": certain,
  "dataset/role-order": certain,
  "dataset/prefix-dialogue": plain,
  "dataset/leakage": plain,
  "dataset/merged-records": plain,
  "dataset/output-repeats-input": plain,
  "dataset/placeholder-text": plain,
  "dataset/secret": plain,
  "dataset/structured-output": plain,
  "dataset/template-leak": plain,
  "dataset/trainer-drops-row": plain,
  "dataset/unknown-field": plain,
  "dataset/conflicting-outputs": guessed,
  "dataset/domain-ratio": guessed,
  "dataset/high-perplexity": guessed,
  "dataset/irrelevant-answer": guessed,
  "dataset/length-outlier": guessed,
  "dataset/low-perplexity": guessed,
  "dataset/turn-ratio": guessed,
  "dataset/wrong-language": guessed,
};

// A row that is mended or masked is still there.
const costOfChange = 0.4;
// A row of so many characters costs twice what an empty one does; longer ones cost no more.
const longRow = 10_000;

/**
 * How risky a change is, from 0 to 1: how likely the step is wrong about the row, times what that would cost.
 *
 * Likely wrong are, in this order: what a row's form alone tells (it does not parse, is empty, is an exact copy) hardly
 * ever; plain traces (a template's marker, a merged record) seldom; what is judged by words (private data, boilerplate,
 * garbled text, a language) sometimes; what is a choice among good rows or merely unusual (conflicts, ratios,
 * perplexity, lengths) most. A near duplicate is the riskier the nearer its score is to the threshold: from guessed at
 * the threshold itself down to certain at 1. A row that goes costs all, one that is only fixed or masked less; and a
 * long row up to twice as much as a short one, as there is more in it to lose.
 */
export function riskOf({ rule, action, score, threshold, length }: RiskyChange): number {
  const doubt = score === undefined ? (doubts[rule] ?? judged) : doubtOfScore(score, threshold ?? 0);
  const cost = action === "fix" || action === "mask" ? costOfChange : 1;
  const weight = 0.5 + 0.5 * Math.min(1, Math.log1p(length) / Math.log1p(longRow));
  return doubt * cost * weight;
}

function doubtOfScore(score: number, threshold: number): number {
  const above = threshold < 1 ? (score - threshold) / (1 - threshold) : 1;
  return guessed - (guessed - certain) * Math.min(1, Math.max(0, above));
}

// Asked of every row that a step drops.
const thresholds = new WeakMap<Step, number>();

/** From which score on a step holds rows to be alike; undefined where it compares none. */
export function thresholdOf(step: Step): number | undefined {
  if (step.rule !== nearDuplicate.id) return undefined;
  const known = thresholds.get(step) ?? parse(nearDuplicate.options!, step.options ?? {}).threshold;
  thresholds.set(step, known);
  return known;
}
