import { readFile, writeFile } from "node:fs/promises";
import path from "node:path";
import * as z from "zod/mini";

const recordSchema = z.object({
  name: z.string(),
  revision: z.string(),
  commit: z.string(),
  licence: z.optional(z.string()),
  /** As in `HubVariant`. */
  variant: z.string(),
  label: z.string(),
  /** Of all files, when they are there. */
  bytes: z.int().check(z.nonnegative()),
  /** Whether every file is there and verified. */
  isWhole: z.boolean(),
});

/** What lies in a folder that a model was downloaded into; kept beside the model. */
export type DownloadRecord = z.infer<typeof recordSchema>;

const fileName = "winnow-download.json";

export async function writeRecord(folder: string, record: DownloadRecord): Promise<void> {
  await writeFile(path.join(folder, fileName), `${JSON.stringify(record, undefined, 2)}\n`);
}

/** The record of a folder; undefined where there is none that can be read. */
export async function readRecord(folder: string): Promise<DownloadRecord | undefined> {
  try {
    return recordSchema.parse(JSON.parse(await readFile(path.join(folder, fileName), "utf8")));
  } catch {
    return undefined;
  }
}
