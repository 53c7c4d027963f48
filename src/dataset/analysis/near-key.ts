import { distance } from "fastest-levenshtein";

/** The one of `keys` that `name` was most likely meant to be; undefined where none is near enough to be sure. */
export function nearKey(name: string, keys: Iterable<string>): string | undefined {
  let nearest: string | undefined;
  let least = Infinity;
  for (const key of keys) {
    const own = plain(name) === plain(key) ? 0 : distance(name.slice(0, 60), key.slice(0, 60));
    const allowed = key.length < 4 ? 0 : key.length < 6 ? 1 : 2;
    if (own > allowed || own >= least) continue;
    nearest = key;
    least = own;
  }
  return nearest;
}

/** Without what people vary without meaning anything by it: case, white space, underscores and hyphens. */
function plain(key: string): string {
  return key.toLowerCase().replace(/[\s_\u3000-]+/g, "");
}
