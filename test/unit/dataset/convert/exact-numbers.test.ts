import assert from "node:assert/strict";
import { describe, it } from "mocha";
import { DatasetCheck } from "../../../../src/dataset/check";
import { readRows } from "../../../../src/dataset/container/read-rows";
import { ConversionReport } from "../../../../src/dataset/convert/conversion-report";
import { UnfitForTable, writeRows, type WritableContainer } from "../../../../src/dataset/convert/write-rows";
import { formats } from "../../../../src/dataset/format";
import type { JsonObject } from "../../../../src/dataset/format/format";
import { bytesOf } from "../../../../src/dataset/source/source";

/** What becomes of the rows of a file in another format and container. */
async function converted(text: string, to: string, container: WritableContainer = "jsonl") {
  const report = new ConversionReport(formats.find(({ id }) => id === to)!);
  const rows: JsonObject[] = [];
  const check = new DatasetCheck(
    { locale: "en", settings: { model: undefined, trainer: undefined } },
    {
      row(row) {
        const found = report.convert(row);
        if (found !== undefined) rows.push(found);
      },
    },
  );
  await readRows(bytesOf(text), {}, (row, facts) => check.add(row, facts));
  check.finish();
  let written = "";
  for await (const piece of writeRows(rows, container)) written += piece;
  return { written, lost: report.losses.all.map(({ loss }) => loss.kind) };
}

const turns = '"messages":[{"role":"user","content":"Add."},{"role":"assistant","content":"4"}]';

describe("numbers in a conversion", () => {
  it("keep every digit and their spelling in fields that come over", async () => {
    const numbers = '"id":12345678901234567890,"w":1.0,"small":1e-7,"list":[1.50,{"n":-0}]';
    const row = `{"instruction":"Add.","input":"","output":"4",${numbers}}\n`;
    assert.deepEqual(await converted(row, "alpaca"), { written: row, lost: [] });
  });

  it("stand on one line in JSON Lines though their source takes several", async () => {
    const row = `[{"instruction": "Add.", "input": "", "output": "4", "id": [\n  1.0,\n  " a b "\n]}]`;
    assert.equal(
      (await converted(row, "alpaca")).written,
      '{"instruction":"Add.","input":"","output":"4","id":[1.0," a b "]}\n',
    );
    assert.deepEqual(JSON.parse((await converted(row, "alpaca", "json")).written), JSON.parse(row));
    assert.match((await converted(row, "alpaca", "json")).written, /^ {4}"id": \[1\.0," a b "\]$/m);
  });

  it("come into tables as they are written", async () => {
    const row = '{"instruction":"Add.","input":"","output":"4","id":12345678901234567890}\n';
    assert.equal(
      (await converted(row, "alpaca", "csv")).written,
      "instruction,input,output,id\r\nAdd.,,4,12345678901234567890\r\n",
    );
    await assert.rejects(converted(row.replace(/\d{20}/, "[1.0]"), "alpaca", "csv"), UnfitForTable);
  });

  it("are a loss where they are read and written anew and do not fit a double", async () => {
    const call = (n: string) =>
      turns.replace(
        '"content":"4"}',
        `"content":"","tool_calls":[{"id":"a","type":"function","function":{"name":"f","arguments":{"n":${n}}}}]},` +
          '{"role":"tool","tool_call_id":"a","content":"1"},{"role":"assistant","content":"4"}',
      );
    const lost = async (n: string) => (await converted(`{${call(n)}}\n`, "sharegpt")).lost.includes("numbers");
    assert.equal(await lost("12345678901234567890"), true);
    assert.equal(await lost("9007199254740991"), false);
    assert.equal(await lost("1.50"), false);
    assert.equal(await lost("1e999"), true);
  });
});
