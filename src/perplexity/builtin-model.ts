import { existsSync } from "node:fs";
import path from "node:path";

/** The folder of the model that comes with Winnow, whose bundles lie in `dist`; undefined where it was left out. */
export function builtinModel(dist: string): string | undefined {
  const folder = path.join(dist, "../models/winnow-tiny");
  return existsSync(folder) ? folder : undefined;
}
