import { spawnSync } from "node:child_process";
import { hasWorkbench, inBench } from "./start";
import { median } from "./statistics";

/** One keystroke, in milliseconds. */
interface Keystroke {
  /** The longest time for which the extension host could do nothing else. */
  readonly block: number;
  /** Winnow's own part of the host's time, by the clock and of CPU; missing in the file that Winnow takes no notice of. */
  readonly own?: number;
  readonly ownCpu?: number;
  /** From the event that tells of the change to the diagnostics. */
  readonly updated?: number;
}

/** What editing-suite.cjs writes. */
interface Measured {
  readonly rows: number;
  readonly opening: {
    readonly bareBlock: number;
    readonly block: number;
    readonly ownBlock: number;
    readonly ownBlockCpu: number;
    readonly firstShown: number;
    readonly checked: number;
  };
  readonly bare: readonly Keystroke[];
  readonly edits: readonly Keystroke[];
}

export interface Middle {
  readonly median: number;
  readonly max: number;
}

/** Opening and editing a dataset of 50 MB in a real VS Code, in milliseconds. */
export interface Editing {
  readonly rows: number;
  /** From the event that tells of the document on. `block`: the host's longest, of which `ownBlock` is Winnow's longest. */
  readonly opening: Measured["opening"];
  readonly keystroke: {
    readonly own: Middle;
    readonly ownCpu: Middle;
    readonly updated: Middle;
    readonly block: Middle;
    /** The same in a log of the same size. */
    readonly bareBlock: Middle;
  };
}

/** Measures editing a big dataset; undefined where no VS Code is installed for the tests, or where it did not end. */
export function measureEditing(extensionFolder: string): Editing | undefined {
  if (!hasWorkbench()) return undefined;
  const { status, stdout } = spawnSync(process.execPath, [inBench("workbench/measure-editing.mjs"), extensionFolder], {
    encoding: "utf8",
    stdio: ["ignore", "pipe", "inherit"],
  });
  const measured = status === 0 ? (JSON.parse(stdout) as Measured | null) : null;
  if (measured === null) return undefined;
  const { rows, opening, bare, edits } = measured;
  const middle = (keys: readonly Keystroke[], name: keyof Keystroke): Middle => {
    const values = keys.map((key) => key[name] ?? NaN);
    return { median: median(values), max: Math.max(...values) };
  };
  return {
    rows,
    opening,
    keystroke: {
      own: middle(edits, "own"),
      ownCpu: middle(edits, "ownCpu"),
      updated: middle(edits, "updated"),
      block: middle(edits, "block"),
      bareBlock: middle(bare, "block"),
    },
  };
}
