import type { Configuration } from "../dataset/configuration";
import type { UsageError } from "./usage-error";

/** A configuration that was read, and where from. */
export interface LoadedConfiguration {
  readonly file: string;
  readonly folder: string;
  readonly text: string;
  readonly configuration: Configuration;
}

/** Gives the configuration for the files of a folder, or what is wrong with it. */
export interface ConfigurationOfFolder {
  forFolder(folder: string): LoadedConfiguration | UsageError | undefined;
}
