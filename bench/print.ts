import { cleaningSections } from "./cleaning";
import type { DatasetFigures } from "./datasets";
import type { DatasetTable } from "./dataset-table";
import type { Editing, Middle } from "./editing";
import type { LengthClass } from "./linting";
import type { Peers } from "./peers";
import type { PromptReport, Report } from "./report";
import { similaritySections } from "./print-similarity";
import { figure, section, table, whole } from "./table";

const hostileShown = 10;
const partsShown = 8;
const rulesShown = 12;

/** The report as plain text. */
export function print({ machine, prompts, datasets, similarity, cleaning, goals }: Report): string {
  return [
    `Node ${machine.node}, ${machine.cores} cores, load ${figure(machine.load)} at the start. Times in ms.`,
    ...(prompts === undefined ? [] : promptSections(prompts)),
    ...(datasets === undefined ? [] : datasetSections(datasets)),
    ...(similarity === undefined ? [] : similaritySections(similarity)),
    ...(cleaning === undefined ? [] : cleaningSections(cleaning)),
    section(
      "Goals",
      table([
        ["", "figure", "goal", ""],
        ...goals.map(({ name, figure: value, limit, unit, reached }) => [
          name,
          figure(value),
          `< ${limit} ${unit}`.trimEnd(),
          reached ? "reached" : "MISSED",
        ]),
      ]),
    ),
  ].join("\n\n");
}

function promptSections(report: PromptReport): string[] {
  const { corpus, job, parts, growth, sizes, starts, activation, host, editing } = report;
  const { table: datasetTable } = report;
  const hostile = growth.filter((each) => each.hostile);
  const seconds = job.cpu / 1000;
  return [
    `Prompts: ${corpus.map(({ file, prompts }) => `${file} (${whole(prompts)})`).join(", ")}`,
    section("A prompt, parsed and linted: CPU time, then wall time", lengthTable(report.lengths)),
    section(
      `${job.file} in one go, from a cold start`,
      `${whole(job.prompts)} prompts, ${whole(job.bytes)} bytes: ${figure(seconds)} s of CPU, ` +
        `${figure(job.wall / 1000)} s by the clock; ` +
        `${whole(job.prompts / seconds)} prompts and ${whole(job.bytes / seconds)} bytes a second of CPU`,
    ),
    section(
      "Where the time goes: µs of CPU for 1,000 characters",
      table(parts.slice(0, partsShown).map(({ name, microseconds }) => [name, figure(microseconds)])),
    ),
    section("Growth with one document's length: CPU time", growthTable(growth.filter((each) => !each.hostile))),
    section(
      `The same for texts chosen to be slow: the ${hostileShown} steepest of ${hostile.length}, then the slowest`,
      growthTable([...hostile.slice(0, hostileShown), slowest(hostile)]),
    ),
    section("Bundles, minified: bytes", table(sizes.map(({ file, bytes }) => [file, whole(bytes)]))),
    section(
      "Start, median of 15 processes",
      table([
        ["", "wall", "CPU"],
        ...starts.map(({ name, wall, cpu }) => [name, figure(wall), figure(cpu)]),
        ["extension, vscode stubbed: loading", figure(activation.load), ""],
        ["extension, vscode stubbed: loading and activate()", figure(activation.wall), figure(activation.cpu)],
        ...(host === undefined
          ? []
          : [
              [`extension in VS Code, by its log, median of ${host.times}`, figure(host.reported), ""],
              ["extension in VS Code, activate() from outside", figure(host.wall ?? NaN), ""],
            ]),
      ]) + (host === undefined ? "\nNot measured inside VS Code: `npm run test:vscode` installs one." : ""),
    ),
    section(
      "A dataset of 50 MB and 100,000 rows inside VS Code",
      editing === undefined ? "Not measured: `npm run test:vscode` installs VS Code." : editingTable(editing),
    ),
    section(
      "A dataset of a million rows as a table inside VS Code",
      datasetTable === undefined ? "Not measured: `npm run test:vscode` installs VS Code." : tableTable(datasetTable),
    ),
    section("Peers on the same prompts: CPU time a prompt", peerTable(report.peers)),
  ];
}

function datasetSections(figures: DatasetFigures): string[] {
  const { file, rows, bytes, passes, rules, big, notMeasured, again, growth } = figures;
  const columns = [
    ...passes.map(({ name, cpu, wall, timesRows, timesFile }) => [
      name,
      figure(cpu),
      figure(wall),
      `${figure(timesRows)}×`,
      `${figure(timesFile)}×`,
    ]),
  ];
  return [
    section(
      `Ways through ${file}: ${whole(rows)} rows, ${whole(bytes)} bytes, median of 9`,
      table([["", "CPU", "wall", "to each row's", "to the file's"], ...columns]),
    ),
    section(
      "A rule alone: ns of CPU a row beyond reading, with what all rules share (the turns, a look at each character)",
      table(rules.slice(0, rulesShown).map(({ rule, nanoseconds }) => [rule, figure(nanoseconds)])),
    ),
    section(
      "Growth with the number of rows: CPU time, all rules",
      table([
        ["rows", ...growth.points.map(({ size }) => whole(size)), "exponent"],
        ["", ...growth.points.map(({ time }) => figure(time)), figure(growth.exponent)],
      ]),
    ),
    section(
      "Big files, all rules, a process each",
      [
        table([
          ["bytes", "rows", "problems", "first row", "CPU s", "wall s", "MB a second", "peak MB"],
          ...big.map((run) => [
            whole(run.bytes),
            whole(run.rows),
            whole(run.problems),
            figure(run.firstRow),
            figure(run.cpu / 1000),
            figure(run.wall / 1000),
            figure(run.bytes / 1000 / run.wall),
            figure(run.peak / 1e6),
          ]),
        ]),
        ...notMeasured,
      ].join("\n"),
    ),
    section(
      "A row again, by its number",
      `median ${figure(again.median)}, worst ${figure(again.worst)} of 2,000; ${figure(again.indexBytesPerRow)} bytes a row kept`,
    ),
  ];
}

function editingTable({ opening, keystroke }: Editing): string {
  const row = (name: string, { median, max }: Middle): string[] => [name, figure(median), figure(max)];
  const once = (name: string, value: number): string[] => [name, figure(value), ""];
  return table([
    ["", "median", "max"],
    row("a keystroke: Winnow's own time in the host, wall", keystroke.own),
    row("a keystroke: Winnow's own time in the host, CPU", keystroke.ownCpu),
    row("a keystroke: until the diagnostics are there", keystroke.updated),
    row("a keystroke: the host's longest block, VS Code's own work included", keystroke.block),
    row("the same in a log of the same size, where Winnow does nothing", keystroke.bareBlock),
    once("opening: until the first diagnostics", opening.firstShown),
    once("opening: until every row is checked", opening.checked),
    once("opening: Winnow's longest block in the host, wall", opening.ownBlock),
    once("opening: Winnow's longest block in the host, CPU", opening.ownBlockCpu),
    once("opening: the host's longest block, VS Code's own work included", opening.block),
    once("the same for a log of the same size", opening.bareBlock),
  ]);
}

function tableTable({ rows, checked, host, wheel, bar }: DatasetTable): string {
  const frames = (name: string, { median, p95, max, cpu }: DatasetTable["wheel"]): string[] => [
    name,
    ...[median, p95, max, cpu].map(figure),
  ];
  return [
    table([
      ["the page, ms", "median", "p95", "max", "CPU each"],
      frames("from frame to frame, scrolling by the wheel", wheel),
      frames("from frame to frame, by the bar through the whole file", bar),
    ]),
    table([
      ["the host's longest block, ms", "CPU", "wall"],
      ["while it is opened and checked", figure(host.whileChecking.cpu), figure(host.whileChecking.wall)],
      ["while it is scrolled", figure(host.whileScrolling.cpu), figure(host.whileScrolling.wall)],
    ]),
    `All ${whole(rows)} rows checked after ${figure(checked / 1000)} s`,
  ].join("\n\n");
}

function lengthTable(lengths: readonly LengthClass[]): string {
  const columns = ["median", "p90", "p99", "max"] as const;
  const names = [...lengths.slice(0, -2).map(({ upTo }) => (upTo === null ? "longer" : `≤ ${whole(upTo)}`))];
  names.push("all ≤ 4,000", "all");
  return table([
    ["characters", "prompts", ...columns, ...columns.map((column) => `wall ${column}`)],
    ...lengths.map(({ prompts, cpu, wall }, index) => [
      names[index]!,
      whole(prompts),
      ...columns.map((column) => figure(cpu[column])),
      ...columns.map((column) => figure(wall[column])),
    ]),
  ]);
}

function growthTable(growth: PromptReport["growth"]): string {
  const sizes = [...new Set(growth.flatMap(({ points }) => points.map(({ size }) => size)))].sort((a, b) => a - b);
  return table([
    ["characters", ...sizes.map(whole), "exponent"],
    ...growth.map(({ name, points, exponent, error }) => [
      name,
      ...sizes.map((size) => figure(points.find((point) => point.size === size)?.time ?? NaN)),
      error === undefined ? figure(exponent) : "threw",
    ]),
  ]);
}

function slowest(growth: PromptReport["growth"]): PromptReport["growth"][number] {
  const last = ({ points }: PromptReport["growth"][number]): number => points.at(-1)!.time;
  return growth.reduce((slow, each) => (last(each) > last(slow) ? each : slow));
}

function peerTable(peers: Peers | string): string {
  if (typeof peers === "string") return peers;
  const [winnow] = peers.runs;
  const times = (ratio: number): string => `${figure(ratio)}×`;
  return table([
    [`${peers.prompts} prompts`, "rules", "mean", "median", "p99", "time to Winnow's", "findings", "to Winnow's"],
    ...peers.runs.map(({ name, rules, cpu, findings }) => [
      name,
      rules === null ? "–" : String(rules),
      figure(cpu.mean),
      figure(cpu.median),
      figure(cpu.p99),
      times(cpu.mean / winnow!.cpu.mean),
      figure(findings),
      times(findings / winnow!.findings),
    ]),
  ]);
}
