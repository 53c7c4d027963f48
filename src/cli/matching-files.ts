import { posix, resolve } from "node:path";
import picomatch from "picomatch";
import { matchesAny } from "../lint/globs";
import { pathFrom } from "./paths";
import { filesBelow, type ClosedFolder, type WalkedFile } from "./walk";

export interface MatchingFiles {
  readonly files: readonly WalkedFile[];
  /** Folders on the way that cannot be listed. */
  readonly closed: readonly ClosedFolder[];
}

/** Whether an argument that names no file may be a glob. */
export function isGlob(path: string): boolean {
  return /[*?[\]{}!()]/.test(path);
}

/** The files that a glob on the command line (with `/`) names, whether git ignores them or not. */
export function matchingFiles(glob: string): MatchingFiles {
  const { folder, rest } = fixedPart(glob);
  const matches = picomatch(rest, { dot: true });
  return filesOf(folder, rest, (file) => matches(pathFrom(folder, file)));
}

/** The files that a glob of the configuration in `folder` names, whether git ignores them or not. */
export function configuredFiles(glob: string, folder: string): MatchingFiles {
  const matches = (file: string): boolean => matchesAny([glob], pathFrom(folder, file));
  // Without a slash, it names files in any folder.
  if (!glob.includes("/")) return filesOf(folder, "**", matches);
  const { folder: below, rest } = fixedPart(glob, folder);
  return filesOf(below, rest, matches);
}

/** Looks only into folders that the rest of a glob can reach. */
function filesOf(folder: string, rest: string, matches: (file: string) => boolean): MatchingFiles {
  const depth = rest.includes("**") ? Infinity : rest.split("/").length;
  const { files, closed } = filesBelow(folder, { depth, entersIgnored: () => true });
  return { files: files.filter(({ path }) => matches(path)), closed };
}

/** The folder that a glob begins with, and what comes behind it. */
function fixedPart(glob: string, from = process.cwd()): { readonly folder: string; readonly rest: string } {
  const { base, glob: rest } = picomatch.scan(glob);
  if (rest !== "") return { folder: resolve(from, base), rest };
  return { folder: resolve(from, posix.dirname(base)), rest: posix.basename(base) };
}
