import assert from "node:assert/strict";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import fc from "fast-check";
import { after, before, describe, it } from "mocha";
import { gzipSync } from "node:zlib";
import { openRows } from "../../../../src/dataset/container/open-rows";
import { readRows, type ReadOptions, type RowText } from "../../../../src/dataset/container/read-rows";
import { RowIndex } from "../../../../src/dataset/container/row-index";
import { fileBytes } from "../../../../src/dataset/source/file";

/** What a row is, but for what reading notes of it beside. */
const known = ({ number, text, place, isUtf8, error }: RowText): unknown => ({ number, text, place, isUtf8, error });

describe("RowIndex", () => {
  let folder: string;
  const write = (content: string | Uint8Array, name = "rows"): string => {
    const file = path.join(folder, name);
    writeFileSync(file, content);
    return file;
  };
  const indexed = async (file: string, options: ReadOptions = {}): Promise<{ index: RowIndex; rows: RowText[] }> => {
    const index = new RowIndex();
    const rows: RowText[] = [];
    const source = fileBytes(file, (stamp) => (index.stamp = stamp));
    await readRows(source, { ...options, index }, (row) => rows.push(row));
    return { index, rows };
  };

  before(() => {
    folder = mkdtempSync(path.join(tmpdir(), "winnow-index-"));
  });
  after(() => {
    rmSync(folder, { recursive: true, force: true });
  });

  const texts: Readonly<Record<string, string>> = {
    "JSON Lines": '\uFEFF{"a": "你😀"}\r\n\n{"a": \n{"b": "é"}\n  \n{"c": 3}',
    "old Macs' lines": '{"a": 1}\r\r{"a": "你"}\r',
    JSON: '[[{"a": "你"}, {"a": 2} ,\n\n {"b": [1]}], 7, [], [{"c": "}"},, {"a": "b}, {"a": 5}],\n"x]", {"d": 1}]] }\n',
    "objects in one":
      '{"名": "你\\n", "train": [{"a": "你"}, {"a": {]}], "rest": [1, {"a": 2}],\n"test": [{"a": 3} , {"a": 4}], "b": {"你": "]}"}}',
    objects: '{"a": 1}{"a": 2}\n\n{"a": "你"} x',
    CSV: 'a,b\r\n1,"2\r\n你"\r\n\r\n3,"4\r\n5,"6"\r\n7,8',
    text: "one\n\ntwo\n",
    nothing: "",
  };

  for (const [what, text] of Object.entries(texts)) {
    for (const pack of [false, true]) {
      it(`reads any row of ${what} again${pack ? ", packed" : ""}`, async () => {
        const file = write(pack ? gzipSync(text) : text);
        const { index, rows } = await indexed(file);
        const open = await openRows(file, index);
        for (const row of [...rows, ...rows.toReversed()]) {
          assert.deepEqual(known(await open.row(row.number)), known(row));
        }
        const all: unknown[] = [];
        for await (const row of open.rows(0, Infinity)) all.push(known(row));
        assert.deepEqual(all, rows.map(known));
        await assert.rejects(open.row(rows.length), RangeError);
        await open.close();
      });
    }
  }

  it("reads any row of any JSON and any lines again", async () => {
    const pieces = fc.constantFrom('{"a": "b"}', ",", "\n", "[", "]", "{", "}", '"', "你", " ", '{"a":', "\r");
    const text = fc.array(pieces, { maxLength: 30 }).map((all) => all.join(""));
    await fc.assert(
      fc.asyncProperty(text, fc.constantFrom("json", "jsonl", "csv"), async (content, container) => {
        const file = write(content);
        const { index, rows } = await indexed(file, { container });
        const open = await openRows(file, index);
        for (const row of rows) assert.deepEqual(known(await open.row(row.number)), known(row));
        await open.close();
      }),
      { numRuns: 300 },
    );
  });

  it("takes little room, and finds rows far from each other", async () => {
    const row = (i: number): string => JSON.stringify({ i, text: "你好".repeat(i % 50) }, undefined, i % 3);
    const content = `[\n${Array.from({ length: 40_000 }, (_, i) => row(i)).join(",\n")}\n]`;
    const file = write(content);
    const { index, rows } = await indexed(file, { firstNumber: 7 });
    assert.ok(index.size < rows.length * 6, String(index.size));
    const open = await openRows(file, index);
    for (const i of [39_999, 0, 16_384, 16_383, 30_000, 12, 32_768]) {
      assert.deepEqual(known(await open.row(i + 7)), known(rows[i]!));
    }
    const some: unknown[] = [];
    for await (const each of open.rows(20_000, 35_000)) some.push(known(each));
    assert.deepEqual(some, rows.slice(20_000 - 7, 35_000 - 7).map(known));
    await open.close();
  });

  it("goes back and forth in a packed file that is larger than what is kept of it", async () => {
    const content = Array.from({ length: 45 }, (_, i) => `{"i": ${i}, "t": "${"x".repeat(1_000_000)}"}\n`).join("");
    const file = write(gzipSync(content, { level: 1 }));
    const { index, rows } = await indexed(file);
    const open = await openRows(file, index);
    for (const i of [44, 0, 20, 19, 44]) assert.deepEqual(known(await open.row(i)), known(rows[i]!));
    const [one, other] = await Promise.all([open.row(3), open.row(40)]);
    assert.deepEqual(
      [known(one), known(other)],
      [rows[3], rows[40]].map((row) => known(row!)),
    );
    await open.close();
  });

  it("reads the beginning of a row beyond the limit again", async () => {
    const content = `[{"a": 1},\n{"a": "${"你".repeat(60_000)}"},\n{"a": 3}]`;
    const file = write(content);
    const { index, rows } = await indexed(file, { rowLimit: 100_000 });
    assert.equal(rows[1]!.error?.reason, "too-long");
    const open = await openRows(file, index);
    for (const row of rows) assert.deepEqual(known(await open.row(row.number)), known(row));
    await open.close();
  });

  it("can be used while the file is still read", async () => {
    const file = write('{"a": 1}\n'.repeat(200_000));
    const index = new RowIndex();
    const source = fileBytes(file, (stamp) => (index.stamp = stamp));
    let early: Promise<RowText> | undefined;
    await readRows(source, { index }, (row) => {
      if (row.number === 5000) early = openRows(file, index).then((open) => open.row(5000).finally(() => open.close()));
    });
    assert.equal((await early)?.place.line, 5000);
  });

  it("notices that the file is not what it was", async () => {
    const file = write('{"a": 1}\n{"a": 2}\n');
    const { index } = await indexed(file);
    const open = await openRows(file, index);
    await open.row(1);
    writeFileSync(file, '{"a": 1}\n{"a": 3, "b": 4}\n');
    await assert.rejects(open.row(1), { kind: "changed" });
    await open.close();
    await assert.rejects(openRows(file, index), { kind: "changed" });
    rmSync(file);
    await assert.rejects(openRows(file, index), { kind: "missing" });
  });
});
