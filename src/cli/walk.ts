import { readdirSync, statSync, type Dirent } from "node:fs";
import { join, resolve } from "node:path";
import { GitIgnore } from "./gitignore";

export interface WalkedFile {
  /** Absolute. */
  readonly path: string;
  /** A link to a file, or to nothing. */
  readonly isLink: boolean;
  readonly isIgnored: boolean;
}

export interface ClosedFolder {
  readonly path: string;
  /** What the file system said. */
  readonly error: unknown;
}

export interface WalkOptions {
  /** Whether to go into a folder that git ignores; by default into none. */
  readonly entersIgnored?: (folder: string) => boolean;
  /** How many folders deep; by default to the bottom. */
  readonly depth?: number;
}

const skipped = new Set(["node_modules", ".git"]);

/**
 * The files below a folder, those of `node_modules` and `.git` left out, and the folders that cannot be listed, both in
 * the order of their paths. Links to files are files; links to folders are not followed, as they could lead anywhere. In
 * a folder that git ignores as a whole, as it often is with data, no file is ignored: someone meant it.
 */
export function filesBelow(
  folder: string,
  { entersIgnored = () => false, depth = Infinity }: WalkOptions = {},
): { readonly files: WalkedFile[]; readonly closed: ClosedFolder[] } {
  const root = resolve(folder);
  const git = new GitIgnore();
  const isMeant = git.ignores(join(root, ".winnow-probe"));
  const files: WalkedFile[] = [];
  const closed: ClosedFolder[] = [];
  const walk = (at: string, isBelowIgnored: boolean, left: number): void => {
    for (const entry of entriesOf(at, closed)) {
      const path = join(at, entry.name);
      const isIgnored = isBelowIgnored || (!isMeant && git.ignores(path, entry.isDirectory()));
      if (entry.isDirectory()) {
        if (left > 1 && !skipped.has(entry.name) && (!isIgnored || entersIgnored(path)))
          walk(path, isIgnored, left - 1);
      } else if (entry.isFile() || (entry.isSymbolicLink() && !leadsToOther(path))) {
        files.push({ path, isLink: entry.isSymbolicLink(), isIgnored });
      }
    }
  };
  walk(root, false, depth);
  const byPath = (a: { path: string }, b: { path: string }): number => (a.path < b.path ? -1 : 1);
  return { files: files.sort(byPath), closed: closed.sort(byPath) };
}

function entriesOf(folder: string, closed: ClosedFolder[]): readonly Dirent[] {
  try {
    return readdirSync(folder, { withFileTypes: true });
  } catch (error) {
    closed.push({ path: folder, error });
    return [];
  }
}

/** Whether a link leads to a folder, a device or a pipe. */
function leadsToOther(link: string): boolean {
  try {
    return !statSync(link).isFile();
  } catch {
    return false;
  }
}
