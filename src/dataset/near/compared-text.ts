import type { DatasetKind } from "../format/format";
import type { Segment } from "../row/view";

/** What of a row can be compared with other rows. */
export const comparedFields = ["instruction", "input", "output", "prompt", "text", "all"] as const;
export type ComparedField = (typeof comparedFields)[number];

const belongs: Readonly<Record<ComparedField, (segment: Segment) => boolean>> = {
  instruction: ({ part }) => part === "instruction" || part === "message",
  input: ({ part }) => part === "input",
  output: ({ role }) => role === "assistant",
  prompt: ({ role }) => role === "user",
  text: ({ part }) => part === "text",
  all: ({ role }) => role !== "system",
};

/** The segments of a row that are compared. */
export function comparedSegments(segments: readonly Segment[], field: ComparedField): readonly Segment[] {
  return segments.filter(belongs[field]);
}

/** The text of a row that is compared: the segments that belong to `field`, a line each. */
export function comparedText(segments: readonly Segment[], field: ComparedField): string {
  const own = comparedSegments(segments, field);
  return own.length === 1 ? own[0]!.text : own.map(({ text }) => text).join("\n");
}

// A field of which fewer rows than this are different says too little of them.
const leastVariety = 0.5;

/** The field that is compared, where `field` is configured and these are the file's first rows. */
export function chosenField(
  field: ComparedField | "auto",
  kind: DatasetKind,
  rows: readonly (readonly Segment[])[],
): ComparedField {
  return field === "auto" ? automaticField(kind, rows) : field;
}

/**
 * The field that `auto` compares, by the file's first rows: what the user says (instruction and input), but never a part
 * that hardly varies, such as one instruction for all rows; then the input, or everything. In dialogues, whose beginnings
 * are alike, everything.
 */
function automaticField(kind: DatasetKind, rows: readonly (readonly Segment[])[]): ComparedField {
  if (kind === "text") return "text";
  if (kind === "dialogue") return "all";
  const varies = (field: ComparedField): boolean => {
    const texts = rows.map((segments) => comparedText(segments, field)).filter((text) => text !== "");
    return new Set(texts).size >= texts.length * leastVariety && texts.length >= rows.length / 2;
  };
  if (!varies("instruction")) return varies("input") ? "input" : "all";
  return "prompt";
}
