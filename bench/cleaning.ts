import { spawnSync } from "node:child_process";
import { existsSync, mkdirSync, mkdtempSync, rmSync, statSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import type { Cost } from "./clock";
import { madeRows, rowTemplates, writeRows } from "./dataset-rows";
import type { Goal } from "./goals";
import { exponentOf, median } from "./statistics";
import { figure, section, table, whole } from "./table";

/** A whole process. */
interface Run extends Cost {
  /** The most memory that it had (resident set size), in bytes. */
  readonly peak: number;
}

export interface CleaningFigures {
  readonly file: string;
  readonly bytes: number;
  /** Node reads, parses, prints and writes the file, as a script would; then `winnow clean` by two recipes. Medians of 5. */
  readonly runs: readonly (Run & { readonly name: string })[];
  readonly growth: { readonly runs: readonly (Run & { readonly rows: number })[]; readonly exponent: number };
}

const rounds = 5;
const growthRows = [10_000, 100_000, 1_000_000];
const script = `const fs = require("node:fs"); const [from, to] = process.argv.slice(1);
fs.writeFileSync(to, JSON.stringify(JSON.parse(fs.readFileSync(from, "utf8"))));`;

/** Measures cleaning in whole processes. `out`: where the bundles are. */
export async function measureCleaning(
  folder: string,
  out: string,
  say: (name: string) => void,
): Promise<CleaningFigures> {
  const temporary = mkdtempSync(path.join(tmpdir(), "winnow-bench-"));
  const clean = (file: string, recipe: string): Run => {
    const target = path.join(temporary, "clean");
    const cli = path.join(out, "extension/dist/cli.js");
    return measure([cli, "clean", file, "--recipe", recipe, "--out", path.join(target, "out.jsonl")], target);
  };
  try {
    const alpaca = path.join(folder, "data/stanford_alpaca/alpaca_data.json");
    const file = existsSync(alpaca) ? alpaca : path.join(temporary, "made.json");
    if (!existsSync(file)) writeFileSync(file, JSON.stringify(madeRows(52_002), undefined, 4));
    say("cleaning a dataset");
    const ways: Readonly<Record<string, () => Run>> = {
      "JSON.parse, JSON.stringify and writing": () => measure(["-e", script, file, path.join(temporary, "copy.json")]),
      "winnow clean, light": () => clean(file, "light"),
      "winnow clean, guide": () => clean(file, "guide"),
    };
    const runs = Object.entries(ways).map(([name, way]) => ({
      name,
      ...medianRun(Array.from({ length: rounds }, way)),
    }));
    const templates = await rowTemplates(path.dirname(file));
    const grown: (Run & { rows: number })[] = [];
    for (const rows of growthRows) {
      say(`cleaning ${whole(rows)} rows`);
      const made = path.join(temporary, "rows.jsonl");
      writeRows(made, templates, { rows });
      grown.push({ rows, ...clean(made, "light") });
      rmSync(made);
    }
    const exponent = exponentOf(grown.map(({ rows, cpu }) => ({ size: rows, time: cpu })));
    return { file: path.basename(file), bytes: statSync(file).size, runs, growth: { runs: grown, exponent } };
  } finally {
    rmSync(temporary, { recursive: true, force: true });
  }
}

/** Runs Node to its end; `folder`, if given, is empty before. Throws when it fails. */
function measure(args: readonly string[], folder?: string): Run {
  if (folder !== undefined) {
    rmSync(folder, { recursive: true, force: true });
    mkdirSync(folder);
  }
  const probe = path.resolve("bench/usage.cjs");
  const began = performance.now();
  const { status, output, stderr } = spawnSync(process.execPath, ["--require", probe, ...args], {
    encoding: "utf8",
    stdio: ["ignore", "ignore", "pipe", "pipe"],
  });
  const wall = performance.now() - began;
  if (status !== 0) throw new Error(`Cleaning failed: ${stderr.split("\n", 1)[0]}`);
  return { wall, ...(JSON.parse(output[3]!) as Omit<Run, "wall">) };
}

function medianRun(runs: readonly Run[]): Run {
  const of = (pick: (run: Run) => number): number => median(runs.map(pick));
  return { wall: of(({ wall }) => wall), cpu: of(({ cpu }) => cpu), peak: of(({ peak }) => peak) };
}

/** The part of the report that is about cleaning. */
export function cleaningSections({ file, bytes, runs, growth }: CleaningFigures): string[] {
  const row = ({ wall, cpu, peak }: Run): string[] => [figure(wall / 1000), figure(cpu / 1000), figure(peak / 1e6)];
  const [floor] = runs;
  return [
    section(
      `Cleaning ${file}, ${whole(bytes)} bytes: whole processes, median of ${rounds}`,
      table([
        ["", "wall s", "CPU s", "peak MB", "CPU, to the first"],
        ...runs.map((run) => [run.name, ...row(run), `${figure(run.cpu / floor!.cpu)}×`]),
      ]),
    ),
    section(
      `winnow clean, light: growth of the CPU time with the rows ${figure(growth.exponent)}`,
      table([["rows", "wall s", "CPU s", "peak MB"], ...growth.runs.map((run) => [whole(run.rows), ...row(run)])]),
    ),
  ];
}

/** The goals for cleaning. */
export function cleaningGoals({ growth: { exponent } }: CleaningFigures): Goal[] {
  const limit = 1.3;
  return [
    {
      name: "growth of cleaning with the rows, exponent",
      figure: exponent,
      limit,
      unit: "",
      reached: exponent < limit,
    },
  ];
}
