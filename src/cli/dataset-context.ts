import { resolve } from "node:path";
import type { Locale } from "../lint/locale";
import { Configurations } from "./configurations";
import type { DatasetCommandContext } from "./dataset-command";
import { FileFinder } from "./files";
import { shownPath } from "./paths";
import { readTextFile } from "./read-text";
import type { Terminal } from "./terminal";

/** What a command on datasets works with, by the options that all of them have. */
export function datasetContext(
  options: { readonly config?: string; readonly locale?: Locale },
  terminal: Terminal,
  environmentLocale: Locale,
): DatasetCommandContext {
  const locale = options.locale ?? environmentLocale;
  const configurations = new Configurations(options.config, locale);
  const finder = new FileFinder("dataset", configurations, locale);
  return {
    terminal,
    locale,
    configurations,
    readText: (file) => readTextFile(file, shownPath(resolve(file)), locale),
    findDatasets: (paths) => finder.find(paths),
  };
}
