import { closest, distance } from "fastest-levenshtein";

/** The known name that `name` was most likely meant to be, or undefined when none is near. */
export function nearestName(name: string, known: readonly string[]): string | undefined {
  if (known.length === 0) return undefined;
  const tail = known.find((other) => other.endsWith(`/${name}`)) ?? known.find((other) => other.endsWith(`-${name}`));
  if (tail !== undefined) return tail;
  const short = name.slice(0, 100);
  const nearest = closest(short, known);
  // That both are `dataset/…` does not make them alike.
  const folder = nearest.slice(0, nearest.lastIndexOf("/") + 1);
  const length = short.startsWith(folder) ? nearest.length - folder.length : nearest.length;
  const allowed = length <= 3 ? 1 : Math.max(2, Math.floor(length / 3));
  if (distance(short, nearest) <= allowed) return nearest;
  return short.length >= 2 ? known.find((other) => other.startsWith(short)) : undefined;
}
