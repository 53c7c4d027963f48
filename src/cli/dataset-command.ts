import type { Locale } from "../lint/locale";
import type { FoundFiles } from "./found-files";
import type { ConfigurationOfFolder } from "./loaded-configuration";
import type { Terminal } from "./terminal";

/** What a command on datasets is given: it lies in a bundle of its own, which cannot load what loads that bundle. */
export interface DatasetCommandContext {
  readonly terminal: Terminal;
  readonly locale: Locale;
  readonly configurations: ConfigurationOfFolder;
  /** The text of a file. Throws a `UsageError` when it cannot be read or is not UTF-8. */
  readText(this: void, file: string): string;
  /** The datasets that arguments name. */
  findDatasets(this: void, paths: readonly string[]): Promise<FoundFiles>;
}
