import { closeSync, openSync, readSync, realpathSync, statSync, type Stats } from "node:fs";
import { dirname, resolve } from "node:path";
import { datasetByName, isConfiguredDataset, isExcludedDataset } from "../dataset/file-names";
import type { DatasetEvidence } from "../dataset/files";
import { matchesAny } from "../lint/globs";
import { localize, type Locale, type Localized } from "../lint/locale";
import { configuredPromptFileKind, promptFileKind } from "../prompt/files";
import type { CheckOptions } from "./check-options";
import type { ConfigurationOfFolder } from "./loaded-configuration";
import { pathFrom, shownPath } from "./paths";
import { datasets } from "./datasets";
import type { FileFailure } from "./dataset/look-at";
import type { FileKind, FoundFile, FoundFiles } from "./found-files";
import { isGlob, matchingFiles } from "./matching-files";
import { reasonOf, texts } from "./texts";
import { errorCode, UsageError } from "./usage-error";
import { filesBelow, type WalkedFile } from "./walk";

/** Finds the files that arguments name, and says what each of them is. */
export class FileFinder {
  constructor(
    private readonly kind: CheckOptions["kind"],
    private readonly configurations: ConfigurationOfFolder,
    private readonly locale: Locale,
  ) {}

  /**
   * The prompts and datasets that the arguments name. A file that is named itself, or by a glob, is always taken; folders
   * are walked for files that are prompts by their name or the configuration, or datasets by their content, leaving out
   * what git ignores and the configuration does not name. What should have been looked at and could not be is an error.
   */
  async find(paths: readonly string[]): Promise<FoundFiles> {
    const found = new Found();
    for (const path of paths) {
      const full = resolve(path);
      const stats = statsOf(full);
      if (stats === undefined) {
        if (isGlob(path)) await this.takeGlob(path, found);
        else found.errors.add(this.whyNoStats(full, path));
      } else if (stats.isDirectory()) await this.takeFolder(full, path, found);
      else if (stats.isFile()) await this.takeNamed(full, path, found);
      else found.files.set(full, "pipe");
    }
    const { files, errors, notes } = found;
    return { files: [...files].map(([path, kind]) => ({ path, kind })), errors: [...errors], notes: [...notes] };
  }

  private async takeNamed(file: string, path: string, found: Found): Promise<void> {
    const kind = await this.kindOfNamed(file);
    if (isFailure(kind)) found.errors.add(this.unreadable(path, kind));
    else if (kind === undefined) found.errors.add(this.say(texts.noDataset, path));
    else found.files.set(file, kind);
  }

  private async takeGlob(glob: string, found: Found): Promise<void> {
    const { files, closed } = matchingFiles(glob.replaceAll("\\", "/"));
    for (const { path, error } of closed) found.errors.add(this.unreadable(shownPath(path), failureOf(error)));
    let isTaken = closed.length > 0;
    for (const { path } of files) {
      const kind = await this.kindOfNamed(path);
      isTaken ||= kind !== undefined;
      if (isFailure(kind)) found.errors.add(this.unreadable(shownPath(path), kind));
      else if (kind !== undefined) found.files.set(path, kind);
    }
    if (!isTaken) found.errors.add(this.say(texts.noMatch, glob));
  }

  private async takeFolder(folder: string, path: string, found: Found): Promise<void> {
    const { files, closed } = filesBelow(folder, { entersIgnored: (below) => this.namesFiles(below) });
    for (const { path: below, error } of closed) {
      found.errors.add(this.unreadable(below === folder ? path : shownPath(below), failureOf(error)));
    }
    const own = new Map<string, FileKind>();
    const links = new Map<string, FileKind>();
    for (const file of files) {
      const kind = await this.kindOfWalked(file, found);
      if (kind !== undefined && (this.kind === "auto" || kind === this.kind)) {
        (file.isLink ? links : own).set(file.path, kind);
      }
    }
    // A file counts once, under its own name where that is here too.
    const targets = new Set([...own.keys()].map(targetOf));
    for (const [link, kind] of links) {
      const target = targetOf(link);
      if (!targets.has(target)) own.set(link, kind);
      targets.add(target);
    }
    for (const file of [...own.keys()].sort()) found.files.set(file, own.get(file)!);
    if (own.size === 0 && closed.length === 0) found.notes.add(this.say(texts.nothingInFolder, path));
  }

  /** What a file is that someone named; undefined for data that is no dataset. */
  async kindOfNamed(file: string): Promise<FileKind | FileFailure | undefined> {
    if (this.kind !== "auto") return this.kind;
    const configured = this.configuredKind(file);
    if (configured !== undefined) return configured;
    const byName = datasetByName(file);
    if (byName === "rows") return "dataset";
    if (byName === undefined && !beginsLikeData(file)) return "prompt";
    const evidence = await this.evidence(file);
    if (isFailure(evidence)) return evidence;
    if (evidence === "format" || evidence === "rows") return "dataset";
    if (byName === undefined) return "prompt";
    return evidence === "empty" ? "dataset" : undefined;
  }

  /** What standard input or a pipe is, by its name if it has one, and what is in it, which lies in `file`. */
  async kindOfInput(file: string, name: string | undefined): Promise<FileKind> {
    if (this.kind !== "auto") return this.kind;
    const configured = name === undefined ? undefined : this.configuredKind(resolve(name));
    if (configured !== undefined) return configured;
    if (name !== undefined && datasetByName(name) !== undefined) return "dataset";
    if (!beginsLikeData(file)) return "prompt";
    const evidence = await datasets().lookAt(file);
    // What is wrong with packed data is said when it is read as a dataset.
    return evidence === "none" || evidence === "empty" ? "prompt" : "dataset";
  }

  /** What a file in a folder is; undefined for what is neither, or cannot be read, which `found` is then told. */
  private async kindOfWalked({ path, isIgnored }: WalkedFile, found: Found): Promise<FileKind | undefined> {
    const configured = this.configuredKind(path, isIgnored);
    if (configured !== undefined || isIgnored || this.isExcluded(path)) return configured;
    const byName = datasetByName(path);
    if (byName === undefined || this.kind === "prompt") return undefined;
    const evidence = await this.evidence(path);
    if (!isFailure(evidence)) {
      return evidence === "format" || (evidence !== "none" && byName === "rows") ? "dataset" : undefined;
    }
    if (byName === "rows") found.errors.add(this.unreadable(shownPath(path), evidence));
    // Nobody said that it is a dataset, but it may be one that only has to be saved or opened otherwise.
    else if (evidence.kind === "utf-16" || evidence.kind === "gb18030" || evidence.kind === "no-permission") {
      found.notes.add(this.say(texts.notLookedAt, shownPath(path), evidence.reason[this.locale]));
    }
    return undefined;
  }

  /** What the configuration says a file is, or its name, which says nothing of a file that git ignores. */
  private configuredKind(file: string, isIgnored = false): FileKind | undefined {
    const loaded = this.configurations.forFolder(dirname(file));
    const named = isIgnored ? undefined : promptFileKind(file) && "prompt";
    // What is wrong with a broken configuration is said when its files are checked.
    if (loaded === undefined || loaded instanceof UsageError) return named;
    const path = pathFrom(loaded.folder, file);
    const { prompts, datasets: globs } = loaded.configuration;
    const isPrompt = isIgnored
      ? matchesAny(prompts?.include, path) && !matchesAny(prompts?.exclude, path)
      : configuredPromptFileKind(path, prompts) !== undefined;
    if (isPrompt) return "prompt";
    return isConfiguredDataset(path, globs) ? "dataset" : undefined;
  }

  /** Whether the configuration for a folder names files by globs. */
  private namesFiles(folder: string): boolean {
    const loaded = this.configurations.forFolder(folder);
    if (loaded === undefined || loaded instanceof UsageError) return false;
    const { prompts, datasets: globs } = loaded.configuration;
    return (prompts?.include ?? globs?.include) !== undefined;
  }

  private evidence(file: string): Promise<DatasetEvidence | FileFailure> {
    const { lookAt, formatsOf } = datasets();
    const loaded = this.configurations.forFolder(dirname(file));
    return lookAt(file, loaded instanceof UsageError ? undefined : formatsOf(loaded?.configuration ?? {}));
  }

  private isExcluded(file: string): boolean {
    const loaded = this.configurations.forFolder(dirname(file));
    if (loaded === undefined || loaded instanceof UsageError) return false;
    return isExcludedDataset(pathFrom(loaded.folder, file), loaded.configuration.datasets);
  }

  private whyNoStats(file: string, path: string): string {
    try {
      statSync(file);
    } catch (error) {
      const code = errorCode(error);
      if (code !== "ENOENT" && code !== "ENOTDIR") return this.unreadable(path, failureOf(error));
    }
    return this.say(texts.notFound, path);
  }

  private unreadable(path: string, { reason }: Pick<FileFailure, "reason">): string {
    return this.say(texts.unreadable, path, reason[this.locale]);
  }

  private say(message: Localized, path: string, reason = ""): string {
    return localize(message, this.locale, { path, reason });
  }
}

/** What has been found so far, each thing once. */
class Found {
  readonly files = new Map<string, FoundFile["kind"]>();
  readonly errors = new Set<string>();
  readonly notes = new Set<string>();
}

/** How many bytes the files have together; one that cannot be looked at counts as none. */
export function totalSize(files: readonly { readonly path: string }[]): number {
  return files.reduce((sum, { path }) => sum + (statsOf(path)?.size ?? 0), 0);
}

function isFailure(value: FileFailure | string | undefined): value is FileFailure {
  return typeof value === "object";
}

function failureOf(error: unknown): Pick<FileFailure, "reason"> {
  return { reason: reasonOf(error, errorCode(error)) };
}

/** The file that a path leads to, by its own name; the path where it leads nowhere. */
function targetOf(path: string): string {
  try {
    return realpathSync(path);
  } catch {
    return path;
  }
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

function statsOf(path: string): Stats | undefined {
  try {
    return statSync(path);
  } catch {
    return undefined;
  }
}
