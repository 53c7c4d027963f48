import type { DatasetFigures } from "./datasets";
import type { PromptReport } from "./report";
import type { SimilarityFigures } from "./similarity";

/** A figure beside what it should reach. */
export interface Goal {
  readonly name: string;
  readonly figure: number;
  readonly limit: number;
  readonly unit: string;
  readonly reached: boolean;
}

/** What the exponent of a fit may be while it still counts as linear: caches and garbage collection cost a little. */
const linear = 1.15;
// Three sizes make a rougher fit than five.
const linearHostile = 1.25;

/** The goals for prompts and the extension that can be judged by a report, in its order. */
export function promptGoals({
  lengths,
  growth,
  sizes,
  starts,
  activation,
  host,
  editing,
  table,
}: PromptReport): Goal[] {
  const worst = (hostile: boolean): number =>
    Math.max(...growth.filter((each) => each.hostile === hostile).map(({ exponent }) => exponent));
  const upTo4000 = lengths.at(-2)!;
  return [
    goal("a prompt of up to 4,000 characters, 99th percentile (CPU)", upTo4000.cpu.p99, 5, "ms"),
    goal("growth of prompts put together, exponent", worst(false), linear, ""),
    goal("growth of hostile texts, highest exponent", worst(true), linearHostile, ""),
    goal("texts on which it throws", growth.filter(({ error }) => error !== undefined).length, 1, ""),
    goal("extension.js", sizes.find(({ file }) => file === "extension.js")!.bytes / 1000, 500, "kB"),
    goal("activation, vscode stubbed (wall)", activation.wall, 50, "ms"),
    ...(host === undefined ? [] : [goal("activation, real VS Code (its log)", host.reported, 50, "ms")]),
    ...(editing === undefined
      ? []
      : [
          goal("a keystroke in 50 MB, Winnow in the host, worst (CPU)", editing.keystroke.ownCpu.max, 16, "ms"),
          goal("opening 50 MB, Winnow's longest block in the host (wall)", editing.opening.ownBlock, 50, "ms"),
        ]),
    ...(table === undefined
      ? []
      : [
          goal(
            "a table of a million rows, longest block in the host, checking (CPU)",
            table.host.whileChecking.cpu,
            50,
            "ms",
          ),
          goal(
            "a table of a million rows, longest block in the host, scrolling (CPU)",
            table.host.whileScrolling.cpu,
            50,
            "ms",
          ),
          goal("a table of a million rows, a frame by the wheel, main thread (CPU)", table.wheel.cpu, 16, "ms"),
          goal("a table of a million rows, a frame by the bar, main thread (CPU)", table.bar.cpu, 16, "ms"),
        ]),
    goal("winnow check on one prompt, whole process (wall)", starts.at(-1)!.wall, 150, "ms"),
  ];
}

/** The goals for datasets. */
export function datasetGoals({ passes, growth, big }: DatasetFigures): Goal[] {
  const [, , , structure, rows] = passes;
  return [
    goal("structure of Alpaca, to JSON.parse of the file (CPU)", structure!.timesFile, 1.5, "×"),
    goal("structure of Alpaca, to JSON.parse of each row (CPU)", structure!.timesRows, 1.5, "×"),
    goal("all row rules on Alpaca, to JSON.parse of the file (CPU)", rows!.timesFile, 4, "×"),
    goal("all row rules on Alpaca, to JSON.parse of each row (CPU)", rows!.timesRows, 4, "×"),
    goal("growth with the number of rows, exponent", growth.exponent, linear, ""),
    ...big.flatMap(({ bytes, peak, firstRow }) => [
      goal(`peak memory for ${(bytes / 1e9).toFixed(0)} GB`, peak / 1e6, 300, "MB"),
      goal(`first row of ${(bytes / 1e9).toFixed(0)} GB (wall)`, firstRow, 1000, "ms"),
    ]),
  ];
}

/** The goals for near duplicates. */
export function similarityGoals({ alpaca, growth, live, documents }: SimilarityFigures): Goal[] {
  const [english] = growth;
  const million = english!.runs.at(-1)!;
  const missed = growth.flatMap(({ runs }) => runs).reduce((sum, { planted, found }) => sum + planted - found, 0);
  const [own, ...peers] = documents.filter((one) => typeof one !== "string").filter(({ isOfAll }) => !isOfAll);
  return [
    goal("all pairs of Alpaca's instructions, one thread (wall)", alpaca[0]!.run.wall, 1000, "ms"),
    goal("all pairs of a million instructions, two threads (wall)", million.wall / 1000, 60, "s"),
    goal("the same, peak memory", million.peak / 1e6, 2000, "MB"),
    goal("the same, growth from 100,000, exponent", english!.exponent, 1.4, ""),
    goal("planted near duplicates that were not found", missed, 1, ""),
    goal("neighbours of an edited row of 100,000, 99th percentile (wall)", live[0]!.run.p99, 16, "ms"),
    ...peers.map(({ name, cpu }) => goal(`groups of documents, to ${name} (CPU)`, own!.cpu / cpu, 1, "×")),
  ];
}

function goal(name: string, figure: number, limit: number, unit: string): Goal {
  return { name, figure, limit, unit, reached: figure < limit };
}
