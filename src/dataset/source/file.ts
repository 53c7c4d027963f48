import { createReadStream } from "node:fs";
import { createGunzip } from "node:zlib";
import { pipeline } from "node:stream";

// Larger pieces read no faster, and make cancelling slower.
const pieceSize = 1 << 20;

/**
 * The bytes of the file at `path`, unpacked where it is gzip, whatever its name. Rejects with the file system's error
 * (`ENOENT`, `EACCES`, `EISDIR`…) or zlib's (`Z_BUF_ERROR` for a file that ends too early, `Z_DATA_ERROR`).
 */
export async function* fileBytes(path: string): AsyncGenerator<Uint8Array> {
  const file = createReadStream(path, { highWaterMark: pieceSize });
  let first = true;
  for await (const piece of file as AsyncIterable<Buffer>) {
    if (first && piece[0] === 0x1f && piece[1] === 0x8b) {
      file.destroy();
      yield* unpacked(path);
      return;
    }
    first = false;
    yield piece;
  }
}

async function* unpacked(path: string): AsyncGenerator<Uint8Array> {
  const unzip = createGunzip({ chunkSize: pieceSize });
  // What goes wrong on either side comes out of the iteration below.
  pipeline(createReadStream(path, { highWaterMark: pieceSize }), unzip, () => undefined);
  yield* unzip as AsyncIterable<Buffer>;
}
