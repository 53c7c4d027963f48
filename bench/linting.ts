import { runRules } from "../src/lint/run";
import { lintPrompt } from "../src/prompt/lint";
import { parsePrompt } from "../src/prompt/parse";
import { promptRules } from "../src/prompt/rules";
import { timed, type Cost } from "./clock";
import type { PromptSet } from "./corpus";
import { medianCost, percentile, sum } from "./statistics";

export const options = { locale: "en", settings: { model: undefined } } as const;

/** Prompts of up to `upTo` characters that are longer than the class before; milliseconds a prompt. */
export interface LengthClass {
  readonly upTo: number | null;
  readonly prompts: number;
  readonly cpu: Distribution;
  readonly wall: Distribution;
}

interface Distribution {
  readonly median: number;
  readonly p90: number;
  readonly p99: number;
  readonly max: number;
}

/** One file from its first prompt to its last in a process that has linted nothing before. */
export interface Job extends Cost {
  readonly file: string;
  readonly prompts: number;
  readonly bytes: number;
}

export interface Part {
  readonly name: string;
  /** Microseconds of CPU time for 1,000 characters. */
  readonly microseconds: number;
}

const limits = [500, 1000, 2000, 4000, 10_000, Infinity];
const rounds = 5;

/** Lints all prompts of a file, once. Call it first, while nothing is compiled yet. */
export function runJob({ file, prompts }: PromptSet): Job {
  const bytes = sum(prompts.map((prompt) => Buffer.byteLength(prompt)));
  return { file, prompts: prompts.length, bytes, ...timed(() => prompts.forEach(lint)) };
}

/** What each prompt takes: the median of five rounds over all of them, after one that does not count. */
export function measurePrompts(prompts: readonly string[]): Cost[] {
  prompts.forEach(lint);
  const costs = prompts.map((): Cost[] => []);
  for (let round = 0; round < rounds; round++)
    prompts.forEach((prompt, index) => costs[index]!.push(timed(() => lint(prompt))));
  return costs.map(medianCost);
}

/** The costs by length class, then those up to 4,000 characters, then all. */
export function byLength(prompts: readonly string[], costs: readonly Cost[]): LengthClass[] {
  const between = (over: number, upTo: number): LengthClass => {
    const chosen = costs.filter((_, index) => prompts[index]!.length > over && prompts[index]!.length <= upTo);
    return {
      upTo: upTo === Infinity ? null : upTo,
      prompts: chosen.length,
      cpu: distribution(chosen.map(({ cpu }) => cpu)),
      wall: distribution(chosen.map(({ wall }) => wall)),
    };
  };
  const classes = limits.map((limit, index) => between(limits[index - 1] ?? -1, limit));
  return [...classes, between(-1, 4000), between(-1, Infinity)];
}

/** Where the time goes: the parser's share and each rule's, the costliest first. */
export function byPart(prompts: readonly string[]): Part[] {
  const thousands = sum(prompts.map((prompt) => prompt.length)) / 1000;
  const part = (name: string, work: () => void): Part => ({
    name,
    microseconds: (timed(work).cpu * 1000) / thousands,
  });
  const parse = part("parser", () => prompts.forEach((prompt) => parsePrompt(prompt)));
  const documents = prompts.map((prompt) => parsePrompt(prompt));
  const rules = promptRules.map((rule) =>
    part(rule.id, () => documents.forEach((document) => runRules([rule], document, document.kind, options))),
  );
  return [parse, ...rules].sort((a, b) => b.microseconds - a.microseconds);
}

function lint(prompt: string): void {
  lintPrompt(prompt, options);
}

function distribution(values: readonly number[]): Distribution {
  const at = (share: number): number => percentile(values, share);
  return { median: at(0.5), p90: at(0.9), p99: at(0.99), max: at(1) };
}
