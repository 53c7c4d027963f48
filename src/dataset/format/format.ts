import type * as z from "zod/v4/core";
import type { Localized } from "../../lint/locale";
import type { Conversation } from "../row/conversation";
import type { View } from "../row/view";

/** What rows are for; rules speak of some kinds only. `prompts` are without answers: evaluation sets, lists of prompts. */
export const datasetKinds = ["instruction", "dialogue", "preference", "text", "prompts"] as const;
export type DatasetKind = (typeof datasetKinds)[number];

export type JsonObject = Readonly<Record<string, unknown>>;

/** What a row must hold to be written in a format, beside what every row holds. */
export const needs = ["turns", "answer", "chosen", "rejected", "label", "text"] as const;
export type Need = (typeof needs)[number];

/** A public format of rows. */
export interface Format {
  readonly id: string;
  readonly title: string;
  /** One line: who uses it, and what tells it from its neighbours. */
  readonly description: Localized;
  readonly kind: DatasetKind;
  /** A row as it should be; what does not fit becomes `missing-field` and `wrong-type`. Other keys are allowed. */
  readonly schema: z.$ZodType;
  /** A short row of this format: it documents and tests it. */
  readonly example: JsonObject;
  /** Whether a row has this format's shape, however badly filled: a look at its keys. The first format that says so has it. */
  matches(row: JsonObject): boolean;
  /** True where the shape is so plain that a row which lost a field of another format has it too. */
  readonly isPlain?: boolean;
  /** The row as a conversation; what is not as it should be is left out. Never throws. */
  view(row: JsonObject): View;
  /** Fields that the view takes in without a text of their own, such as labels and tools. */
  readonly frame: readonly string[];
  /** Keys further inside of which the same is true: roles, weights, kinds of parts. */
  readonly inner?: readonly string[];
  /** Keys of the row beside the conversation, such as `id`, that are kept when a row is converted to this format. */
  readonly carries?: readonly string[];
  /** What rows must hold to be written. */
  readonly needs: readonly Need[];
  /** A row that holds as much of the conversation as this format can. Absent where it is only read. */
  readonly write?: (conversation: Conversation) => JsonObject;
}
