import type { Call } from "./call";
import type { DocumentVersion } from "./documents-protocol";

/** A format that a dataset may be converted to. */
export interface ConversionTarget {
  readonly id: string;
  readonly title: string;
  readonly description: string;
}

/** Something said of a number of rows. */
export interface RowCount {
  readonly what: string;
  readonly rows: number;
}

/** What would come of a conversion. */
export interface ConversionOutlook {
  /** Rows that can be written. */
  readonly rows: number;
  /** What is lost of them. */
  readonly lost: readonly RowCount[];
  /** Why other rows cannot be written: what they lack. */
  readonly lacking: readonly RowCount[];
  /** Rows that do not parse, or whose format is not known. */
  readonly unknown: number;
  /** The extension of the file that is written, with its dot. */
  readonly extension: string;
}

export interface ConversionRequests {
  "conversion/targets": Call<DocumentVersion, readonly ConversionTarget[] | undefined>;
  "conversion/outlook": Call<DocumentVersion & { readonly format: string }, ConversionOutlook | undefined>;
  /** Writes a new file; fails with `EEXIST` where there is one. Without a path, the answer holds the file's bytes. */
  "conversion/write": Call<
    DocumentVersion & { readonly format: string; readonly path: string | undefined },
    { readonly bytes: Uint8Array | undefined } | undefined
  >;
}
