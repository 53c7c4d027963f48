import { distance } from "fastest-levenshtein";

/** The one of `keys` that `name` was most likely meant to be; undefined where none is near enough to be sure. */
export function nearKey(name: string, keys: Iterable<string>): string | undefined {
  let nearest: string | undefined;
  let least = Infinity;
  for (const key of keys) {
    const own = plain(name) === plain(key) ? 0 : distanceOf(name.slice(0, 60), key);
    const allowed = key.length < 4 ? 0 : key.length < 6 ? 1 : 2;
    if (own > allowed || own >= least) continue;
    nearest = key;
    least = own;
  }
  return nearest;
}

/** Changes of a letter; two letters exchanged are one. */
function distanceOf(name: string, key: string): number {
  const letters = distance(name, key);
  if (letters !== 2 || name.length !== key.length) return letters;
  const at = [...key].findIndex((letter, i) => letter !== name[i]);
  return name[at] === key[at + 1] && name[at + 1] === key[at] ? 1 : letters;
}

/** Without what people vary without meaning anything by it: case, white space, underscores and hyphens. */
function plain(key: string): string {
  return key.toLowerCase().replace(/[\s_\u3000-]+/g, "");
}
