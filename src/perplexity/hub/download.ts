import { mkdir, statfs } from "node:fs/promises";
import path from "node:path";
import { FailureError, reasonOf } from "../failure";
import { askHub } from "./ask-hub";
import { bytesOnDisk, downloadFile } from "./download-file";
import { writeRecord, type DownloadRecord } from "./download-record";
import type { HubModel } from "./look-up";
import { assertStaysInside, folderOfVariant } from "./model-place";
import type { HubVariant } from "./variants";

export interface DownloadOptions {
  /** The folder of all downloaded models. */
  readonly root: string;
  readonly signal: AbortSignal;
  /** Bytes that are there, those of earlier tries among them. */
  readonly onProgress?: (done: number, total: number) => void;
}

// Two that write to the same files would spoil each other's.
const underWay = new Set<string>();

/**
 * Downloads a variant of a model, or what of it is missing, and gives its folder. Every file is verified before it gets
 * its name. What has come is kept when this rejects: with a `FailureError`, or the signal's reason when that is given.
 */
export async function downloadModel(model: HubModel, variant: HubVariant, options: DownloadOptions): Promise<string> {
  const folder = folderOfVariant(options.root, model, variant.id);
  if (underWay.has(folder)) throw new FailureError("download-under-way", { name: model.name });
  underWay.add(folder);
  try {
    await downloadInto(folder, model, variant, options);
    return folder;
  } catch (error) {
    options.signal.throwIfAborted();
    const isOfDisk = error instanceof Error && "syscall" in error;
    if (!isOfDisk) throw error;
    throw new FailureError("disk-write", { path: folder, reason: reasonOf(error) });
  } finally {
    underWay.delete(folder);
  }
}

async function downloadInto(
  folder: string,
  model: HubModel,
  variant: HubVariant,
  { signal, onProgress }: DownloadOptions,
): Promise<void> {
  const { name, revision, commit, endpoint, licence } = model;
  const places = variant.files.map((file) => {
    assertStaysInside(file.path, endpoint);
    return { file, target: path.join(folder, ...file.path.split("/")) };
  });
  for (const { target } of places) await mkdir(path.dirname(target), { recursive: true });
  const there = await Promise.all(places.map(({ file, target }) => bytesOnDisk(file, target)));
  await assertSpace(folder, variant.bytes - there.reduce((sum, bytes) => sum + bytes, 0));
  const { id, label, bytes } = variant;
  const record: DownloadRecord = { name, revision, commit, licence, variant: id, label, bytes, isWhole: false };
  await writeRecord(folder, record);
  const ask = askHub({ name, revision, endpoint, signal });
  let before = 0;
  for (const { file, target } of places) {
    const parts = file.path.split("/").map(encodeURIComponent).join("/");
    const address = `${endpoint}/${name}/resolve/${commit}/${parts}`;
    const onBytes = (done: number): void => onProgress?.(before + done, bytes);
    await downloadFile(file, target, { ask, address, endpoint, signal, onBytes });
    before += file.bytes;
  }
  await writeRecord(folder, { ...record, isWhole: true });
}

/** Throws a `FailureError` where the disk has no room for as many bytes more. */
async function assertSpace(folder: string, need: number): Promise<void> {
  // Some file systems on a network do not tell.
  const disk = await statfs(folder).catch(() => undefined);
  if (disk === undefined) return;
  const free = disk.bavail * disk.bsize;
  if (need <= free) return;
  const [needed, left] = [Math.ceil(need / 1e6), Math.floor(free / 1e6)];
  throw new FailureError("disk-space", { path: folder, need: needed, free: left });
}
