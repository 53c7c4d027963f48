import assert from "node:assert/strict";
import { describe, it } from "mocha";
import { contentReader } from "../../../../src/dataset/row/read-content";

const read = contentReader("csv", "act,prompt");
const value = (text: string, reader = read): unknown => reader(text).value;

describe("a record of a CSV file", () => {
  it("is read as RFC 4180 has it", () => {
    assert.deepEqual(value('a,"b, ""c""\nd"'), { act: "a", prompt: 'b, "c"\nd' });
    assert.deepEqual(value(","), { act: "", prompt: "" });
    assert.deepEqual(value('"a" ,"b"'), { act: "a", prompt: "b" });
  });

  it("keeps quotation marks inside a cell that does not begin with one", () => {
    assert.deepEqual(value('5" pipe,say "hi"'), { act: '5" pipe', prompt: 'say "hi"' });
  });

  it("keeps JSON in a cell as text", () => {
    assert.deepEqual(value('a,"{""b"": 1}"'), { act: "a", prompt: '{"b": 1}' });
  });

  it("has no value if it has too few cells, or more that hold something", () => {
    assert.deepEqual(read("a").error, { reason: "too-few-cells", range: { start: 0, end: 1 } });
    assert.deepEqual(read("a,b,c").error, { reason: "too-many-cells", range: { start: 4, end: 5 } });
    assert.equal(read("a").value, undefined);
    assert.deepEqual(value("a,b,,"), { act: "a", prompt: "b" });
  });

  it("has no value if a cell is not closed, or has something behind it", () => {
    assert.deepEqual(read('a,"b').error, { reason: "unclosed-cell", range: { start: 2, end: 4 } });
    assert.deepEqual(read('"He said "hi"",b').error, { reason: "text-behind-cell", range: { start: 9, end: 14 } });
  });

  it("is nothing if it is blank", () => {
    const { value: none, error } = read("");
    assert.deepEqual({ none, error }, { none: undefined, error: undefined });
  });

  it("goes by names that are told apart", () => {
    assert.deepEqual(value("1,2,3", contentReader("csv", "a,a,a")), { a: "1", "a.1": "2", "a.2": "3" });
  });

  it("is parted by semicolons where the header is, and by tabs in TSV", () => {
    assert.deepEqual(value("1,5;2", contentReader("csv", "a;b")), { a: "1,5", b: "2" });
    assert.deepEqual(value("1,5\t2", contentReader("tsv", "a\tb")), { a: "1,5", b: "2" });
  });

  it("holds columns named as what objects have of themselves", () => {
    const row = value("x,y", contentReader("csv", "__proto__,constructor")) as object;
    assert.deepEqual(Object.entries(row), [
      ["__proto__", "x"],
      ["constructor", "y"],
    ]);
  });

  it("has ranges", () => {
    const text = 'a,"b ""c"" d"';
    const { layout } = read(text);
    const at = (range: { start: number; end: number } | undefined) => range && text.slice(range.start, range.end);
    assert.equal(at(layout.valueRange(["prompt"])), '"b ""c"" d"');
    assert.equal(at(layout.textRange(["prompt"], 2, 5)), '""c""');
    assert.equal(at(layout.textRange(["act"], 0, 1)), "a");
    assert.equal(layout.valueRange(["other"]), undefined);
    assert.equal(layout.write('x "y", z'), '"x ""y"", z"');
  });
});
