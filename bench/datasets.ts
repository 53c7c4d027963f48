import { spawnSync } from "node:child_process";
import { existsSync, mkdtempSync, readFileSync, rmSync, statfsSync, statSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { openRows } from "../src/dataset/container/open-rows";
import { readRows } from "../src/dataset/container/read-rows";
import { RowIndex } from "../src/dataset/container/row-index";
import { fileBytes } from "../src/dataset/source/file";
import { timedAsync, type Cost } from "./clock";
import { checkFile, rowRuleIds } from "./dataset-check";
import { madeRows, rowTemplates, writeRows } from "./dataset-rows";
import { exponentOf, median, medianCost } from "./statistics";

/** One way through a dataset, and how it compares with parsing its rows. */
export interface Pass extends Cost {
  readonly name: string;
  /** CPU time as a multiple of a bare `JSON.parse` of each row, and of what a script does: the file decoded and parsed. */
  readonly timesRows: number;
  readonly timesFile: number;
}

/** A rule for rows: nanoseconds of CPU a row beyond what reading takes. */
export interface RuleCost {
  readonly rule: string;
  readonly nanoseconds: number;
}

/** A big file, checked by every rule in a process of its own. */
export interface BigRun extends Cost {
  readonly bytes: number;
  readonly rows: number;
  readonly problems: number;
  /** Milliseconds until the first row was there. */
  readonly firstRow: number;
  /** The most memory that the process had (resident set size), in bytes. */
  readonly peak: number;
}

/** Reading rows again by their numbers, at random. */
export interface Again {
  readonly indexBytesPerRow: number;
  /** Milliseconds. */
  readonly median: number;
  readonly worst: number;
}

export interface DatasetFigures {
  readonly file: string;
  readonly rows: number;
  readonly bytes: number;
  readonly passes: readonly Pass[];
  readonly rules: readonly RuleCost[];
  readonly big: readonly BigRun[];
  /** A sentence where the disk has no room for a file. */
  readonly notMeasured: readonly string[];
  readonly again: Again;
  /** Rows, and milliseconds of CPU with every rule. */
  readonly growth: {
    readonly points: readonly { readonly size: number; readonly time: number }[];
    readonly exponent: number;
  };
}

const rounds = 9;
const bigSizes = [1e9, 5e9];
const growthRows = [10_000, 32_000, 100_000, 320_000, 1_000_000];

/**
 * Measures datasets: Alpaca of the project's shared folder, or as many made rows, then files put together from all its
 * datasets in the system's temporary folder, which takes 6 GB there for a few minutes. `out`: where the bundles are.
 */
export async function measureDatasets(
  folder: string,
  out: string,
  say: (name: string) => void,
): Promise<DatasetFigures> {
  const temporary = mkdtempSync(path.join(tmpdir(), "winnow-bench-"));
  try {
    const alpaca = path.join(folder, "data/stanford_alpaca/alpaca_data.json");
    const file = existsSync(alpaca) ? alpaca : madeFile(temporary);
    say("ways through a dataset");
    const { rows, passes } = await measurePasses(file);
    say("each dataset rule");
    const rules = await measureRules(file, rows);
    const templates = await rowTemplates(path.join(folder, "data"));
    const ownTemplates = await rowTemplates(path.dirname(file));
    say("growth with the number of rows");
    const growth = await measureGrowth(temporary, ownTemplates);
    const again = await measureAgain(file);
    const big: BigRun[] = [];
    const notMeasured: string[] = [];
    for (const bytes of bigSizes) {
      say(`a file of ${bytes / 1e9} GB`);
      const { bavail, bsize } = statfsSync(temporary);
      if (bavail * bsize < bytes * 1.2) notMeasured.push(`There is no room for a file of ${bytes / 1e9} GB.`);
      else big.push(measureBig(path.join(temporary, "big.jsonl"), templates, bytes, out));
    }
    const { size } = statSync(file);
    return { file: path.basename(file), rows, bytes: size, passes, rules, big, notMeasured, again, growth };
  } finally {
    rmSync(temporary, { recursive: true, force: true });
  }
}

function madeFile(folder: string): string {
  const file = path.join(folder, "made.json");
  writeFileSync(file, JSON.stringify(madeRows(52_002), undefined, 4));
  return file;
}

async function measurePasses(file: string): Promise<{ rows: number; passes: Pass[] }> {
  const texts: string[] = [];
  // A copy of its own, as a part of a longer text would be parsed in another way.
  await readRows(fileBytes(file), { name: file }, ({ text }) => void texts.push(Buffer.from(text).toString()));
  const ways: Readonly<Record<string, () => Promise<unknown> | void>> = {
    "JSON.parse of each row, from texts at hand": () => texts.forEach((text) => void JSON.parse(text)),
    "JSON.parse of the file, read as a text": () => void JSON.parse(readFileSync(file, "utf8")),
    "reading and parsing the rows": () => readRows(fileBytes(file), { name: file }, () => undefined),
    "structure: reading and structural rules": () => checkFile(file, "structural"),
    "all rules for rows": () => checkFile(file, "rows"),
    "all rules": () => checkFile(file, "all"),
  };
  const costs = new Map(Object.keys(ways).map((name) => [name, [] as Cost[]]));
  // The first round compiles.
  for (let round = 0; round <= rounds; round++) {
    for (const [name, way] of Object.entries(ways)) {
      const cost = await timedAsync(async () => void (await way()));
      if (round > 0) costs.get(name)!.push(cost);
    }
  }
  const all = [...costs].map(([name, own]) => ({ name, ...medianCost(own) }));
  const passes = all.map((pass) => ({
    ...pass,
    timesRows: pass.cpu / all[0]!.cpu,
    timesFile: pass.cpu / all[1]!.cpu,
  }));
  return { rows: texts.length, passes };
}

async function measureRules(file: string, rows: number): Promise<RuleCost[]> {
  const cpuOf = async (choice: Parameters<typeof checkFile>[1]): Promise<number> => {
    const costs: number[] = [];
    for (let round = 0; round < 3; round++)
      costs.push((await timedAsync(async () => void (await checkFile(file, choice)))).cpu);
    return median(costs);
  };
  const nothing = await cpuOf("none");
  const costs: RuleCost[] = [];
  for (const rule of rowRuleIds) {
    costs.push({ rule, nanoseconds: (((await cpuOf({ only: rule })) - nothing) * 1e6) / rows });
  }
  return costs.sort((a, b) => b.nanoseconds - a.nanoseconds);
}

async function measureGrowth(
  folder: string,
  templates: Awaited<ReturnType<typeof rowTemplates>>,
): Promise<DatasetFigures["growth"]> {
  const file = path.join(folder, "growth.jsonl");
  const points: { size: number; time: number }[] = [];
  for (const size of growthRows) {
    writeRows(file, templates, { rows: size });
    const { cpu } = await timedAsync(async () => void (await checkFile(file, "all")));
    points.push({ size, time: cpu });
  }
  rmSync(file);
  return { points, exponent: exponentOf(points) };
}

async function measureAgain(file: string): Promise<Again> {
  const index = new RowIndex();
  const source = fileBytes(file, (stamp) => (index.stamp = stamp));
  await readRows(source, { name: file, index }, () => undefined);
  const open = await openRows(file, index);
  const times: number[] = [];
  for (let i = 0, row = 0; i < 2000; i++) {
    row = (row + 7919) % index.count;
    times.push((await timedAsync(async () => void (await open.row(row)))).wall);
  }
  await open.close();
  return { indexBytesPerRow: index.size / index.count, median: median(times), worst: Math.max(...times) };
}

function measureBig(
  file: string,
  templates: Awaited<ReturnType<typeof rowTemplates>>,
  bytes: number,
  out: string,
): BigRun {
  writeRows(file, templates, { bytes });
  const { status, stdout, stderr } = spawnSync(process.execPath, [path.join(out, "dataset-process.cjs"), file], {
    encoding: "utf8",
  });
  if (status !== 0) throw new Error(`Checking a file of ${bytes} bytes failed: ${stderr.slice(0, 1000)}`);
  const { size } = statSync(file);
  rmSync(file);
  return { bytes: size, ...(JSON.parse(stdout) as Omit<BigRun, "bytes">) };
}
