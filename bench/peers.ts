import { spawnSync } from "node:child_process";
import { existsSync, readFileSync, writeFileSync } from "node:fs";
import path from "node:path";

/** One linter on the sample: milliseconds of CPU time a prompt, and findings a prompt. */
export interface PeerRun {
  readonly name: string;
  /** How many rules it ran, where it has rules. */
  readonly rules: number | null;
  readonly cpu: { readonly mean: number; readonly median: number; readonly p99: number };
  readonly findings: number;
}

export interface Peers {
  readonly prompts: number;
  readonly runs: readonly PeerRun[];
}

const sampleSize = 200;
/** Where the peers are installed. */
export const peersFolder = path.resolve("bench/peers");

/** Winnow and its peers on the same evenly spaced prompts; a sentence where the peers cannot be had or fail. */
export function comparePeers(prompts: readonly string[], outFolder: string): Peers | string {
  if (!installPeers()) return "The peers are left out: npm could not install them from bench/peers/package-lock.json.";
  const step = Math.max(1, prompts.length / sampleSize);
  const count = Math.min(prompts.length, sampleSize);
  const sample = Array.from({ length: count }, (_, index) => prompts[Math.floor(index * step)]!);
  const sampleFile = path.join(outFolder, "sample.json");
  writeFileSync(sampleFile, JSON.stringify(sample));
  const { status, stdout } = spawnSync(
    process.execPath,
    [path.join(outFolder, "peer-process.cjs"), sampleFile, peersFolder],
    {
      encoding: "utf8",
      // Some rules print what they think.
      stdio: ["ignore", "pipe", "inherit"],
    },
  );
  const last = stdout.trim().split("\n").at(-1);
  if (status !== 0 || !last) return "The peers are left out: their process ended with an error.";
  return { prompts: count, runs: JSON.parse(last) as PeerRun[] };
}

/** Installs what the lock file names, unless it is there already; no script of any package runs. */
export function installPeers(): boolean {
  if (versions("node_modules/.package-lock.json") === versions("package-lock.json")) return true;
  console.error("Installing the peers into bench/peers/node_modules, once");
  const flags = ["ci", "--ignore-scripts", "--no-audit", "--no-fund", "--loglevel=error", "--fetch-retries=1"];
  const npm = process.env["npm_execpath"];
  const settings = { cwd: peersFolder, stdio: ["ignore", 2, 2] as ("ignore" | number)[] };
  const { status } = npm
    ? spawnSync(process.execPath, [npm, ...flags], settings)
    : spawnSync("npm", flags, { ...settings, shell: process.platform === "win32" });
  return status === 0;
}

/** The packages of a lock file with their versions, as one text; empty where there is none. */
function versions(lockFile: string): string {
  const file = path.join(peersFolder, lockFile);
  if (!existsSync(file)) return "";
  const { packages } = JSON.parse(readFileSync(file, "utf8")) as {
    packages: Record<string, { readonly version?: string }>;
  };
  const installed = Object.entries(packages).filter(([name]) => name !== "");
  return installed.map(([name, { version }]) => `${name}@${version}`).join(" ");
}
