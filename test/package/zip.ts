import fs from "node:fs";
import path from "node:path";
import zlib from "node:zlib";

/** A file in a zip file. */
export interface ZipEntry {
  readonly path: string;
  /** Unpacked. */
  readonly bytes: number;
  readonly content: () => Buffer;
}

/** What the central directory of a zip file names. */
export function zipEntries(zip: Buffer): ZipEntry[] {
  const end = zip.lastIndexOf(Buffer.from("PK\x05\x06", "latin1"));
  let offset = zip.readUInt32LE(end + 16);
  return Array.from({ length: zip.readUInt16LE(end + 10) }, () => {
    const nameLength = zip.readUInt16LE(offset + 28);
    const isPacked = zip.readUInt16LE(offset + 10) !== 0;
    const packed = zip.readUInt32LE(offset + 20);
    const local = zip.readUInt32LE(offset + 42);
    const entry: ZipEntry = {
      path: zip.toString("utf8", offset + 46, offset + 46 + nameLength),
      bytes: zip.readUInt32LE(offset + 24),
      content: () => {
        const start = local + 30 + zip.readUInt16LE(local + 26) + zip.readUInt16LE(local + 28);
        const data = zip.subarray(start, start + packed);
        return isPacked ? zlib.inflateRawSync(data) : data;
      },
    };
    offset += 46 + nameLength + zip.readUInt16LE(offset + 30) + zip.readUInt16LE(offset + 32);
    return entry;
  });
}

/** Writes the files into a folder. */
export function unpack(entries: readonly ZipEntry[], folder: string): void {
  for (const { path: name, content } of entries) {
    const file = path.join(folder, name);
    fs.mkdirSync(path.dirname(file), { recursive: true });
    fs.writeFileSync(file, content());
  }
}
