import { formatOf } from ".";
import type { DatasetKind, Format, JsonObject } from "./format";

/** The format that most of the rows have; undefined where none is known. */
export function leadingFormat(rows: readonly JsonObject[]): Format | undefined {
  const counts = new Map<Format, number>();
  for (const row of rows) {
    const format = formatOf(row);
    if (format !== undefined) counts.set(format, (counts.get(format) ?? 0) + 1);
  }
  return [...counts].sort((a, b) => b[1] - a[1])[0]?.[0];
}

/** What the rows are for: `prompts` where nearly all of them have no answer, or else what their format is for. */
export function fileKind(format: Format | undefined, rows: readonly JsonObject[]): DatasetKind {
  if (format === undefined) return "instruction";
  if (format.kind !== "instruction" || rows.length < 3) return format.kind;
  const answered = rows.filter((row) =>
    format.view(row).segments.some(({ role, text }) => role === "assistant" && text.trim() !== ""),
  ).length;
  return answered <= rows.length / 10 ? "prompts" : format.kind;
}
