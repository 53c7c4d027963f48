/** What `npm run bench` runs, bundled by run.mjs: `[datasets|perplexity] [FOLDER] [--json] [--check]`. See README.md. */
import { existsSync } from "node:fs";
import os from "node:os";
import path from "node:path";
import { readCorpus } from "./corpus";
import { measureDatasetTable } from "./dataset-table";
import { measureDatasets } from "./datasets";
import { measureEditing } from "./editing";
import { datasetGoals, promptGoals } from "./goals";
import { measureGrowth } from "./growth";
import { byLength, byPart, measurePrompts, runJob } from "./linting";
import { comparePeers } from "./peers";
import { measurePerplexity, printPerplexity } from "./perplexity";
import { print } from "./print";
import type { PromptReport, Report } from "./report";
import { bundleSizes, measureActivation, measureHostActivation, measureStarts } from "./start";

const out = __dirname;
const args = process.argv.slice(2);
const names = args.filter((arg) => !arg.startsWith("--"));
const onlyDatasets = names[0] === "datasets";
const folder = names[onlyDatasets ? 1 : 0] ?? (existsSync("../shared") ? "../shared" : "examples");

async function measure(): Promise<Report> {
  const machine = { node: process.version, cores: os.availableParallelism(), load: os.loadavg()[0]! };
  const prompts = onlyDatasets ? undefined : measurePromptsPart();
  const datasets = await measureDatasets(folder, out, say);
  const goals = [...(prompts === undefined ? [] : promptGoals(prompts)), ...datasetGoals(datasets)];
  return { machine, ...(prompts && { prompts }), datasets, goals };
}

function measurePromptsPart(): PromptReport {
  const corpus = readCorpus(folder);
  if (corpus.length === 0) throw new Error(`No prompts were found in ${folder}.`);
  const prompts = corpus.flatMap((set) => set.prompts);
  const job = step("one job", () => runJob(corpus.find(({ file }) => file.endsWith(".csv")) ?? corpus[0]!));
  const lengths = step("each prompt", () => byLength(prompts, measurePrompts(prompts)));
  const parts = step("each rule", () => byPart(prompts));
  const starts = step("starts", () => measureStarts(path.join(out, "extension/dist/cli.js"), smallPrompt));
  const activation = step("activation", () => measureActivation(path.join(out, "extension/dist/extension.js")));
  const host = step("activation inside VS Code", () => measureHostActivation(path.join(out, "extension")));
  const editing = step("editing a dataset inside VS Code", () => measureEditing(path.join(out, "extension")));
  const table = step("a dataset as a table inside VS Code", () => measureDatasetTable(path.join(out, "extension")));
  const peers = step("peers", () => comparePeers(prompts, out));
  const growth = step("growth", () => measureGrowth(prompts));
  const sizes = bundleSizes(path.join(out, "extension/dist"));
  const files = corpus.map((set) => ({ file: set.file, prompts: set.prompts.length }));
  return { corpus: files, lengths, job, parts, growth, sizes, starts, activation, host, editing, table, peers };
}

/** Says on stderr what is being measured, as a run takes some minutes. */
function say(name: string): void {
  console.error(`Measuring ${name} …`);
}

function step<Result>(name: string, work: () => Result): Result {
  say(name);
  return work();
}

/** `perplexity MODEL FOLDER`: by itself, as it wants a model. */
async function measureOnlyPerplexity(): Promise<void> {
  const model = names[1] ?? "models/winnow-tiny";
  if (!existsSync(model))
    throw new Error(`${model}: there is no such model; name one: npm run bench -- perplexity FOLDER`);
  const texts = names[2] ?? (existsSync("../shared") ? "../shared" : "examples");
  const figures = await measurePerplexity(model, texts, out);
  console.log(args.includes("--json") ? JSON.stringify(figures, undefined, 2) : `\n${printPerplexity(figures)}`);
}

const smallPrompt = path.join("examples", "summarise-reviews.prompt.md");
(names[0] === "perplexity" ? measureOnlyPerplexity() : measure()).then(
  (report) => {
    if (report === undefined) return;
    console.log(args.includes("--json") ? JSON.stringify(report, undefined, 2) : `\n${print(report)}`);
    if (args.includes("--check") && report.goals.some(({ reached }) => !reached)) process.exitCode = 1;
  },
  (error: unknown) => {
    console.error(error instanceof Error ? error.message : error);
    process.exitCode = 2;
  },
);
