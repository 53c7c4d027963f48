import type { Format, JsonObject } from "../format/format";
import { formatKeys } from "../format/format-keys";
import type { View } from "../row/view";

// No format looks deeper, and deeper recursion could overflow.
const deepest = 50;

/** The fields of a row that its view leaves out, by the way to them: `id`, `messages[].name`. */
export function unreadFields(row: JsonObject, view: View, format: Format): string[] {
  const { frame, inner = [] } = format;
  const { known } = formatKeys(format);
  const read = new Set(view.segments.map(({ path }) => path.join("\0")));
  const repeated = new Set(view.segments.map(({ text }) => text));
  const found = new Set<string>();
  // `place` is the path as `read` has it, `name` as people read it.
  const walk = (value: unknown, place: string, name: string, depth: number): void => {
    if (isNothing(value) || read.has(place)) return;
    if (typeof value !== "object" || value === null || depth > deepest) {
      // What repeats a text that is kept, as UltraFeedback's `prompt` and `messages` do, is not lost.
      const isRepeated = typeof value === "string" && (depth > 1 || known.has(name)) && repeated.has(value);
      if (!isRepeated) found.add(name.replace(/(?:\[\])+$/, ""));
      return;
    }
    if (Array.isArray(value)) {
      value.forEach((item, i) => walk(item, `${place}\0${i}`, `${name}[]`, depth + 1));
      return;
    }
    const isNamed = "arguments" in value || isToolMessage(value);
    for (const [key, item] of Object.entries(value)) {
      if (typeof item !== "object" && (inner.includes(key) || (key === "name" && isNamed))) continue;
      walk(item, `${place}\0${key}`, `${name}.${key}`, depth + 1);
    }
  };
  for (const [key, item] of Object.entries(row)) if (!frame.includes(key)) walk(item, key, key, 1);
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
