import type { Problem } from "../problem";
import type { SourceText } from "../source-text";
import type { Summary } from "../summary";

/** A file of which something is reported. */
export interface ReportedFile {
  /** As people are to read it: relative to where they are, with `/`. */
  readonly path: string;
  readonly kind: "prompt" | "dataset" | "configuration";
}

/** A problem where it stands. */
export interface FoundProblem {
  readonly problem: Problem;
  /** The text that the problem's ranges are in; undefined where it is about a set as a whole. */
  readonly source: SourceText | undefined;
  /** The row it is in, 0-based. */
  readonly row?: number | undefined;
  /** What `.winnow.json` suppresses it by; computed when asked for. */
  fingerprint(this: void): string | undefined;
}

/** What people are told of a file beside its problems. */
export interface FileNote {
  /** A line without the file's name. */
  readonly text: string | undefined;
  /** Whether there was something in it that could be checked, and all that there is to check was. */
  readonly isChecked: boolean;
}

/** Prints what a check finds as it is found, so that no result has to be held. */
export interface ReportWriter {
  begin(file: ReportedFile): void;
  /** A problem of the file that was begun last. */
  problem(found: FoundProblem): void;
  /**
   * `facts`: what the layer above knows of the file, under keys of its own (`prompt`, `dataset`), as JSON; `note`: the
   * same for people.
   */
  end(facts: Readonly<Record<string, unknown>>, note?: FileNote): void;
  /** To be called once, behind the last file. */
  finish(summary: Summary): void;
}

/** Takes text that is to be printed. */
export type Print = (text: string) => void;
