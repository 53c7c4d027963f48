import { alpaca } from "./alpaca";
import type { Format, JsonObject } from "./format";

/** Every format, the more particular before the more general: the first that matches a row has it. */
export const formats: readonly Format[] = [alpaca];

/** The format of one row; undefined where none fits. */
export function formatOf(row: JsonObject): Format | undefined {
  return formats.find((format) => format.matches(row));
}
