import type { Path } from "./layout";

export const roles = ["system", "user", "assistant", "tool"] as const;
export type Role = (typeof roles)[number];

/** What a text is in its row. */
export const parts = [
  "system",
  "instruction",
  "input",
  "output",
  "message",
  "thought",
  "tool-call",
  "tool-result",
  "tools",
  "text",
] as const;
export type Part = (typeof parts)[number];

/** A text of a row, and who says it. A turn may be made of several: an instruction and its input. */
export interface Segment {
  /** 0-based; segments of one turn have one number. The system's message is a turn like any other. */
  readonly turn: number;
  readonly role: Role;
  readonly part: Part;
  readonly text: string;
  /** Where the text stands in the row. */
  readonly path: Path;
  /** Where in the value at `path` the text begins, for formats that hold a whole dialogue in one field. Default 0. */
  readonly start?: number;
  /** Of a preference row: which of the two answers. */
  readonly answer?: "chosen" | "rejected";
  /** False where the model is not trained on it although it is the assistant's (`weight: 0`, `loss: false`). */
  readonly trained?: boolean;
  /** Of a tool call whose text is its arguments alone, and of a tool's result: the tool's name. */
  readonly name?: string;
}

/** A row as a conversation, whatever its format. */
export interface View {
  readonly segments: readonly Segment[];
  /** Whether the answer is a good one, in rows that say so (KTO). */
  readonly label?: boolean;
  /** The tools offered, as values or as JSON text; text is also a segment. */
  readonly tools?: unknown;
}
