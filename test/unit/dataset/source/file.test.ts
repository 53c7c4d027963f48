import assert from "node:assert/strict";
import { appendFileSync, chmodSync, mkdtempSync, rmSync, truncateSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { after, before, describe, it } from "mocha";
import { gzipSync } from "node:zlib";
import { readRows } from "../../../../src/dataset/container/read-rows";
import { fileBytes, type FileStamp } from "../../../../src/dataset/source/file";
import { FileError } from "../../../../src/dataset/source/file-error";

const rows = '{"a": "你好"}\n'.repeat(200_000);

describe("fileBytes", () => {
  let folder: string;
  const write = (name: string, content: string | Uint8Array): string => {
    const file = path.join(folder, name);
    writeFileSync(file, content);
    return file;
  };
  const read = async (file: string, onPiece?: () => void): Promise<Buffer> => {
    const pieces: Buffer[] = [];
    for await (const piece of fileBytes(file)) {
      pieces.push(Buffer.from(piece));
      onPiece?.();
    }
    return Buffer.concat(pieces);
  };

  before(() => {
    folder = mkdtempSync(path.join(tmpdir(), "winnow-file-"));
  });
  after(() => {
    rmSync(folder, { recursive: true, force: true });
  });

  it("gives what a file holds, unpacked if it is gzip", async () => {
    for (const content of [rows, "", "a"]) {
      assert.equal((await read(write("plain", content))).toString(), content);
      assert.equal((await read(write("packed", gzipSync(content)))).toString(), content);
    }
    const parts = Buffer.concat([gzipSync("a\n"), gzipSync("b\n")]);
    assert.equal((await read(write("parts", parts))).toString(), "a\nb\n");
  });

  it("tells what the file is like before its first byte", async () => {
    let stamp: FileStamp | undefined;
    for await (const piece of fileBytes(write("plain", rows), (told) => (stamp = told))) assert.ok(stamp && piece);
    assert.equal(stamp?.size, Buffer.byteLength(rows));
  });

  const kind = async (reading: Promise<unknown>): Promise<string> => {
    try {
      await reading;
      return "none";
    } catch (error) {
      assert.ok(error instanceof FileError, String(error));
      assert.ok(error.reason.en.length > 0 && error.reason["zh-cn"].length > 0);
      return error.kind;
    }
  };

  it("says why a file cannot be read", async () => {
    assert.equal(await kind(read(path.join(folder, "none"))), "missing");
    assert.equal(await kind(read(path.join(write("plain", "a"), "below"))), "missing");
    assert.equal(await kind(read(folder)), "folder");
  });

  it("says that a file may not be read", async function () {
    const file = write("locked", "a");
    chmodSync(file, 0);
    // An administrator may read everything.
    const isAllowed = process.platform === "win32" || process.getuid?.() === 0;
    assert.equal(await kind(read(file)), isAllowed ? "none" : "no-permission");
  });

  it("says that gzip is cut off or damaged, when it has given what there is", async () => {
    const packed = gzipSync(rows.slice(0, 100_000));
    const cut = write("cut", packed.subarray(0, packed.length / 2));
    let count = 0;
    assert.equal(await kind(readRows(fileBytes(cut), {}, () => count++)), "cut-off-gzip");
    assert.ok(count > 100);
    packed.fill(0x55, packed.length / 2, packed.length / 2 + 20);
    assert.equal(await kind(read(write("damaged", packed))), "broken-gzip");
  });

  it("says that a file has changed while it was read", async () => {
    const changes: readonly ((file: string) => void)[] = [
      (file) => appendFileSync(file, "{}\n"),
      (file) => truncateSync(file, 1000),
      (file) => writeFileSync(file, rows.toUpperCase()),
    ];
    for (const change of changes) {
      const file = write("changing", rows);
      let pieces = 0;
      const changing = read(file, () => {
        if (++pieces === 1) change(file);
      });
      assert.equal(await kind(changing), "changed");
    }
  });

  it("reads a file to its end that goes while it is read", async function () {
    // Windows keeps a file that is open.
    const file = write("going", rows);
    const content = await read(file, () => process.platform === "win32" || rmSync(file, { force: true }));
    assert.equal(content.toString(), rows);
  });

  it("gives the rows that came before an error, and the one at which it breaks off", async () => {
    async function* failing(): AsyncGenerator<Uint8Array> {
      yield Buffer.from('{"a": 1}\n{"a": 2}\n{"a":');
      await Promise.resolve();
      throw new FileError("cut-off-gzip");
    }
    const texts: string[] = [];
    await assert.rejects(
      readRows(failing(), {}, ({ text }) => texts.push(text)),
      { kind: "cut-off-gzip" },
    );
    assert.deepEqual(texts, ['{"a": 1}', '{"a": 2}', '{"a":']);
  });

  it("closes the file when one stops reading", async () => {
    const file = write("plain", rows);
    for await (const piece of fileBytes(file)) {
      assert.ok(piece.length > 0);
      break;
    }
    rmSync(file);
  });
});
