import type * as z from "zod/v4/core";
import type { Format } from "./format";

/** The keys of a format's rows. */
export interface FormatKeys {
  readonly known: ReadonlySet<string>;
  readonly required: readonly string[];
}

const found = new WeakMap<Format, FormatKeys>();

/** The keys that a format's schema names; those are required that each of its shapes requires. */
export function formatKeys(format: Format): FormatKeys {
  let keys = found.get(format);
  if (keys === undefined) found.set(format, (keys = read(format.schema)));
  return keys;
}

function read(schema: z.$ZodType): FormatKeys {
  const { def } = (schema as z.$ZodTypes)._zod;
  if (def.type === "object") {
    const entries = Object.entries(def.shape);
    const required = entries.filter(([, field]) => (field as z.$ZodTypes)._zod.def.type !== "optional");
    return { known: new Set(entries.map(([key]) => key)), required: required.map(([key]) => key) };
  }
  if (def.type !== "union") return { known: new Set(), required: [] };
  const shapes = def.options.map(read);
  const required = shapes[0]!.required.filter((key) => shapes.every((shape) => shape.required.includes(key)));
  return { known: new Set(shapes.flatMap((shape) => [...shape.known])), required };
}
