import { createHash, type Hash } from "node:crypto";
import { createReadStream } from "node:fs";
import { open, rename, rm, stat, type FileHandle } from "node:fs/promises";
import path from "node:path";
import { FailureError } from "../failure";
import { networkReason } from "./ask-hub";
import type { HubFile } from "./variants";

export interface FileSource {
  readonly address: string;
  readonly endpoint: string;
  /** Rejects with a `FailureError` for an answer that is none. */
  readonly ask: typeof fetch;
  readonly signal: AbortSignal;
  /** Told how many bytes of the file are there. */
  readonly onBytes: (done: number) => void;
}

/**
 * Downloads a file to `target`, from where an earlier try has ended. Goes on by itself when the connection is cut, as
 * long as each connection brings something. What has come is in a `.part` beside it, and gets the file's name when it is
 * verified. Rejects with a `FailureError`, or the signal's reason when that is given.
 */
export async function downloadFile(file: HubFile, target: string, source: FileSource): Promise<void> {
  if (await isVerified(target, file, source.signal)) return source.onBytes(file.bytes);
  const part = partOf(target, file);
  for (let before = await sizeOf(part); ;) {
    try {
      await completePart(part, file, source);
      return await rename(part, target);
    } catch (error) {
      const now = await sizeOf(part);
      const isCut = error instanceof FailureError && error.code === "hub-unreachable" && now > before;
      if (!isCut) throw error;
      before = now;
    }
  }
}

/** How much of a file is on the disk, whole or in part. */
export async function bytesOnDisk(file: HubFile, target: string): Promise<number> {
  return Math.min(file.bytes, Math.max(await sizeOf(target), await sizeOf(partOf(target, file))));
}

/** Named by the content, so that what is left of another version is never gone on with. */
function partOf(target: string, { checksum }: HubFile): string {
  return `${target}.${checksum.hex.slice(0, 8)}.part`;
}

async function isVerified(target: string, file: HubFile, signal: AbortSignal): Promise<boolean> {
  if ((await sizeOf(target)) !== file.bytes) return false;
  const hash = hashOf(file);
  await hashFile(target, hash, signal);
  return hash.digest("hex") === file.checksum.hex;
}

/** Brings a part to the file's whole content, verified. */
async function completePart(part: string, file: HubFile, source: FileSource): Promise<void> {
  const handle = await open(part, "a");
  let hash: Hash;
  try {
    hash = await appendRest(handle, part, file, source);
    await handle.sync();
  } finally {
    await handle.close();
  }
  if (hash.digest("hex") === file.checksum.hex) return;
  await rm(part, { force: true });
  throw new FailureError("checksum", { file: path.basename(file.path), endpoint: source.endpoint });
}

/** Writes what the part lacks; gives the hash of all. */
async function appendRest(handle: FileHandle, part: string, file: HubFile, source: FileSource): Promise<Hash> {
  let hash = hashOf(file);
  let done = await hashFile(part, hash, source.signal);
  source.onBytes(done);
  if (done >= file.bytes) return hash;
  // Unpacked on the way, a range would be of something else.
  const headers = { "accept-encoding": "identity", ...(done > 0 && { range: `bytes=${done}-` }) };
  const response = await source.ask(source.address, { headers });
  if (done > 0 && response.status !== 206) {
    // The hub sends all of it again.
    await handle.truncate(0);
    [hash, done] = [hashOf(file), 0];
  }
  for await (const chunk of chunksOf(response, source)) {
    await handle.write(chunk);
    hash.update(chunk);
    done += chunk.length;
    source.onBytes(done);
    // More than it should be: the checksum will differ.
    if (done > file.bytes) return hash;
  }
  if (done < file.bytes) throw unreachable(source, "the connection ended early");
  return hash;
}

async function* chunksOf({ body }: Response, source: FileSource): AsyncGenerator<Uint8Array> {
  const reader = body?.getReader();
  try {
    for (;;) {
      const read = await reader?.read().catch((error: unknown) => {
        source.signal.throwIfAborted();
        throw unreachable(source, networkReason(error));
      });
      if (read?.value === undefined) return;
      yield read.value as Uint8Array;
    }
  } finally {
    // Fails where the connection is gone already.
    await reader?.cancel().catch(() => undefined);
  }
}

function unreachable({ endpoint }: FileSource, reason: string): FailureError {
  return new FailureError("hub-unreachable", { endpoint, reason });
}

function hashOf({ bytes, checksum }: HubFile): Hash {
  return checksum.kind === "sha256" ? createHash("sha256") : createHash("sha1").update(`blob ${bytes}\0`);
}

/** Adds a file's content; gives its size. */
async function hashFile(file: string, hash: Hash, signal: AbortSignal): Promise<number> {
  let bytes = 0;
  for await (const chunk of createReadStream(file, { highWaterMark: 1 << 20 })) {
    signal.throwIfAborted();
    hash.update(chunk as Buffer);
    bytes += (chunk as Buffer).length;
  }
  return bytes;
}

async function sizeOf(file: string): Promise<number> {
  return (await stat(file).catch(() => undefined))?.size ?? 0;
}
