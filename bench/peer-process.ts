/**
 * Run by the bench in a process of its own: `peer-process PROMPTS.json PEERS-FOLDER`. Takes the same prompts through
 * Winnow and the peers installed in the folder, and prints one `PeerRun` each as JSON.
 */
import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import path from "node:path";
import { lintPrompt } from "../src/prompt/lint";
import { promptRules } from "../src/prompt/rules";
import { timedAsync, type Cost } from "./clock";
import { options } from "./linting";
import type { PeerRun } from "./peers";
import { mean, median, medianCost, percentile } from "./statistics";

/** Gives how many findings a prompt has. */
type Check = (prompt: string) => number | Promise<number>;

interface TextlintKernel {
  lintText(text: string, options: object): Promise<{ readonly messages: readonly unknown[] }>;
}

// Takes most of textlint's time, so the others are shown without it as well.
const slowest = "stop-words";
const rounds = 3;
const longEnough = 10_000;

const [promptsFile, folder] = process.argv.slice(2) as [string, string];
const prompts = JSON.parse(readFileSync(promptsFile, "utf8")) as string[];
const load = createRequire(path.join(folder, "package.json"));

async function measure(name: string, rules: number | null, check: Check): Promise<PeerRun> {
  const findings: number[] = [];
  for (const prompt of prompts) findings.push(await check(prompt));
  const costs = prompts.map((): Cost[] => []);
  for (let round = 0, total = 0; round < rounds && total < longEnough; round++)
    for (const [index, prompt] of prompts.entries()) {
      const cost = await timedAsync(async () => void (await check(prompt)));
      costs[index]!.push(cost);
      total += cost.cpu;
    }
  const times = costs.map((all) => medianCost(all).cpu);
  const cpu = { mean: mean(times), median: median(times), p99: percentile(times, 0.99) };
  return { name, rules, cpu, findings: mean(findings) };
}

/** textlint with every rule that the folder's manifest names, over Markdown; without the rules, its parser alone. */
function textlint(rules: readonly string[]): Check {
  const { TextlintKernel } = load("@textlint/kernel") as { TextlintKernel: new () => TextlintKernel };
  const kernel = new TextlintKernel();
  const settings = {
    ext: ".md",
    plugins: [{ pluginId: "markdown", plugin: byDefault(load("@textlint/textlint-plugin-markdown")) }],
    rules: rules.map((name) => ({ ruleId: name.replace(/^.*textlint-rule-/, ""), rule: byDefault(load(name)) })),
  };
  return async (prompt) => (await kernel.lintText(prompt, settings)).messages.length;
}

function byDefault(loaded: unknown): unknown {
  return (loaded as { readonly default?: unknown }).default ?? loaded;
}

function promptsChat(): Check {
  const { check } = load("prompts.chat/quality") as {
    check: (prompt: string) => { readonly issues: readonly unknown[] };
  };
  return (prompt) => check(prompt).issues.length;
}

async function main(): Promise<void> {
  const { dependencies } = load("./package.json") as { dependencies: Record<string, string> };
  const rules = Object.keys(dependencies).filter((name) => name.includes("textlint-rule-"));
  const others = rules.filter((name) => !name.endsWith(slowest));
  const quality = `prompts.chat ${dependencies["prompts.chat"]}, quality`;
  const kernel = `textlint ${dependencies["@textlint/kernel"]}`;
  const runs = [
    await measure("Winnow", promptRules.length, (prompt) => lintPrompt(prompt, options).problems.length),
    await measure(quality, null, promptsChat()),
    await measure(kernel, rules.length, textlint(rules)),
    await measure(`${kernel} without ${slowest}`, others.length, textlint(others)),
    await measure(`${kernel}, its parser alone`, 0, textlint([])),
  ];
  console.log(JSON.stringify(runs));
}

void main();
