import { spawnSync } from "node:child_process";
import { hasWorkbench, inBench } from "./start";

/** The longest time for which nothing else could run in the extension host, in milliseconds. */
interface Block {
  readonly wall: number;
  /** CPU time of the host's thread alone. */
  readonly cpu: number;
}

/** Frames of the page while it is scrolled: milliseconds from one to the next, and what one takes of the main thread. */
interface Frames {
  readonly frames: number;
  readonly median: number;
  readonly p95: number;
  readonly max: number;
  /** CPU time of the main thread a frame, VS Code's own work included. */
  readonly cpu: number;
}

/** A dataset of a million rows as a table in a real VS Code, as table-suite.cjs and its driver write it. */
export interface DatasetTable {
  readonly rows: number;
  /** Milliseconds from the command to the last row checked. */
  readonly checked: number;
  readonly host: { readonly whileChecking: Block; readonly whileScrolling: Block };
  /** By the wheel, and by the bar through the whole file. */
  readonly wheel: Frames;
  readonly bar: Frames;
}

/** Measures a table; undefined where no VS Code is installed for the tests, or where it did not end. */
export function measureDatasetTable(extensionFolder: string): DatasetTable | undefined {
  if (!hasWorkbench()) return undefined;
  const { status, stdout } = spawnSync(process.execPath, [inBench("workbench/measure-table.mjs"), extensionFolder], {
    encoding: "utf8",
    stdio: ["ignore", "pipe", "inherit"],
  });
  return status === 0 ? ((JSON.parse(stdout) as DatasetTable | null) ?? undefined) : undefined;
}
