import { closeSync, opendirSync, openSync, readSync, statSync, type Stats } from "node:fs";
import { dirname, join, resolve } from "node:path";
import { datasetByName, isConfiguredDataset, isExcludedDataset } from "../dataset/file-names";
import type { DatasetEvidence } from "../dataset/files";
import { localize, type Locale, type Localized } from "../lint/locale";
import { configuredPromptFileKind, promptFileKind } from "../prompt/files";
import type { CheckOptions } from "./check-options";
import type { ConfigurationOfFolder } from "./loaded-configuration";
import { pathFrom } from "./paths";
import { datasets } from "./datasets";
import type { FileKind, FoundFile, FoundFiles } from "./found-files";
import { reasonOf, texts } from "./texts";
import { errorCode, UsageError } from "./usage-error";

/** Finds the files that arguments name, and says what each of them is. */
export class FileFinder {
  constructor(
    private readonly kind: CheckOptions["kind"],
    private readonly configurations: ConfigurationOfFolder,
    private readonly locale: Locale,
  ) {}

  /**
   * The prompts and datasets that the arguments name. A file named itself is always taken; folders are walked, and globs
   * matched, for files that are prompts by their name or the configuration, or datasets by their content, leaving out
   * what git ignores.
   */
  async find(paths: readonly string[]): Promise<FoundFiles> {
    const files = new Map<string, FoundFile["kind"]>();
    const errors: string[] = [];
    const notes: string[] = [];
    for (const path of paths) {
      const full = resolve(path);
      const stats = statsOf(full);
      if (stats !== undefined && !stats.isDirectory()) {
        const kind = stats.isFile() ? await this.kindOfNamed(full) : "pipe";
        if (kind === undefined) errors.push(this.say(texts.noDataset, path));
        else files.set(full, kind);
        continue;
      }
      if (stats === undefined && !isGlob(path)) {
        errors.push(this.say(texts.notFound, path));
        continue;
      }
      const isFolder = stats !== undefined;
      const closed = isFolder ? whyClosed(full) : undefined;
      if (closed !== undefined) {
        errors.push(localize(texts.unreadable, this.locale, { path, reason: closed[this.locale] }));
        continue;
      }
      const listed = isFolder ? await listFiles("**/*", full) : await listFiles(path.replaceAll("\\", "/"));
      const before = files.size;
      for (const file of listed) {
        const kind = isFolder ? await this.kindOfWalked(file) : await this.kindOfNamed(file);
        if (kind !== undefined && (this.kind === "auto" || kind === this.kind)) files.set(file, kind);
      }
      if (files.size === before && listed.every((file) => !files.has(file))) {
        (isFolder ? notes : errors).push(this.say(isFolder ? texts.nothingInFolder : texts.noMatch, path));
      }
    }
    return { files: [...files].map(([path, kind]) => ({ path, kind })), errors, notes };
  }

  /** What a file is that someone named; undefined for data that is no dataset. */
  async kindOfNamed(file: string): Promise<FileKind | undefined> {
    if (this.kind !== "auto") return this.kind;
    const configured = this.configuredKind(file);
    if (configured !== undefined) return configured;
    const byName = datasetByName(file);
    if (byName === "rows") return "dataset";
    if (byName === undefined && !beginsLikeData(file)) return "prompt";
    if ((await this.evidence(file)) !== "none") return "dataset";
    return byName === undefined ? "prompt" : undefined;
  }

  /** What standard input or a pipe is, by its name if it has one, and what is in it, which lies in `file`. */
  async kindOfInput(file: string, name: string | undefined): Promise<FileKind> {
    if (this.kind !== "auto") return this.kind;
    const configured = name === undefined ? undefined : this.configuredKind(resolve(name));
    if (configured !== undefined) return configured;
    if (name !== undefined && datasetByName(name) !== undefined) return "dataset";
    return beginsLikeData(file) && (await datasets().datasetEvidence(file)) !== "none" ? "dataset" : "prompt";
  }

  /** What a file in a folder is; undefined for what is neither. */
  private async kindOfWalked(file: string): Promise<FileKind | undefined> {
    const configured = this.configuredKind(file);
    if (configured !== undefined || this.isExcluded(file)) return configured;
    const byName = datasetByName(file);
    if (byName === undefined || this.kind === "prompt") return undefined;
    const evidence = await this.evidence(file);
    return evidence === "format" || (evidence === "rows" && byName === "rows") ? "dataset" : undefined;
  }

  /** What the name or the configuration says a file is. */
  private configuredKind(file: string): FileKind | undefined {
    const loaded = this.configurations.forFolder(dirname(file));
    // What is wrong with a broken configuration is said when its files are checked.
    if (loaded === undefined || loaded instanceof UsageError) return promptFileKind(file) && "prompt";
    const path = pathFrom(loaded.folder, file);
    if (configuredPromptFileKind(path, loaded.configuration.prompts) !== undefined) return "prompt";
    return isConfiguredDataset(path, loaded.configuration.datasets) ? "dataset" : undefined;
  }

  private evidence(file: string): Promise<DatasetEvidence> {
    const { datasetEvidence, formatsOf } = datasets();
    const loaded = this.configurations.forFolder(dirname(file));
    return datasetEvidence(file, loaded instanceof UsageError ? undefined : formatsOf(loaded?.configuration ?? {}));
  }

  private isExcluded(file: string): boolean {
    const loaded = this.configurations.forFolder(dirname(file));
    if (loaded === undefined || loaded instanceof UsageError) return false;
    return isExcludedDataset(pathFrom(loaded.folder, file), loaded.configuration.datasets);
  }

  private say(message: Localized, path: string): string {
    return localize(message, this.locale, { path });
  }
}

/** How many bytes the files have together; one that cannot be looked at counts as none. */
export function totalSize(files: readonly { readonly path: string }[]): number {
  return files.reduce((sum, { path }) => sum + (statsOf(path)?.size ?? 0), 0);
}

function isGlob(path: string): boolean {
  return /[*?[\]{}!()]/.test(path);
}

/**
 * Files below a folder that git does not ignore, by name. In a folder that git ignores as a whole, as it often is with
 * data, all files count: someone meant it.
 */
export async function listFiles(pattern: string, folder = process.cwd()): Promise<string[]> {
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
  const isIgnored = ignored.ignores(join(folder, ".winnow-probe"));
  return found
    .map((file) => resolve(file))
    .filter((file) => isIgnored || !ignored.ignores(file))
    .sort();
}

/** Whether a file begins as JSON or gzip does; false where it cannot be read. */
function beginsLikeData(file: string): boolean {
  const head = Buffer.alloc(64);
  try {
    const descriptor = openSync(file, "r");
    try {
      readSync(descriptor, head);
    } finally {
      closeSync(descriptor);
    }
  } catch {
    return false;
  }
  return (head[0] === 0x1f && head[1] === 0x8b) || /^\uFEFF?\s*[[{]/.test(head.toString("utf8"));
}

/** Why what is in a folder cannot be listed. */
function whyClosed(folder: string): Localized | undefined {
  try {
    opendirSync(folder).closeSync();
    return undefined;
  } catch (error) {
    return reasonOf(error, errorCode(error));
  }
}

function statsOf(path: string): Stats | undefined {
  try {
    return statSync(path);
  } catch {
    return undefined;
  }
}
