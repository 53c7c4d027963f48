import * as z from "zod/mini";

/** Why a model cannot be used or downloaded, or a row not be scored; `words.ts` says it in sentences. */
export const failureCodes = [
  // Of a model.
  "no-folder",
  "no-onnx-file",
  "no-config",
  "no-tokenizer",
  "no-model",
  "not-json",
  "not-onnx",
  "no-external-data",
  "no-logits",
  "no-input-ids",
  "unknown-input",
  "fixed-length",
  "bad-tokenizer",
  "vocabulary",
  "memory",
  "device",
  "load",
  // Of a hub, and of what is downloaded from it.
  "hub-address",
  "hub-name",
  "hub-unreachable",
  "hub-answer",
  "hub-no-model",
  "hub-no-revision",
  "hub-gated",
  "hub-no-onnx",
  "hub-no-file",
  "hub-file-name",
  "checksum",
  "disk-space",
  "disk-write",
  "download-under-way",
  // Of the process.
  "no-runtime",
  "no-start",
  "too-many-crashes",
  // Of a row.
  "row-tokenizer",
  "row-token",
  "row-not-a-number",
  "row-run",
  "row-crash",
] as const;

export const failureSchema = z.object({
  code: z.enum(failureCodes),
  /** What the sentence names. */
  data: z.record(z.string(), z.union([z.string(), z.number()])),
});

export type Failure = z.infer<typeof failureSchema>;

/** A failure on its way to whoever can tell the user. */
export class FailureError extends Error {
  override readonly name = "FailureError";

  constructor(
    readonly code: Failure["code"],
    readonly data: Failure["data"] = {},
  ) {
    super(`${code} ${JSON.stringify(data)}`);
  }

  get failure(): Failure {
    return { code: this.code, data: this.data };
  }
}

/** What an error says, in one line. */
export function reasonOf(error: unknown): string {
  const text = error instanceof Error ? error.message : String(error);
  return text.trim().split(/\s*\n\s*/, 1)[0]!;
}
