import type * as z from "zod/v4/core";
import type { Localized } from "../../lint/locale";
import type { View } from "../row/view";

/** What rows are for; rules speak of some kinds only. `prompts` are without answers: evaluation sets, lists of prompts. */
export const datasetKinds = ["instruction", "dialogue", "preference", "text", "prompts"] as const;
export type DatasetKind = (typeof datasetKinds)[number];

export type JsonObject = Readonly<Record<string, unknown>>;

/** A public format of rows. */
export interface Format {
  readonly id: string;
  readonly title: string;
  /** One line: who uses it, and what tells it from its neighbours. */
  readonly description: Localized;
  readonly kind: DatasetKind;
  /** A row as it should be; what does not fit becomes `missing-field` and `wrong-type`. Other keys are allowed. */
  readonly schema: z.$ZodType;
  /** Whether a row has this format's shape, however badly filled: a look at its keys. The first format that says so has it. */
  matches(row: JsonObject): boolean;
  /** The row as a conversation; what is not as it should be is left out. Never throws. */
  view(row: JsonObject): View;
  /** A row of this format that holds what the view holds, or what is missing or would be lost. Absent where it cannot be written. */
  readonly write?: (view: View, row: JsonObject) => JsonObject;
}
