import { fingerprints } from "./fingerprint";
import type { FoundProblem, ReportWriter } from "./formats/report-writer";
import type { Problem } from "./problem";
import { SourceText } from "./source-text";

/** One text with what was found in it. */
export interface CheckedFile {
  /** As people are to read it: relative to where they are, with `/`. */
  readonly path: string;
  readonly kind: "prompt" | "configuration";
  readonly text: string;
  /** What is to be shown, in the text's order. */
  readonly problems: readonly Problem[];
  /** Every problem, suppressed ones too: what fingerprints are counted over. */
  readonly all: readonly Problem[];
  /** What the layer above knows of the file, under keys of its own (`prompt`), as JSON. */
  readonly facts?: Readonly<Record<string, unknown>> | undefined;
}

/** Hands a file and its problems to a writer. */
export function writeCheckedFile(file: CheckedFile, writer: ReportWriter): void {
  const source = new SourceText(file.text);
  let prints: ReadonlyMap<Problem, string> | undefined;
  writer.begin({ path: file.path, kind: file.kind });
  for (const problem of file.problems) {
    const found: FoundProblem = {
      problem,
      source,
      fingerprint: () => (prints ??= fingerprintsOf(file)).get(problem),
    };
    writer.problem(found);
  }
  writer.end(file.facts ?? {});
}

/** The fingerprint of each problem that `.winnow.json` can suppress. */
function fingerprintsOf({ text, all }: CheckedFile): ReadonlyMap<Problem, string> {
  const prints = fingerprints(text, all);
  return new Map(all.map((problem, i) => [problem, prints[i]!]));
}
