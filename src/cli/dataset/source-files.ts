import { statSync } from "node:fs";
import { dirname } from "node:path";
import type { DatasetCheckOptions } from "../../dataset/check";
import { datasetSettings } from "../../dataset/configuration";
import { printable } from "../../text/printable";
import type { DatasetCommandContext } from "../dataset-command";
import type { LoadedConfiguration } from "../loaded-configuration";
import { pathFrom } from "../paths";
import { UsageError } from "../usage-error";

/** A dataset that is to be read, and what is configured for it. */
export interface SourceFile extends Pick<DatasetCheckOptions, "format" | "formats"> {
  /** Absolute. */
  readonly file: string;
}

/** A file that was not read, or not to its end. */
export class UnreadSource extends Error {
  constructor(
    readonly file: string,
    /** How many rows came before; undefined where not even one could be read. */
    readonly rows: number | undefined,
    override readonly cause: unknown,
  ) {
    super(`${file} was not read to its end.`);
  }
}

/**
 * The datasets that arguments name, each with what is configured for it. Throws a `UsageError` where one of them cannot be
 * read: half of a set is not the set.
 */
export async function sourceFiles(
  paths: readonly string[],
  context: DatasetCommandContext,
): Promise<readonly SourceFile[]> {
  const { files, notes, errors } = await context.findDatasets(paths);
  if (files.length === 0 || errors.length > 0) throw new UsageError(...notes, ...errors);
  for (const note of notes) context.terminal.err(`${printable(note)}\n`);
  return files.map(({ path: file }) => {
    const loaded = configurationOf(file, context);
    const path = pathFrom(loaded?.folder ?? dirname(file), file);
    const { settings: _, ...formats } = datasetSettings(loaded?.configuration ?? {}, path);
    return { file, ...formats };
  });
}

/** The configuration for a file or in a folder. Throws a `UsageError` that says what is wrong with it. */
export function configurationOf(
  path: string,
  { configurations }: DatasetCommandContext,
): LoadedConfiguration | undefined {
  const isFolder = statSync(path, { throwIfNoEntry: false })?.isDirectory() === true;
  const loaded = configurations.forFolder(isFolder ? path : dirname(path));
  if (loaded instanceof UsageError) throw loaded;
  return loaded;
}
