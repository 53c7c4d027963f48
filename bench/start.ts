import { spawnSync } from "node:child_process";
import { readdirSync, statSync } from "node:fs";
import path from "node:path";
import type { Cost } from "./clock";
import { median, medianCost } from "./statistics";

export interface Start extends Cost {
  readonly name: string;
}

export interface Activation extends Cost {
  /** Milliseconds of loading the bundle, without `activate()`. */
  readonly load: number;
}

/** Milliseconds in a real VS Code: as the extension's log says, and as seen from outside. */
export interface HostActivation {
  readonly reported: number;
  readonly wall: number | null;
  readonly times: number;
}

export interface Size {
  readonly file: string;
  readonly bytes: number;
}

const times = 15;

/** The bundles in a folder and their sizes in bytes. */
export function bundleSizes(folder: string): Size[] {
  const files = readdirSync(folder).filter((file) => file.endsWith(".js"));
  return files.map((file) => ({ file, bytes: statSync(path.join(folder, file)).size }));
}

/** The command line's whole processes beside Node's own, taken in turn; medians of 15. Throws when one fails. */
export function measureStarts(cli: string, prompt: string): Start[] {
  const commands: Record<string, readonly string[]> = {
    "node -e 0 (the floor)": ["-e", "0"],
    "winnow --version": [cli, "--version"],
    "winnow check, one small prompt": [cli, "check", prompt],
  };
  const costs = new Map(Object.keys(commands).map((name) => [name, [] as Cost[]]));
  for (let time = 0; time < times; time++)
    for (const [name, args] of Object.entries(commands)) costs.get(name)!.push(runOnce(name, args));
  return [...costs].map(([name, all]) => ({ name, ...medianCost(all) }));
}

/** Loading and activating the extension's bundle in plain Node processes without an editor; medians of 15. */
export function measureActivation(extension: string): Activation {
  const runs = Array.from({ length: times }, () => {
    const { status, stdout, stderr } = spawnSync(process.execPath, [inBench("activation.cjs"), extension], {
      encoding: "utf8",
    });
    if (status !== 0)
      throw new Error(`The extension did not activate: ${/^\w*Error.*/m.exec(stderr)?.[0] ?? "no error"}`);
    return JSON.parse(stdout) as Activation;
  });
  return { ...medianCost(runs), load: median(runs.map(({ load }) => load)) };
}

/** Activation inside a real VS Code; undefined where none is installed for the tests, or where it did not start. */
export function measureHostActivation(extensionFolder: string): HostActivation | undefined {
  if (!hasWorkbench()) return undefined;
  const { status, stdout } = spawnSync(process.execPath, [inBench("workbench/measure.mjs"), extensionFolder], {
    encoding: "utf8",
    stdio: ["ignore", "pipe", "inherit"],
  });
  if (status !== 0) return undefined;
  const runs = JSON.parse(stdout) as { readonly reported: number; readonly wall?: number }[];
  if (runs.length === 0) return undefined;
  const walls = runs.flatMap(({ wall }) => wall ?? []);
  return {
    reported: median(runs.map(({ reported }) => reported)),
    wall: walls.length > 0 ? median(walls) : null,
    times: runs.length,
  };
}

const repository = process.cwd();

/** A file of this folder. */
export function inBench(file: string): string {
  return path.join(repository, "bench", file);
}

/** Whether a VS Code is installed for the tests. */
export function hasWorkbench(): boolean {
  try {
    return readdirSync(path.join(repository, ".vscode-test")).some((name) => name.startsWith("workbench-"));
  } catch {
    return false;
  }
}

/** One process from its start to its end, and the CPU time that it reports itself. */
function runOnce(name: string, args: readonly string[]): Cost {
  const began = performance.now();
  const { status, output } = spawnSync(process.execPath, ["--require", inBench("probe.cjs"), ...args], {
    encoding: "utf8",
    stdio: ["ignore", "ignore", "ignore", "pipe"],
  });
  const wall = performance.now() - began;
  if (status === null || status > 1) throw new Error(`${name} ended with exit code ${status}`);
  return { wall, cpu: Number(output[3]) / 1000 };
}
