/** How many files were checked, and how many problems of each severity they have. */
export interface Summary {
  readonly files: number;
  readonly errors: number;
  readonly warnings: number;
  readonly information: number;
  readonly hints: number;
  /** Whether something is left out, as when a check was interrupted. */
  readonly truncated: boolean;
}
