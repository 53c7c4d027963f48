import { isAbsolute, relative } from "node:path";

/** A file's path relative to a folder, with `/`, as globs and suppressions have it. */
export function pathFrom(folder: string, file: string): string {
  return relative(folder, file).replaceAll("\\", "/");
}

/** A path as people are to read it: relative where the file is below the current folder, with `/`. */
export function shownPath(file: string): string {
  const path = relative(process.cwd(), file);
  return (path === "" || path.startsWith("..") || isAbsolute(path) ? file : path).replaceAll("\\", "/");
}
