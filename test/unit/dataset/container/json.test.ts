import assert from "node:assert/strict";
import { describe, it } from "mocha";
import { readAll, rowsOf, withoutRow, type ReadRow } from "./reading";

/** Reads a text as JSON; rows are written as `text` or `text !reason`. */
async function rows(text: string): Promise<string[]> {
  const shown = ({ text: row, error }: ReadRow): string => (error === undefined ? row : `${row} !${error}`);
  return (await rowsOf(text, { container: "json" })).map(shown);
}

describe("JSON", () => {
  describe("holds its rows", () => {
    const cases: readonly (readonly [string, string, readonly string[]])[] = [
      ["in an array", '[{"a": 1}, {"a": [{}]}]', ['{"a": 1}', '{"a": [{}]}']],
      ["in arrays in an array", '[[{"a": 1}], [], [[{"a": 2}, {"a": 3}]]]', ['{"a": 1}', '{"a": 2}', '{"a": 3}']],
      ["as one object", ' {"a":\n{"b": 1}}\n', ['{"a":\n{"b": 1}}']],
      ["as objects one after the other", '{"a": 1}\n{\n"a": 2}{"a": 3}', ['{"a": 1}', '{\n"a": 2}', '{"a": 3}']],
      ["though they are no objects", '[1, "a, b", null, {"c": 2}]', ["1", '"a, b"', "null", '{"c": 2}']],
      ["with marks in strings", '[{"a": "}],[{\\""}, {"b": "\\\\"}]', ['{"a": "}],[{\\""}', '{"b": "\\\\"}']],
      ["in nothing", "[]", []],
      ["in nothing at all", " \n", []],
    ];
    for (const [how, text, wanted] of cases) {
      it(how, async () => {
        assert.deepEqual(await rows(text), wanted);
      });
    }
  });

  describe("holds its rows in one big object", () => {
    const cases: readonly (readonly [string, string, readonly string[]])[] = [
      ["under a common name", '{"version": "v1", "data": [{"q": 1}, {"q": 2}], "n": 2}\n', ['{"q": 1}', '{"q": 2}']],
      ["under any name", '{"名": {"a": [1]}, "我的": [{"instruction": "a"}]}', ['{"instruction": "a"}']],
      [
        "in several arrays",
        '{"train": [{"q": 1}], "n": {"[": ["]"]}, "none": [1], "test": [{"q": 2}, {"q": 3}]}',
        ['{"q": 1}', '{"q": 2}', '{"q": 3}'],
      ],
      ["and then in another", '{"data": [{"q": 1}]}\n{"v": 2, "data": [{"q": 2}]}', ['{"q": 1}', '{"q": 2}']],
      ["that is cut off", '{"data": [{"q": 1}], "n": ', ['{"q": 1} !unexpected-end']],
      [
        "that is cut off in the second",
        '{"train": [{"q": 1}], "test": [{"q": 2}',
        ['{"q": 1}', '{"q": 2} !unexpected-end'],
      ],
      [
        "with a comma missing",
        '{"train": [{"q": 1}] "test": [{"q": 2}]}',
        ['{"q": 1} !unexpected-character', '{"q": 2}'],
      ],
      ["with something behind it", '{"data": [{"q": 1}]} x', ['{"q": 1}', "x !unknown-word"]],
      [
        "but not its turns",
        '{"data": [{"role": "user", "content": "a"}]}',
        ['{"data": [{"role": "user", "content": "a"}]}'],
      ],
      [
        "but not the fields of a row",
        '{"instruction": "a", "history": [["b", "c"]], "tools": [{"name": "d"}]}',
        ['{"instruction": "a", "history": [["b", "c"]], "tools": [{"name": "d"}]}'],
      ],
    ];
    for (const [how, text, wanted] of cases) {
      it(how, async () => {
        assert.deepEqual(await rows(text), wanted);
      });
    }

    it("whose own text may be of any script", async () => {
      const text = '{"说明": "你好😀\\n",\r\n "data": [\n{"q": 1},\n {"q": "你"}]}';
      const { rows: read } = await readAll(text);
      for (const { place, text: row } of read) assert.equal(text.slice(place.offset).indexOf(row), 0);
      assert.deepEqual([read[1]!.place.line, read[1]!.place.character], [3, 1]);
    });
  });

  describe("says what is wrong between rows", () => {
    const cases: readonly (readonly [string, string, readonly string[], string?])[] = [
      [
        "a comma behind the last",
        '[{"a": 1}, {"a": 2},]',
        ['{"a": 1}', '{"a": 2} !trailing-comma'],
        '[{"a": 1}, {"a": 2}]',
      ],
      [
        "a comma that is missing",
        '[{"a": 1} {"a": 2}]',
        ['{"a": 1}', '{"a": 2} !missing-comma'],
        '[{"a": 1} ,{"a": 2}]',
      ],
      ["two commas", '[{"a": 1},, {"a": 2}]', ['{"a": 1} !extra-comma', '{"a": 2}'], '[{"a": 1}, {"a": 2}]'],
      ["a comma before the first", '[, {"a": 1}]', ['{"a": 1} !extra-comma'], '[ {"a": 1}]'],
      [
        "an array that is not closed",
        '[{"a": 1}, {"a": 2}\n',
        ['{"a": 1}', '{"a": 2} !unexpected-end'],
        '[{"a": 1}, {"a": 2}]\n',
      ],
      ["an array that ends with a comma", '[{"a": 1},\n', ['{"a": 1} !unexpected-end'], '[{"a": 1}]\n'],
      ["a bracket too many", '[{"a": 1}]]', ['{"a": 1} !wrong-bracket'], '[{"a": 1}]'],
      ["a brace too many", '[{"a": 1}}, {"a": 2}]', ['{"a": 1} !wrong-bracket', '{"a": 2}'], '[{"a": 1}, {"a": 2}]'],
      [
        "rows with commas, but no array",
        '{"a": 1},\n{"a": 2}',
        ['{"a": 1} !text-after-value', '{"a": 2}'],
        '{"a": 1}\n{"a": 2}',
      ],
      ["a row behind the array", '[{"a": 1}] {"a": 2}', ['{"a": 1}', '{"a": 2} !text-after-value']],
      ["an array behind the array", '[{"a": 1}][{"a": 2}]', ['{"a": 1} !text-after-value', '{"a": 2}']],
      ["something else behind an object", '{"a": 1} "b"', ['{"a": 1}', '"b" !text-after-value']],
      ["brackets alone", "[[\n", ["[[ !unexpected-end"]],
      ["a comma alone", " ,", [", !missing-value"]],
      ["marks that are none of JSON's", "[\f]", ["\f !unexpected-character"]],
      ["a comment", '[// one, two\n{"a": 1}]', ["// one, two !comment", '{"a": 1} !missing-comma']],
    ];
    for (const [what, text, wanted, mended] of cases) {
      it(what, async () => {
        assert.deepEqual(await rows(text), wanted);
        if (mended === undefined) return;
        const { rows: read } = await readAll(text, { container: "json" });
        const { place, error } = read.find((row) => row.error?.mend !== undefined)!;
        const { range, text: put } = error!.mend!;
        assert.equal(text.slice(0, place.offset + range.start) + put + text.slice(place.offset + range.end), mended);
      });
    }
  });

  describe("goes on behind a broken row", () => {
    const good = '{"q": "c", "a": "d"}';
    const cases: readonly (readonly [string, string, readonly string[]])[] = [
      [
        "with a string that is not closed",
        `[{"q": "a", "a": "b}, ${good}, ${good}]`,
        ['{"q": "a", "a": "b} !unclosed-string', good, good],
      ],
      [
        "with an earlier string that is not closed",
        `[{"q": "a, "a": "b"}, ${good}]`,
        ['{"q": "a, "a": "b"} !unclosed-string', good],
      ],
      [
        "with braces in texts behind it",
        `[{"q": "a, "a": "x { } y}"}, ${good}]`,
        ['{"q": "a, "a": "x { } y}"} !unclosed-string', good],
      ],
      ["with no brace", `[{"q": "a", "a": "b", ${good}, ${good}]`, ['{"q": "a", "a": "b" !unexpected-end', good, good]],
      [
        "with no brace or comma",
        `[{"q": "a", "a": "b" ${good}, ${good}]`,
        ['{"q": "a", "a": "b" !unexpected-end', `${good} !missing-comma`, good],
      ],
      [
        "with no brace around objects",
        `[{"q": [{"r": 1}, ${good}, ${good}]`,
        ['{"q": [{"r": 1} !unexpected-end', good, good],
      ],
      ["with the wrong bracket", `[{"q": ["a"}, ${good}]`, ['{"q": ["a"} !wrong-bracket', good]],
      ["with a comma at the end", `[{"q": "a", "a": "b",}, ${good}]`, ['{"q": "a", "a": "b",} !trailing-comma', good]],
      [
        "with a quotation mark in a text",
        `[{"q": "a "b" c", "a": "d"}, ${good}]`,
        ['{"q": "a "b" c", "a": "d"} !unescaped-quote', good],
      ],
      [
        "of Python",
        `[{'q': 'a', 'a': None}, {'q': "it's", 'a': 1}]`,
        ["{'q': 'a', 'a': None} !single-quotes", "{'q': \"it's\", 'a': 1} !single-quotes"],
      ],
      [
        "with a line break in a text",
        `[{"q": "a\nb", "a": "d"}, ${good}]`,
        ['{"q": "a\nb", "a": "d"} !control-character', good],
      ],
      ["at the end of the file", `[${good}, {"q": "a", "a": "b`, [good, '{"q": "a", "a": "b !unclosed-string']],
      [
        "that takes the file's bracket along",
        `[${good}, {"q": "a", "a": "b]`,
        [good, '{"q": "a", "a": "b] !unclosed-string'],
      ],
      [
        "on its lines",
        '[\n  {\n    "q": "a,\n    "a": "b"\n  },\n  {\n    "q": "c"\n  }\n]',
        ['{\n    "q": "a,\n    "a": "b"\n  } !unclosed-string', '{\n    "q": "c"\n  }'],
      ],
      [
        "without its last lines",
        '[\n  {\n    "q": "a",\n  {\n    "q": "c"\n  }\n]',
        ['{\n    "q": "a" !unexpected-end', '{\n    "q": "c"\n  }'],
      ],
      [
        "on its line, whatever key the next begins with",
        '[\n{"q": "a},\n{"r": "c"},\n{"r": "d"}\n]',
        ['{"q": "a} !unclosed-string', '{"r": "c"}', '{"r": "d"}'],
      ],
      ["that is the last on its line", '[\n{"q": "a"},\n{"q": "b}\n]\n', ['{"q": "a"}', '{"q": "b} !unclosed-string']],
      ["of many without an array", `{"q": "a}\n${good}\n`, ['{"q": "a} !unclosed-string', good]],
      ["with a string that is none", `["a\n, "b"]`, ['"a !unclosed-string', '"b"']],
    ];
    for (const [how, text, wanted] of cases) {
      it(how, async () => {
        assert.deepEqual(await rows(text), wanted);
      });
    }

    it("though every row is broken", async () => {
      const broken = '{"q": "a", "a": [1}';
      assert.deepEqual(await rows(`[${Array(50).fill(broken).join(",")}]`), Array(50).fill(`${broken} !wrong-bracket`));
    });

    it("though every row takes the others along", async () => {
      // Each row seems to hold the next until the file ends.
      const count = 20_000;
      const { rows: read } = await readAll(`[${'{"q": [1, '.repeat(count)}`, { container: "json" });
      assert.equal(read.length, count);
    });
  });

  it("does not overflow on brackets in brackets", async () => {
    const depth = 100_000;
    assert.deepEqual(await rows("[".repeat(depth) + '{"a": 1}' + "]".repeat(depth)), ['{"a": 1}']);
    const deep = `{"a": ${"[".repeat(depth)}${"]".repeat(depth)}}`;
    assert.deepEqual(await rows(`[${deep}]`), [deep]);
    assert.deepEqual(await rows("[".repeat(depth)), ["[".repeat(depth) + " !unexpected-end"]);
    assert.ok((await rows('[{"":'.repeat(5000))).every((row) => row.endsWith(" !unexpected-end")));
  });

  it("drops rows with a comma", async () => {
    const text = '[[{"a": 1}, {"a": 2} , {"a": 3}], [{"a": 4}], []]';
    assert.equal(await withoutRow(text, 0), '[[ {"a": 2} , {"a": 3}], [{"a": 4}], []]');
    assert.equal(await withoutRow(text, 1), '[[{"a": 1} , {"a": 3}], [{"a": 4}], []]');
    assert.equal(await withoutRow(text, 2), '[[{"a": 1}, {"a": 2} ], [{"a": 4}], []]');
    assert.equal(await withoutRow(text, 3), '[[{"a": 1}, {"a": 2} , {"a": 3}], [], []]');
  });

  it("drops rows of a long regular array with a comma", async () => {
    const rows = Array.from({ length: 20 }, (_, i) => ({ a: i }));
    const text = JSON.stringify(rows, undefined, 2);
    for (const i of [0, 1, 7, 19]) assert.deepEqual(JSON.parse(await withoutRow(text, i)), rows.toSpliced(i, 1));
  });

  it("gives rows beyond the limit as one row and an error, and reads the next", async () => {
    const long = `{"a": "${"x".repeat(200_000)}"}`;
    const text = `[\n{"a": 1},\n${long},\n{"a": "你"},\n{"a": 3}\n]`;
    const { rows: read } = await readAll(text, { container: "json", rowLimit: 100_000 }, [7000]);
    assert.deepEqual(
      read.map(({ error, place }) => [error?.reason, place.offset, place.line]),
      [
        [undefined, 2, 1],
        ["too-long", 12, 2],
        [undefined, 14 + long.length, 3],
        [undefined, 26 + long.length, 4],
      ],
    );
    const { offset, removal } = read[1]!.place;
    assert.deepEqual(JSON.parse(text.slice(0, offset + removal.start) + text.slice(offset + removal.end)), [
      { a: 1 },
      { a: "你" },
      { a: 3 },
    ]);
  });
});
