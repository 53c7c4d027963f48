import type { DatasetSettings } from "../../src/dataset/settings";
import type { Random } from "./random";
import type { CleanRow, RealFile } from "./real-files";

/** A kind of fault as it is planted: one of the ways in which a rule's fault comes about. */
export interface Plant {
  readonly rule: string;
  /** What is done, in a few words. */
  readonly way: string;
  /** Where it can be done only in texts of one language. */
  readonly language?: "en" | "zh";
  /** The files whose rows it can be done to; by default all. */
  fits?(file: RealFile): boolean;
  readonly settings?: Partial<DatasetSettings>;
  readonly options?: unknown;
  /** How many clean rows stand around what is planted. Default 12. */
  readonly around?: number;
  /** What stands in the place of a clean row; undefined for a row that it cannot be done to. */
  plant(row: CleanRow, context: PlantContext): Planted | undefined;
}

export interface PlantContext {
  readonly random: Random;
  /** Other clean rows of the same file and language. */
  readonly others: readonly CleanRow[];
}

export interface Planted {
  /** Lines of JSON Lines, bytes where they are not UTF-8. */
  readonly lines: readonly (string | Buffer)[];
  /** Which of the lines must be reported; by default the last. -1 where it is the set as a whole. */
  readonly at?: number;
  /** Where in that line the problem must lie: an offset that its range touches. */
  readonly place?: number;
  /** True where the lines must be the first of the file. */
  readonly isFirst?: boolean;
  /** True where the lines are the whole file. */
  readonly isWhole?: boolean;
}
