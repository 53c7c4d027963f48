import picomatch from "picomatch";

const matchers = new Map<string, (path: string) => boolean>();

/**
 * True when `path` (relative, with `/`) matches one of the globs. A glob without `/` matches a file's name in any
 * folder, as in `.gitignore`; folders and files whose names begin with a dot are matched like the others.
 */
export function matchesAny(globs: readonly string[] | undefined, path: string): boolean {
  return (globs ?? []).some((glob) => matcher(glob)(path));
}

function matcher(glob: string): (path: string) => boolean {
  let match = matchers.get(glob);
  if (match === undefined) {
    match = picomatch(glob.replace(/^\.\//, ""), { dot: true, basename: !glob.includes("/") });
    matchers.set(glob, match);
  }
  return match;
}
