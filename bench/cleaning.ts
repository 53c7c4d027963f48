import { spawnSync } from "node:child_process";
import {
  closeSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  openSync,
  readFileSync,
  rmSync,
  statSync,
  writeFileSync,
  writeSync,
} from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import type { Cost } from "./clock";
import { madeRows } from "./dataset-rows";
import type { Goal } from "./goals";
import { Chance, crossedTexts } from "./similarity-rows";
import { exponentOf, median } from "./statistics";
import { figure, section, table, whole } from "./table";

/** A whole process. */
interface Run extends Cost {
  /** The most memory that it had (resident set size), in bytes. */
  readonly peak: number;
}

/** The same recipe by Winnow and, exported, by Data-Juicer, once each; or why not. */
type DataJuicerFigures = { readonly rows: number; readonly winnow: Run; readonly dataJuicer: Run } | string;

export interface CleaningFigures {
  readonly file: string;
  readonly bytes: number;
  /** Node reads, parses, prints and writes the file, as a script would; then `winnow clean` by two recipes. Medians of 5. */
  readonly runs: readonly (Run & { readonly name: string })[];
  readonly growth: { readonly runs: readonly (Run & { readonly rows: number })[]; readonly exponent: number };
  /** Undefined without a Python. */
  readonly dataJuicer: DataJuicerFigures | undefined;
}

const rounds = 5;
const comparedRows = 20_000;
const growthRows = [10_000, 100_000, 1_000_000];
const pieceRows = 10_000;
const script = `const fs = require("node:fs"); const [from, to] = process.argv.slice(1);
fs.writeFileSync(to, JSON.stringify(JSON.parse(fs.readFileSync(from, "utf8"))));`;

/** Measures cleaning in whole processes. `out`: where the bundles are; `python`: one that has Data-Juicer. */
export function measureCleaning(
  folder: string,
  out: string,
  python: string | undefined,
  say: (name: string) => void,
): CleaningFigures {
  const temporary = mkdtempSync(path.join(tmpdir(), "winnow-bench-"));
  const clean = (file: string, recipe: string): Run => {
    const target = path.join(temporary, "clean");
    const cli = path.join(out, "extension/dist/cli.js");
    return measure(
      [cli, "clean", file, "--recipe", recipe, "--out", path.join(target, `out${path.extname(file)}`)],
      target,
    );
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
    const real = JSON.parse(readFileSync(file, "utf8")) as AlpacaRow[];
    const grown: (Run & { rows: number })[] = [];
    for (const rows of growthRows) {
      say(`cleaning ${whole(rows)} rows`);
      const made = path.join(temporary, "rows.jsonl");
      writeVariedRows(made, real, rows);
      grown.push({ rows, ...clean(made, "guide") });
      rmSync(made);
    }
    const exponent = exponentOf(grown.map(({ rows, cpu }) => ({ size: rows, time: cpu })));
    if (python !== undefined) say("cleaning by Data-Juicer");
    return {
      file: path.basename(file),
      bytes: statSync(file).size,
      runs,
      growth: { runs: grown, exponent },
      dataJuicer: python === undefined ? undefined : compareDataJuicer(file, python, out),
    };
  } finally {
    rmSync(temporary, { recursive: true, force: true });
  }
}

/** Times the recipe of `scripts/scale` by both. Nothing is installed. */
function compareDataJuicer(file: string, python: string, out: string): DataJuicerFigures {
  const there = spawnSync(python, ["-c", "import data_juicer"], { encoding: "utf8" });
  if (there.status !== 0) return there.error?.message ?? there.stderr.trim().split("\n").at(-1)!;
  const environment = path.resolve(path.dirname(python), "..");
  const options = ["--rows", String(comparedRows), "--venv", environment, "--times-only"];
  const cli = path.join(out, "extension/dist/cli.js");
  const run = spawnSync(python, ["scripts/scale/compare.py", file, ...options, "--cli", cli], { encoding: "utf8" });
  if (run.status !== 0) return run.stderr.trim().split("\n").at(-1)!;
  const [winnow, dataJuicer] = [
    ...run.stdout.matchAll(/: ([\d.]+) s, ([\d.]+) s of processor time, largest process (\d+) MB/g),
  ].map(([, wall, cpu, peak]): Run => ({ wall: +wall! * 1000, cpu: +cpu! * 1000, peak: +peak! * 1e6 }));
  return { rows: comparedRows, winnow: winnow!, dataJuicer: dataJuicer! };
}

interface AlpacaRow {
  readonly instruction: string;
  readonly input: string;
  readonly output: string;
}

/** Writes rows that are asked something else each, but for one in ten that is like an earlier one; the rest is of real rows. */
function writeVariedRows(file: string, real: readonly AlpacaRow[], count: number): void {
  const asked = real.map(({ instruction }) => instruction).filter((instruction) => instruction !== "");
  const { texts } = crossedTexts(asked, count);
  const chance = new Chance(2);
  const handle = openSync(file, "w");
  for (let from = 0; from < count; from += pieceRows) {
    const piece = texts.slice(from, from + pieceRows).map((instruction) => {
      const { input, output } = chance.of(real);
      return `${JSON.stringify({ instruction, input, output })}\n`;
    });
    writeSync(handle, piece.join(""));
  }
  closeSync(handle);
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
export function cleaningSections({ file, bytes, runs, growth, dataJuicer }: CleaningFigures): string[] {
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
      `winnow clean, guide: growth of the CPU time with the rows ${figure(growth.exponent)}`,
      table([["rows", "wall s", "CPU s", "peak MB"], ...growth.runs.map((run) => [whole(run.rows), ...row(run)])]),
    ),
    ...(dataJuicer === undefined ? [] : [section(...comparison(dataJuicer, row))]),
  ];
}

function comparison(compared: DataJuicerFigures, row: (run: Run) => string[]): [title: string, content: string] {
  if (typeof compared === "string") return ["Data-Juicer", compared];
  const { rows, winnow, dataJuicer } = compared;
  return [
    `The same steps on ${whole(rows)} rows, once each; memory is the largest process's`,
    table([
      ["", "wall s", "CPU s", "peak MB"],
      ["winnow clean", ...row(winnow)],
      ["dj-process", ...row(dataJuicer)],
    ]),
  ];
}

/** The goals for cleaning. */
export function cleaningGoals({ growth: { exponent }, dataJuicer }: CleaningFigures): Goal[] {
  const goal = (name: string, value: number, limit: number): Goal => ({
    ...{ name, figure: value, limit, unit: "" },
    reached: value < limit,
  });
  return [
    goal("growth of cleaning with the rows, exponent", exponent, 1.3),
    ...(typeof dataJuicer === "object"
      ? [
          goal("cleaning's time beside Data-Juicer's", dataJuicer.winnow.wall / dataJuicer.dataJuicer.wall, 1 / 5),
          goal("cleaning's memory beside Data-Juicer's", dataJuicer.winnow.peak / dataJuicer.dataJuicer.peak, 1 / 10),
        ]
      : []),
  ];
}
