import assert from "node:assert/strict";
import fs from "node:fs";
import os from "node:os";
import path from "node:path";
import { afterEach, beforeEach, describe, it } from "mocha";
import { RewrittenFile } from "../../../../src/cli/dataset/rewritten-file";

describe("RewrittenFile", () => {
  let folder = "";
  beforeEach(() => (folder = fs.mkdtempSync(path.join(os.tmpdir(), "winnow-rewritten-"))));
  afterEach(() => fs.rmSync(folder, { recursive: true }));

  function write(content: string): string {
    const file = path.join(folder, "a.jsonl");
    fs.writeFileSync(file, content);
    return file;
  }

  it("replaces stretches of bytes and keeps all others, whatever they are", () => {
    const file = write("");
    const before = Buffer.concat([Buffer.from([0xff, 0x00]), Buffer.from("一二三四"), Buffer.alloc(3 << 20, 0xfe)]);
    fs.writeFileSync(file, before);
    const target = new RewrittenFile(file);
    target.replace(2, 5, "壹");
    target.replace(8, 8, "+");
    target.commit();
    const expected = Buffer.concat([before.subarray(0, 2), Buffer.from("壹二+"), before.subarray(8)]);
    assert.ok(fs.readFileSync(file).equals(expected));
    assert.deepEqual(fs.readdirSync(folder), ["a.jsonl"]);
  });

  it("keeps the old file until it is committed, and for good when it is discarded", () => {
    const file = write("abc");
    const target = new RewrittenFile(file);
    target.replace(0, 1, "x");
    assert.equal(fs.readFileSync(file, "utf8"), "abc");
    target.discard();
    target.discard();
    assert.equal(fs.readFileSync(file, "utf8"), "abc");
    assert.deepEqual(fs.readdirSync(folder), ["a.jsonl"]);
  });

  it("does not touch a file of which nothing is replaced", () => {
    const file = write("abc");
    fs.utimesSync(file, 1000, 1000);
    new RewrittenFile(file).commit();
    assert.equal(fs.statSync(file).mtimeMs, 1_000_000);
  });

  it("writes what a link points to, with its mode", function () {
    if (process.platform === "win32") return;
    const file = write("abc");
    fs.chmodSync(file, 0o640);
    const link = path.join(folder, "link.jsonl");
    fs.symlinkSync(file, link);
    const target = new RewrittenFile(link);
    target.replace(0, 3, "xyz");
    target.commit();
    assert.ok(fs.lstatSync(link).isSymbolicLink());
    assert.equal(fs.readFileSync(file, "utf8"), "xyz");
    assert.equal(fs.statSync(file).mode & 0o777, 0o640);
  });
});
