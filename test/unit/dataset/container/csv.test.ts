import assert from "node:assert/strict";
import { describe, it } from "mocha";
import { readAll, rowsOf, type ReadRow } from "./reading";

/** Reads a table; rows are written as `text` or `text !reason`, without the header. */
async function rows(text: string, container: "csv" | "tsv" = "csv"): Promise<string[]> {
  const shown = ({ text: row, error }: ReadRow): string => (error === undefined ? row : `${row} !${error}`);
  return (await rowsOf(text, { container })).map(shown);
}

describe("CSV", () => {
  it("parts records at line breaks outside quoted cells", async () => {
    assert.deepEqual(await rows('a,b\r\n1,"2\r\n3, ""4"""\r\n\r\n5,6'), ['1,"2\r\n3, ""4"""', "", "5,6"]);
    assert.deepEqual(await rows('a\tb\n1\t"2\n3"\n', "tsv"), ['1\t"2\n3"']);
  });

  it("parts records at carriage returns where the file has nothing else", async () => {
    assert.deepEqual(await rows('a,b\r1,"2"\r3,4\r'), ['1,"2"', "3,4"]);
  });

  it("gives the first record that is not blank apart, as the header", async () => {
    for (const before of ["", "\uFEFF", "\r\n", " \n\n"]) {
      const { rows: read, file } = await readAll(`${before}a,b\n1,2\n\n3,4`, { container: "csv" }, [3]);
      assert.equal(file.header, "a,b");
      assert.deepEqual(
        read.map(({ number, text }) => [number, text]),
        [
          [0, "1,2"],
          [1, ""],
          [2, "3,4"],
        ],
      );
      assert.equal(read[0]!.place.line, before.split("\n").length);
    }
  });

  it("reports records with more or fewer cells than the header", async () => {
    assert.deepEqual(await rows("a,b\n1\n1,2\n1,2,3\n1,2,\n"), [
      "1 !too-few-cells",
      "1,2",
      "1,2,3 !too-many-cells",
      "1,2,",
    ]);
  });

  it("leaves quotation marks inside cells alone", async () => {
    assert.deepEqual(await rows('a,b\n5" pipe,2\n3,4"\n'), ['5" pipe,2', '3,4"']);
  });

  describe("goes on behind a broken record", () => {
    const cases: readonly (readonly [string, string, readonly string[]])[] = [
      ["with a cell that is not closed", '1,"2\n3,4\n5,"6"\n7,8\n', ['1,"2 !unclosed-cell', "3,4", '5,"6"', "7,8"]],
      ["with the last cell of the file not closed", '1,2\n3,"4', ["1,2", '3,"4 !unclosed-cell']],
      ["with quotation marks in a quoted cell", '"say "hi" to",2\n3,4\n', ['"say "hi" to",2 !text-behind-cell', "3,4"]],
      ["with quotation marks and a comma", '"say "hi", to",2\n3,4\n', ['"say "hi", to",2 !text-behind-cell', "3,4"]],
      ["on several lines", '"one\ntwo "2" three",4\n"5",6\n', ['"one\ntwo "2" three",4 !text-behind-cell', '"5",6']],
    ];
    for (const [how, text, wanted] of cases) {
      it(how, async () => {
        assert.deepEqual(await rows(`a,b\n${text}`), wanted);
      });
    }

    it("though every second record is broken", async () => {
      const good = (i: number): string => `${i},"x"`;
      const written = Array.from({ length: 500 }, (_, i) => (i % 2 === 0 ? `${i},"x` : good(i)));
      assert.deepEqual(
        await rows(`a,b\n${written.join("\n")}\n`),
        written.map((row, i) => (i % 2 === 0 ? `${row} !unclosed-cell` : row)),
      );
    });
  });

  it("gives records beyond the limit as one row and an error, and reads the next", async () => {
    const long = `1,"${"x\n".repeat(100_000)}"`;
    const { rows: read } = await readAll(`a,b\n${long}\n3,4\n`, { container: "csv", rowLimit: 100_000 }, [7000]);
    const errors = read.map(({ error }) => error?.reason);
    assert.deepEqual(errors.slice(0, 2), ["too-long", undefined]);
    assert.equal(read.at(-1)!.text, "3,4");
  });
});
