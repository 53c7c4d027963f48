import { formatOf, formats as known } from ".";
import type { DatasetKind, Format, JsonObject } from "./format";
import { formatKeys } from "./format-keys";

/** The format that most of the rows have; undefined where none is known. `formats`: those that there are. */
export function leadingFormat(rows: readonly JsonObject[], formats: readonly Format[] = known): Format | undefined {
  const counts = new Map<Format, number>();
  for (const row of rows) {
    const format = formatOf(row, formats);
    if (format !== undefined) counts.set(format, (counts.get(format) ?? 0) + 1);
  }
  return [...counts].sort((a, b) => b[1] - a[1])[0]?.[0];
}

/**
 * The format of a row in a file whose rows have mostly the format `leading`. A row that lost a field looks like one of a
 * plainer format; it is taken for what the others are.
 */
export function formatOfRow(
  row: JsonObject,
  leading: Format | undefined,
  formats: readonly Format[] = known,
): Format | undefined {
  if (leading === undefined) return formatOf(row, formats);
  if (leading.matches(row)) return leading;
  const own = formatOf(row, formats);
  if (own?.isPlain !== true) return own ?? leading;
  return formatKeys(leading).required.some((key) => Object.hasOwn(row, key)) ? leading : own;
}

/** What the rows are for: `prompts` where nearly all of them have no answer, or else what their format is for. */
export function fileKind(format: Format | undefined, rows: readonly JsonObject[]): DatasetKind {
  if (format === undefined) return "instruction";
  if ((format.kind !== "instruction" && format.kind !== "dialogue") || rows.length < 3) return format.kind;
  const answered = rows.filter((row) =>
    format.view(row).segments.some(({ role, text }) => role === "assistant" && !standsForNothing(text)),
  ).length;
  return answered <= rows.length / 10 ? "prompts" : format.kind;
}

/** Whether an answer is left open: empty, or a word that people write so that the field is not. */
function standsForNothing(text: string): boolean {
  return (
    text.length < 20 &&
    /^\s*(?:|[<[(]?\s*(?:no ?output|none|null|n\/?a|todo|tbd|无|空|暂无|略)\s*[>\])]?)\s*$/i.test(text)
  );
}
