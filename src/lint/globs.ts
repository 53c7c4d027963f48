import picomatch from "picomatch";

/** Most UTF-16 units of a glob. */
const mostUnits = 300;
/** Most `*` in one segment, and most `**` in all. Matching time grows with the length of a path to this power. */
const mostStars = 3;
/** Most ways to combine the alternatives of `{…}`; a tenth of them for each further `*` in a segment. */
const mostAlternatives = 200;
const mostMatchers = 500;

const matchers = new Map<string, (path: string) => boolean>();

/**
 * True when `path` (relative, with `/`) matches one of the globs. A glob without `/` matches a file's name in any
 * folder, as in `.gitignore`; folders and files whose names begin with a dot are matched like the others. Globs know
 * `*`, `**`, `?`, `[…]` and `{…}`, as in VS Code; one that `isUsableGlob` refuses matches nothing.
 */
export function matchesAny(globs: readonly string[] | undefined, path: string): boolean {
  return (globs ?? []).some((glob) => matcher(glob)(path));
}

/** False for a glob that is malformed, or so intricate that matching it against a long path could take seconds. */
export function isUsableGlob(glob: string): boolean {
  if (glob.length > mostUnits) return false;
  const plain = glob.replace(/\\./g, "_");
  const combinations = plain.split("{").reduce((product, group, i) => {
    return i === 0 ? product : product * group.split("}", 1)[0]!.split(",").length;
  }, 1);
  const densest = densestAlternative(plain);
  if (densest === undefined || (densest.match(/\*\*/g) ?? []).length > mostStars) return false;
  const mostInSegment = Math.max(...densest.split("/").map((segment) => (segment.match(/\*+/g) ?? []).length));
  if (mostInSegment > mostStars) return false;
  if (combinations > 1 && combinations * 10 ** Math.max(0, mostInSegment - 1) > mostAlternatives) return false;
  try {
    picomatch.makeRe(literalGroups(glob), { dot: true, noextglob: true, debug: true });
    return true;
  } catch {
    return false;
  }
}

/** The glob with the alternative of most stars in place of each `{…}`; undefined when a brace has no partner. */
function densestAlternative(glob: string): string | undefined {
  let rest = glob;
  for (;;) {
    const next = rest.replace(/\{([^{}]*)\}/, (_, group: string) => {
      return group.split(",").reduce((most, part) => (stars(part) > stars(most) ? part : most));
    });
    if (next === rest) return /[{}]/.test(rest) ? undefined : rest;
    rest = next;
  }
}

function stars(text: string): number {
  return text.split("*").length - 1;
}

/** Picomatch hands groups and quantifiers on to the regular expression, where they can take exponential time. */
function literalGroups(glob: string): string {
  return glob.replace(/\\.|[()+|^$]/g, (character) => (character.startsWith("\\") ? character : `\\${character}`));
}

function matcher(glob: string): (path: string) => boolean {
  let match = matchers.get(glob);
  if (match === undefined) {
    match = isUsableGlob(glob)
      ? picomatch(literalGroups(glob.replace(/^\.\//, "")), {
          dot: true,
          basename: !glob.includes("/"),
          noextglob: true,
        })
      : () => false;
    if (matchers.size >= mostMatchers) matchers.clear();
    matchers.set(glob, match);
  }
  return match;
}
