import { statSync, type Stats } from "node:fs";
import { dirname, resolve } from "node:path";
import { localize, type Locale, type Localized } from "../lint/locale";
import { configuredPromptFileKind, promptFileKind } from "../prompt/files";
import { pathFrom, type Configurations } from "./configurations";
import { texts } from "./texts";
import { UsageError } from "./usage-error";

export interface FoundFiles {
  /** Absolute paths, each once, in the order of the arguments and then of their names. */
  readonly files: readonly string[];
  /** Arguments that name nothing: wrong use. */
  readonly errors: readonly string[];
  /** Folders without a prompt. */
  readonly notes: readonly string[];
}

/**
 * The prompts that the arguments name. A file named itself is always taken; folders are walked, and globs matched, for
 * files that are prompts by their name or the configuration, leaving out what git ignores.
 */
export async function findFiles(
  paths: readonly string[],
  configurations: Configurations,
  locale: Locale,
): Promise<FoundFiles> {
  const files = new Set<string>();
  const errors: string[] = [];
  const notes: string[] = [];
  const say = (message: Localized, path: string): string => localize(message, locale, { path });
  for (const path of paths) {
    const full = resolve(path);
    const stats = statsOf(full);
    if (stats === undefined && !isGlob(path)) {
      errors.push(say(texts.notFound, path));
      continue;
    }
    if (stats !== undefined && !stats.isDirectory()) {
      files.add(full);
      continue;
    }
    const isFolder = stats !== undefined;
    const found = isFolder ? await walk(full, configurations) : await match(path);
    if (found.length === 0) (isFolder ? notes : errors).push(say(isFolder ? texts.noPrompts : texts.noMatch, path));
    for (const file of found) files.add(file);
  }
  return { files: [...files], errors, notes };
}

/** How many bytes the files have together; one that cannot be looked at counts as none. */
export function totalSize(files: readonly string[]): number {
  return files.reduce((sum, file) => sum + (statsOf(file)?.size ?? 0), 0);
}

/** True for the files that hold rows rather than a prompt. */
export function isDataFile(path: string): boolean {
  return /\.(?:jsonl?|ndjson|csv)$/i.test(path);
}

function isGlob(path: string): boolean {
  return /[*?[\]{}!()]/.test(path);
}

async function walk(folder: string, configurations: Configurations): Promise<string[]> {
  return (await listFiles("**/*", folder)).filter((file) => isPromptIn(file, configurations));
}

async function match(glob: string): Promise<string[]> {
  return (await listFiles(glob.replaceAll("\\", "/"), process.cwd())).filter((file) => !isDataFile(file));
}

/** Files below a folder that git does not ignore, by name. */
async function listFiles(pattern: string, folder: string): Promise<string[]> {
  const [{ glob }, { GitIgnore }] = await Promise.all([import("tinyglobby"), import("./gitignore")]);
  const ignored = new GitIgnore();
  const found = await glob(pattern, {
    cwd: folder,
    absolute: true,
    dot: true,
    expandDirectories: false,
    followSymbolicLinks: false,
    ignore: ["**/node_modules/**", "**/.git/**"],
  });
  return found
    .map((file) => resolve(file))
    .filter((file) => !ignored.ignores(file))
    .sort();
}

function isPromptIn(file: string, configurations: Configurations): boolean {
  const loaded = configurations.forFolder(dirname(file));
  // What is wrong with a broken configuration is said when its files are checked.
  if (loaded === undefined || loaded instanceof UsageError) return promptFileKind(file) !== undefined;
  return configuredPromptFileKind(pathFrom(loaded.folder, file), loaded.configuration.prompts) !== undefined;
}

function statsOf(path: string): Stats | undefined {
  try {
    return statSync(path);
  } catch {
    return undefined;
  }
}
