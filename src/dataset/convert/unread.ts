import type { Format, JsonObject } from "../format/format";
import type { View } from "../row/view";

// No format looks deeper, and deeper recursion could overflow.
const deepest = 50;

/** The fields of a row that its view leaves out, by the way to them: `id`, `messages[].name`. */
export function unreadFields(row: JsonObject, view: View, { frame, inner = [] }: Format): string[] {
  const read = new Set(view.segments.map(({ path }) => JSON.stringify(path)));
  const repeated = new Set(view.segments.map(({ text }) => text));
  const found = new Set<string>();
  const walk = (value: unknown, path: readonly (string | number)[], name: string): void => {
    if (isNothing(value) || read.has(JSON.stringify(path))) return;
    if (typeof value !== "object" || value === null || path.length > deepest) {
      // What repeats a text that is kept, as UltraFeedback's `messages` do, is not lost.
      if (typeof value !== "string" || !repeated.has(value)) found.add(name.replace(/(?:\[\])+$/, ""));
      return;
    }
    if (Array.isArray(value)) {
      value.forEach((item, i) => walk(item, [...path, i], `${name}[]`));
      return;
    }
    const isNamed = "arguments" in value || isToolMessage(value);
    for (const [key, item] of Object.entries(value)) {
      if (path.length === 0 ? frame.includes(key) : inner.includes(key) || (key === "name" && isNamed)) {
        if (path.length === 0 || typeof item !== "object") continue;
      }
      walk(item, [...path, key], name === "" ? key : `${name}.${key}`);
    }
  };
  walk(row, [], "");
  return [...found];
}

function isToolMessage(message: object): boolean {
  return "role" in message && (message.role === "tool" || message.role === "function");
}

/** Nothing is lost where nothing is said. */
function isNothing(value: unknown): boolean {
  if (value === null || value === undefined || value === "") return true;
  return typeof value === "object" && Object.keys(value).length === 0;
}
