import { fingerprints } from "./fingerprint";
import type { Problem } from "./problem";

/** One file with what was found in it: what every output format is made from. */
export interface CheckedFile {
  /** As people are to read it: relative to where they are, with `/`. */
  readonly path: string;
  readonly kind: "prompt" | "dataset" | "configuration";
  readonly text: string;
  /** What is to be shown, in the text's order. */
  readonly problems: readonly Problem[];
  /** Every problem, suppressed ones too: what fingerprints are counted over. */
  readonly all: readonly Problem[];
  /** What the layer above knows of the file, under keys of its own (`prompt`), as JSON. */
  readonly facts?: Readonly<Record<string, unknown>> | undefined;
}

/** The fingerprint of each problem that `.winnow.json` can suppress. */
export function fingerprintsOf({ text, all }: CheckedFile): ReadonlyMap<Problem, string> {
  const prints = fingerprints(text, all);
  return new Map(all.map((problem, i) => [problem, prints[i]!]));
}

export interface Summary {
  readonly files: number;
  readonly errors: number;
  readonly warnings: number;
  readonly information: number;
  readonly hints: number;
  /** Whether problems were left out; the command line never does that. */
  readonly truncated: boolean;
}

/** How many problems of each severity the files have. */
export function summarize(files: readonly CheckedFile[]): Summary {
  const counts = { error: 0, warning: 0, information: 0, hint: 0 };
  for (const { problems } of files) for (const { severity } of problems) counts[severity]++;
  const { error: errors, warning: warnings, information, hint: hints } = counts;
  const checked = files.filter(({ kind }) => kind !== "configuration").length;
  return { files: checked, errors, warnings, information, hints, truncated: false };
}
