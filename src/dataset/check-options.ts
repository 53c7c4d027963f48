import type { RunOptions } from "../lint/run";
import type { Format } from "./format/format";
import type { DatasetSettings } from "./settings";

/** How a dataset is to be checked. */
export interface DatasetCheckOptions extends RunOptions<DatasetSettings> {
  /** The format of the rows, where it is configured rather than found. */
  readonly format?: Format;
  /** Every format there is, those of a user's own before the public ones; by default the public ones. */
  readonly formats?: readonly Format[];
  /** Whether texts of rows are compared with one another where rules ask for it; by default they are. */
  readonly compares?: boolean;
}
