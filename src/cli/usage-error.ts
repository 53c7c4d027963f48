/** Wrong use, or a file that cannot be read or written: one sentence for the person, and exit code 2. */
export class UsageError extends Error {}

/** The code of a failed system call, such as `ENOENT`; undefined for other errors. */
export function errorCode(error: unknown): string | undefined {
  return error instanceof Error && "code" in error && typeof error.code === "string" ? error.code : undefined;
}
