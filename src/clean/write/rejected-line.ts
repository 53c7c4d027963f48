import type { Rejection } from "../plan/decisions";

/** A row that goes, given from 0, as the file of those rows has it: a line of JSON, without its end. */
export function rejectedLine(row: number, { step, rule, reason, staying }: Rejection, bytes: Buffer): string {
  const text = bytes.toString("utf8");
  const original = Buffer.from(text).equals(bytes) ? { original: text } : { originalBase64: bytes.toString("base64") };
  return JSON.stringify({
    row: row + 1,
    ...(step >= 0 && { step: step + 1 }),
    rule,
    reason,
    ...(staying !== undefined && { kept: staying + 1 }),
    ...original,
  });
}
