import { existsSync } from "node:fs";
import path from "node:path";

/** Where the model lies that comes with Winnow, whose bundles lie in `dist`. */
export function builtinFolder(dist: string): string {
  return path.join(dist, "../models/winnow-tiny");
}

/** The same; undefined where it was left out. */
export function builtinModel(dist: string): string | undefined {
  const folder = builtinFolder(dist);
  return existsSync(folder) ? folder : undefined;
}
