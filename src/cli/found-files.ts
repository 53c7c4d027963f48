export type FileKind = "prompt" | "dataset";

export interface FoundFile {
  /** Absolute. */
  readonly path: string;
  readonly kind: FileKind;
}

export interface FoundFiles {
  /** Each once, in the order of the arguments and then of their names. */
  readonly files: readonly FoundFile[];
  /** Arguments that name nothing, or nothing that can be checked: wrong use. */
  readonly errors: readonly string[];
  /** Folders with nothing to check. */
  readonly notes: readonly string[];
}
