import assert from "node:assert/strict";
import { describe, it } from "mocha";
import type { Container } from "../../../../src/dataset/container/container";
import { headSize } from "../../../../src/dataset/container/container";
import { readAll } from "./reading";

const row = '{"instruction": "Add 2 and 2.", "output": "4"}';
const long = `{"text": "${"x".repeat(headSize)}"}`;

const cases: readonly (readonly [string, Container, string, string?])[] = [
  ["rows on lines", "jsonl", `${row}\n${row}\n`],
  ["rows on lines, whatever the name", "jsonl", `${row}\n${row}`, "a.json"],
  ["rows on lines with Windows' line breaks", "jsonl", `${row}\r\n${row}\r\n`, "a.json"],
  ["rows on lines, some of them broken", "jsonl", `{"a": 1\n${row}\n{"b": }\n${row}`],
  ["dialogues that are arrays, on lines", "jsonl", '[{"a": 1}]\n[{"a": 2}]\n'],
  ["rows on lines that are longer than what is looked at", "jsonl", `${long}\n${long}\n`],
  ["Python's dictionaries on lines", "jsonl", "{'a': 1}\n{'a': 2}\n"],
  ["texts on lines", "jsonl", '"one"\n"two"\n'],
  ["an array", "json", `[${row}, ${row}]`],
  ["an array, whatever the name", "json", `[\n  ${row},\n  ${row}\n]\n`, "a.jsonl"],
  ["an array with a row on each line", "json", `[${row},\n${row},\n${row}]`],
  ["an array whose commas are missing", "json", `[\n${row}\n${row}\n]\n`],
  ["one object", "json", row, "a.json"],
  ["one object of a name for lines", "jsonl", row, "a.jsonl"],
  ["one object on many lines", "json", JSON.stringify({ a: [1, 2], b: { c: 3 } }, undefined, 2)],
  ["objects on many lines, one after the other", "json", '{\n  "a": 1\n}\n{\n  "a": 2\n}\n'],
  ["rows with commas, but no array", "json", `${row},\n${row},\n`],
  ["a long array on one line", "json", `[${long},${long}]`, "a.json"],
  ["a table", "csv", "act,prompt\nA,Do a\nB,Do b\n"],
  ["a table by tabs, whatever the name", "tsv", "act\tprompt\nA\tDo a, b\nB\tDo b\n", "a.csv"],
  ["a table of one column by its name", "csv", "text\nOne, two\nThree\n", "a.csv"],
  ["a table of cells with line breaks", "csv", 'act,prompt\nA,"Do\na,\nb"\nB,"Do\nb"\n'],
  ["a table with semicolons", "csv", "act;prompt\nA;Do a, b\nB;Do b\n"],
  ["a table with Chinese columns", "csv", "指令,输出\n翻译,好\n计算,四\n"],
  ["prose", "text", "Once upon a time, there was a cat.\nIt slept, and slept, and slept.\n"],
  ["prose of a name for text", "text", "a,b\nc,d\n", "a.txt"],
  ["nothing", "jsonl", " \n\n"],
  ["nothing of a name for JSON", "json", "", "a.json"],
];

describe("detectContainer", () => {
  for (const [what, container, text, name] of cases) {
    it(`takes ${what} for ${container}`, async () => {
      const { file } = await readAll(text, name === undefined ? {} : { name }, [1000]);
      assert.equal(file.container, container);
    });
  }

  it("looks behind a byte order mark", async () => {
    const { file, rows } = await readAll(`\uFEFF${row}\n${row}\n`);
    assert.deepEqual([file.container, file.hasByteOrderMark, rows[0]!.text], ["jsonl", true, row]);
    assert.deepEqual([rows[0]!.place.byteStart, rows[0]!.place.offset], [3, 0]);
  });
});

/** A row whose instruction has these bytes, in hexadecimal. */
function encoded(bytes: string): Buffer {
  return Buffer.concat([
    Buffer.from('{"instruction": "'),
    Buffer.from(bytes, "hex"),
    Buffer.from('", "output": ""}\n'),
  ]);
}

describe("a file that is no text", () => {
  const cases: readonly (readonly [string, string, Buffer])[] = [
    ["UTF-16 with its mark", "utf-16", Buffer.from(`\uFEFF${row}`, "utf16le")],
    ["UTF-16 the other way around", "utf-16", Buffer.from(`\uFEFF${row}`, "utf16le").swap16()],
    ["UTF-16 without its mark", "utf-16", Buffer.from(row, "utf16le")],
    ["Chinese in UTF-16 without its mark", "utf-16", Buffer.from('{"指令": "请把下面的句子翻译成英文"}', "utf16le")],
    ["Parquet", "parquet", Buffer.from("PAR1\x15\x04\x15")],
    ["Zstandard", "archive", Buffer.from([0x28, 0xb5, 0x2f, 0xfd, 0x24, 0x10])],
    ["zip", "zip", Buffer.from("PK\x03\x04\x14\x00")],
    ["Chinese in GBK", "gb18030", encoded("c7ebb0d1cfc2c3e6b5c4bee4d7d3b7add2ebb3c9d3a2cec4")],
    ["numbers", "binary", Buffer.from(new Float64Array([1, 2, 3, 4.5, 1e9, 7]).buffer)],
  ];
  for (const [what, kind, bytes] of cases) {
    it(`is refused: ${what}`, async () => {
      await assert.rejects(readAll(bytes), { name: "FileError", kind });
    });
  }

  const others: readonly (readonly [string, Buffer])[] = [
    ["Chinese in UTF-8 with broken bytes", encoded(`${Buffer.from("请把下面的句子翻译成英文").toString("hex")}e8e8ff`)],
    [
      "Korean in EUC-KR",
      encoded("b4d9c0bd20b9aec0e5c0bb20bfb5beeeb7ce20b9f8bfaac7d820c1d6bcbcbfe42e20b0a8bbe7c7d5b4cfb4d9"),
    ],
    ["Chinese in Big5", encoded("bdd0a7e2a455adb1aabaa579a46cc2bdc4b6a6a8ad5ea4e5a141a8c3bba1a9fab27aa5d1")],
    ["French in Latin-1", encoded(Buffer.from("éàèùêôîç où là été à", "latin1").toString("hex").repeat(3))],
    ["lost characters", encoded("efbfbd".repeat(40))],
  ];
  for (const [what, bytes] of others) {
    it(`is not taken for GBK: ${what}`, async () => {
      assert.equal((await readAll(bytes)).rows.length, 1);
    });
  }

  it("is not one with a zero in it", async () => {
    const { rows } = await readAll('{"a": "\0"}\n{"a": "b"}\n');
    assert.equal(rows.length, 2);
  });
});
