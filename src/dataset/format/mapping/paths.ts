import * as z from "zod/mini";
import type { Path } from "../../row/layout";

/** `answer.text` and `choices[0].text` as paths. */
export function pathOf(name: string): Path {
  return [...name.matchAll(/\[(\d+)\]|[^.[\]]+/g)].map(([step, index]) => (index === undefined ? step : Number(index)));
}

/** A field somewhere in a row, and what it should hold. */
export interface MappedField {
  readonly path: Path;
  readonly schema: z.core.$ZodType;
}

/** The schema of objects with these fields; what stands beside them is free. */
export function fieldSchema(fields: readonly MappedField[]): z.core.$ZodType {
  const own = fields.filter(({ path }) => path.length > 0);
  const heads = [...new Set(own.map(({ path }) => path[0]!))];
  const shape = heads.map((head): [string, z.core.$ZodType] => {
    const inside = own
      .filter(({ path }) => path[0] === head)
      .map(({ path, schema }) => ({ path: path.slice(1), schema }));
    const whole = inside.find(({ path }) => path.length === 0)?.schema;
    if (whole !== undefined) return [String(head), whole];
    const isList = inside.every(({ path }) => typeof path[0] === "number");
    const schema = isList ? z.array(z.unknown()) : fieldSchema(inside);
    return [String(head), inside.every((item) => isOptional(item)) ? z.optional(schema) : schema];
  });
  return z.looseObject(Object.fromEntries(shape));
}

function isOptional({ schema }: MappedField): boolean {
  return schema instanceof z.ZodMiniOptional;
}

/** Puts `value` at `path`, with the objects and lists on the way there. */
export function setAt(target: object, path: Path, value: unknown): void {
  let place = target as Record<string | number, unknown>;
  path.forEach((step, i) => {
    if (i === path.length - 1) define(place, step, value);
    else {
      if (!Object.hasOwn(place, step)) define(place, step, typeof path[i + 1] === "number" ? [] : {});
      place = place[step] as Record<string | number, unknown>;
    }
  });
}

// Assigning to `__proto__` would set no field.
function define(place: object, step: string | number, value: unknown): void {
  Object.defineProperty(place, step, { value, writable: true, enumerable: true, configurable: true });
}
