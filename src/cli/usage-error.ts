import { printable } from "../text/printable";

/** Wrong use, or a file that cannot be read or written: sentences for the person, a line each, and exit code 2. */
export class UsageError extends Error {
  override readonly name = "UsageError";

  constructor(...sentences: readonly string[]) {
    super(sentences.map(printable).join("\n"));
  }

  /** By its name, as the bundle of datasets has a class of its own. */
  static override [Symbol.hasInstance](value: unknown): boolean {
    return value instanceof Error && value.name === "UsageError";
  }
}

/** The code of a failed system call, such as `ENOENT`; undefined for other errors. */
export function errorCode(error: unknown): string | undefined {
  return error instanceof Error && "code" in error && typeof error.code === "string" ? error.code : undefined;
}
