import { readdir, rm, rmdir } from "node:fs/promises";
import path from "node:path";
import { readRecord, type DownloadRecord } from "./download-record";

/** A model that was downloaded, or begun to be. */
export interface DownloadedModel extends DownloadRecord {
  readonly folder: string;
}

/** The models below the folder of all, by name. */
export async function downloadedModels(root: string): Promise<readonly DownloadedModel[]> {
  let folders = [root];
  // Owner, name, variant.
  for (let depth = 0; depth < 3; depth++) folders = (await Promise.all(folders.map(foldersIn))).flat();
  const models: DownloadedModel[] = [];
  for (const folder of folders) {
    const record = await readRecord(folder);
    if (record !== undefined) models.push({ ...record, folder });
  }
  return models;
}

/** Deletes a downloaded model, and the folders above it in which nothing is left. */
export async function deleteDownloaded({ folder }: DownloadedModel): Promise<void> {
  await rm(folder, { recursive: true });
  const name = path.dirname(folder);
  for (const above of [name, path.dirname(name)]) {
    if ((await readdir(above)).length === 0) await rmdir(above);
  }
}

async function foldersIn(folder: string): Promise<string[]> {
  const entries = await readdir(folder, { withFileTypes: true }).catch(() => []);
  return entries
    .filter((entry) => entry.isDirectory())
    .map(({ name }) => path.join(folder, name))
    .sort();
}
