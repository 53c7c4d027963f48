/** What `npm run bench` runs, bundled by run.mjs: `[datasets | similarity | cleaning | perplexity MODEL] [FOLDER] [--python PATH] [--json] [--check]`. See README.md. */
import { existsSync } from "node:fs";
import os from "node:os";
import path from "node:path";
import { parseArgs } from "node:util";
import { readCorpus } from "./corpus";
import { measureDatasetTable } from "./dataset-table";
import { cleaningGoals, measureCleaning } from "./cleaning";
import { measureDatasets } from "./datasets";
import { measureEditing } from "./editing";
import { datasetGoals, promptGoals, similarityGoals } from "./goals";
import { measureGrowth } from "./growth";
import { byLength, byPart, measurePrompts, runJob } from "./linting";
import { comparePeers } from "./peers";
import { measurePerplexity, printPerplexity } from "./perplexity";
import { print } from "./print";
import type { PromptReport, Report } from "./report";
import { measureSimilarity } from "./similarity";
import { bundleSizes, measureActivation, measureHostActivation, measureStarts } from "./start";

const out = __dirname;
const { values: given, positionals: names } = parseArgs({
  options: { json: { type: "boolean" }, check: { type: "boolean" }, python: { type: "string" } },
  allowPositionals: true,
});
const onlyPart = ["datasets", "similarity", "cleaning", "perplexity"].includes(names[0] ?? "")
  ? names.shift()
  : undefined;
const model = onlyPart === "perplexity" ? (names.shift() ?? "models/winnow-tiny") : undefined;
const folder = names[0] ?? (existsSync("../shared") ? "../shared" : "examples");

async function measure(): Promise<Report> {
  const machine = { node: process.version, cores: os.availableParallelism(), load: os.loadavg()[0]! };
  const wanted = (part: string): boolean => onlyPart === undefined || onlyPart === part;
  const prompts = wanted("prompts") ? measurePromptsPart() : undefined;
  const datasets = wanted("datasets") ? await measureDatasets(folder, out, say) : undefined;
  const similarity = wanted("similarity") ? measureSimilarity(folder, out, given.python, say) : undefined;
  const cleaning = wanted("cleaning") ? measureCleaning(folder, out, given.python, say) : undefined;
  const goals = [
    ...(prompts === undefined ? [] : promptGoals(prompts)),
    ...(datasets === undefined ? [] : datasetGoals(datasets)),
    ...(similarity === undefined ? [] : similarityGoals(similarity)),
    ...(cleaning === undefined ? [] : cleaningGoals(cleaning)),
  ];
  return { machine, prompts, datasets, similarity, cleaning, goals };
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

/** By itself, as it wants a model. */
async function measureOnlyPerplexity(model: string): Promise<string> {
  if (!existsSync(model))
    throw new Error(`${model}: there is no such model; name one: npm run bench -- perplexity MODEL`);
  const figures = await measurePerplexity(model, folder, out, given.python);
  return given.json ? JSON.stringify(figures, undefined, 2) : printPerplexity(figures);
}

/** Says on stderr what is being measured, as a run takes some minutes. */
function say(name: string): void {
  console.error(`Measuring ${name} …`);
}

function step<Result>(name: string, work: () => Result): Result {
  say(name);
  return work();
}

const smallPrompt = path.join("examples", "summarise-reviews.prompt.md");
async function main(): Promise<void> {
  if (model !== undefined) return console.log(await measureOnlyPerplexity(model));
  const report = await measure();
  console.log(given.json ? JSON.stringify(report, undefined, 2) : `\n${print(report)}`);
  if (given.check && report.goals.some(({ reached }) => !reached)) process.exitCode = 1;
}

main().catch((error: unknown) => {
  console.error(error instanceof Error ? error.message : error);
  process.exitCode = 2;
});
