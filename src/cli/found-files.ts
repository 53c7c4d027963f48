export type FileKind = "prompt" | "dataset";

export interface FoundFile {
  /** Absolute. */
  readonly path: string;
  /** `pipe`: something that can be read only once, so nobody has looked at it. */
  readonly kind: FileKind | "pipe";
}

export interface FoundFiles {
  /** Each once, in the order of the arguments and then of their names. */
  readonly files: readonly FoundFile[];
  /** What should have been looked at and could not be, and arguments that name nothing, or nothing that can be checked. */
  readonly errors: readonly string[];
  /** Folders with nothing to check, and files that are perhaps datasets, but cannot be read. */
  readonly notes: readonly string[];
}
