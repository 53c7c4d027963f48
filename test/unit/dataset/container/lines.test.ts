import assert from "node:assert/strict";
import { describe, it } from "mocha";
import { readRows } from "../../../../src/dataset/container/read-rows";
import { inPieces, readAll, rowsOf, withoutRow } from "./reading";

const texts = async (text: string, container?: "jsonl" | "text"): Promise<string[]> =>
  (await readAll(text, container === undefined ? {} : { container })).rows.map((row) => row.text);

describe("lines", () => {
  it("end with line feeds, with a carriage return before them or not", async () => {
    assert.deepEqual(await texts('{"a": 1}\n{"b": 2}\r\n\n{"c": 3}', "jsonl"), [
      '{"a": 1}',
      '{"b": 2}',
      "",
      '{"c": 3}',
    ]);
    assert.deepEqual(await texts("a\n\n", "text"), ["a", ""]);
    assert.deepEqual(await texts("", "text"), []);
  });

  it("end with carriage returns where the file has nothing else", async () => {
    assert.deepEqual(await texts('{"a": 1}\r{"b": 2}\r\r{"c": 3}\r'), ['{"a": 1}', '{"b": 2}', "", '{"c": 3}']);
  });

  it("go on behind a carriage return where others end with line feeds, and count as two in an editor", async () => {
    const { rows } = await readAll('{"a": 1,\r"b": 2}\n{"c": 3}\n{"d": 4}\n');
    assert.deepEqual(
      rows.map(({ text, place }) => [text, place.line]),
      [
        ['{"a": 1,\r"b": 2}', 0],
        ['{"c": 3}', 2],
        ['{"d": 4}', 3],
      ],
    );
  });

  it("are no errors where they are blank", async () => {
    assert.deepEqual(await rowsOf('{"a": 1}\n\n  \t\n{"b": 2}\n'), [
      { text: '{"a": 1}' },
      { text: "" },
      { text: "  \t" },
      { text: '{"b": 2}' },
    ]);
  });

  it("are dropped with their line break", async () => {
    assert.equal(await withoutRow('{"a": 1}\r\n{"b": 2}\r\n{"c": 3}', 1), '{"a": 1}\r\n{"c": 3}');
    assert.equal(await withoutRow('{"a": 1}\n{"c": 3}', 1), '{"a": 1}\n');
  });

  it("have places in UTF-16", async () => {
    const { rows } = await readAll('{"a": "你😀"}\n{"b": 2}');
    assert.deepEqual(rows[1]!.place, {
      byteStart: 17,
      byteEnd: 25,
      offset: 13,
      line: 1,
      character: 0,
      removal: { start: 0, end: 8 },
    });
  });

  it("tell bytes that are no UTF-8 from U+FFFD that is written", async () => {
    const bytes = Buffer.concat([
      Buffer.from('{"a": "\uFFFD"}\n{"a": "'),
      Buffer.from([0xe4, 0xbd]),
      Buffer.from('"}\n'),
    ]);
    const { rows } = await readAll(bytes, {}, [18]);
    assert.deepEqual(
      rows.map(({ text, isUtf8 }) => [text, isUtf8]),
      [
        ['{"a": "\uFFFD"}', true],
        ['{"a": "\uFFFD"}', false],
      ],
    );
  });

  it("may be very long, and very many", async () => {
    const long = `{"a": "${"word ".repeat(4_000_000)}"}`;
    const { rows } = await readAll(`{"a": 1}\n${long}\n{"a": "你"}\n`, {}, [1 << 20]);
    assert.deepEqual(
      rows.map(({ text, error, place }) => [text.length, error, place.line]),
      [
        [8, undefined, 0],
        [long.length, undefined, 1],
        [10, undefined, 2],
      ],
    );
    let count = 0;
    await readRows(inPieces(Buffer.from("1\n".repeat(300_000)), [1 << 20]), {}, ({ place }) => {
      assert.equal(place.line, count++);
    });
    assert.equal(count, 300_000);
  });

  it("are one row and an error where they are beyond the limit, and the next is read", async () => {
    const long = `{"a": "${"你".repeat(40_000)}"}`;
    const { rows } = await readAll(`{"a": 1}\n${long}\n{"b": 2}\n`, { rowLimit: 100_000 }, [7000]);
    assert.deepEqual(
      rows.map(({ text, error, place }) => [text.length, error?.reason, place.offset, place.line, place.removal.end]),
      [
        [8, undefined, 0, 0, 9],
        [7 + Math.floor((65_536 - 7) / 3), "too-long", 9, 1, long.length + 1],
        [8, undefined, 9 + long.length + 1, 2, 9],
      ],
    );
    assert.ok(long.startsWith(rows[1]!.text));
  });
});
