import { closest, distance } from "fastest-levenshtein";

/** The known name that `name` was most likely meant to be, or undefined when none is near. */
export function nearestName(name: string, known: readonly string[]): string | undefined {
  if (known.length === 0) return undefined;
  // The part behind the slash is what people type wrong or type alone.
  const sameTail = known.find((other) => other.slice(other.indexOf("/") + 1) === name);
  if (sameTail !== undefined) return sameTail;
  const nearest = closest(name.slice(0, 100), known);
  return distance(name.slice(0, 100), nearest) <= Math.max(1, Math.floor(nearest.length / 3)) ? nearest : undefined;
}
