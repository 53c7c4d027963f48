import { existsSync } from "node:fs";
import { dirname, join, resolve } from "node:path";
import { configurationFileName } from "../lint/configuration";
import type { ConfigurationIssue } from "../lint/configuration-text";
import { localize, type Locale } from "../lint/locale";
import { parseConfiguration } from "../prompt/configuration";
import { LineIndex } from "../text/lines";
import { datasets } from "./datasets";
import type { ConfigurationOfFolder, LoadedConfiguration } from "./loaded-configuration";
import { shownPath } from "./paths";
import { readTextFile } from "./read-text";
import { texts } from "./texts";
import { UsageError } from "./usage-error";

/** Finds the configuration that holds for a file: the one given by `--config`, or the nearest `.winnow.json` above. */
export class Configurations implements ConfigurationOfFolder {
  private readonly byFolder = new Map<string, LoadedConfiguration | UsageError | undefined>();
  private readonly given: LoadedConfiguration | UsageError | undefined;

  constructor(
    given: string | undefined,
    private readonly locale: Locale,
  ) {
    this.given = given === undefined ? undefined : this.load(resolve(given));
  }

  /** The configuration for the files of a folder, or what is wrong with it, and where. */
  forFolder(folder: string): LoadedConfiguration | UsageError | undefined {
    if (this.given !== undefined) return this.given;
    if (!this.byFolder.has(folder)) {
      const file = join(folder, configurationFileName);
      const parent = dirname(folder);
      const found = existsSync(file) ? this.load(file) : parent === folder ? undefined : this.forFolder(parent);
      this.byFolder.set(folder, found);
    }
    return this.byFolder.get(folder);
  }

  private load(file: string): LoadedConfiguration | UsageError {
    try {
      const text = readTextFile(file, shownPath(file), this.locale);
      const ofPrompts = parseConfiguration(text, this.locale);
      // Either it says something of datasets, or it is wrong.
      const result = ofPrompts.ok ? ofPrompts : datasets().parseConfiguration(text, this.locale);
      if (result.ok) return { file, folder: dirname(file), text, configuration: result.value };
      const lines = new LineIndex(text);
      const sentences = result.issues.map((issue) => this.sentence(shownPath(file), lines, issue));
      return new UsageError(...sentences);
    } catch (error) {
      if (error instanceof UsageError) return error;
      throw error;
    }
  }

  private sentence(path: string, lines: LineIndex, { message, range }: ConfigurationIssue): string {
    const { line, character } = lines.positionAt(range.start);
    return localize(texts.configuration, this.locale, { path, line: line + 1, column: character + 1, message });
  }
}
