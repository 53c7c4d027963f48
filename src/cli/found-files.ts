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
  /** Arguments that name nothing, or nothing that can be checked: wrong use. */
  readonly errors: readonly string[];
  /** Folders with nothing to check. */
  readonly notes: readonly string[];
}
