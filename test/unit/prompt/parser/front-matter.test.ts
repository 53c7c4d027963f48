import assert from "node:assert/strict";
import { parseFrontMatter } from "../../../../src/prompt/parser/front-matter";
import { slices } from "../slices";

describe("parseFrontMatter", () => {
  const text = "---\ntitle: 周报\ninputs: [name, tone]\n---\nWrite a report.\n";

  it("gives the whole, the YAML, the values and where each key stands", () => {
    const found = parseFrontMatter(text)!;
    assert.deepEqual(slices(text, [found, found.content]), [
      "---\ntitle: 周报\ninputs: [name, tone]\n---\n",
      "title: 周报\ninputs: [name, tone]\n",
    ]);
    assert.deepEqual(found.data, { title: "周报", inputs: ["name", "tone"] });
    assert.deepEqual([...found.keys.keys()], slices(text, [...found.keys.values()]));
    assert.deepEqual(found.errors, []);
  });

  it("takes CRLF, a byte order mark, an end of dots and one without a line break", () => {
    assert.deepEqual(parseFrontMatter("---\r\na: 1\r\n---\r\nHi.")?.range, { start: 0, end: 16 });
    assert.deepEqual(parseFrontMatter("\uFEFF---\na: 1\n---\nHi.")?.data, { a: 1 });
    assert.deepEqual(parseFrontMatter("---\na: 1\n...\nHi.")?.data, { a: 1 });
    assert.deepEqual(parseFrontMatter("---\na: 1\n---")?.range, { start: 0, end: 12 });
  });

  it("is none without its lines, a key, or its place at the head", () => {
    for (const none of [
      "",
      "Hi.",
      "---\na: 1\n",
      "\n---\na: 1\n---\n",
      "---\nJust a rule above.\n---\nHi.",
      "----\na: 1\n----\n",
    ])
      assert.equal(parseFrontMatter(none), undefined, JSON.stringify(none));
  });

  it("may be empty", () => {
    assert.deepEqual(parseFrontMatter("---\n---\nHi.")?.data, {});
  });

  it("says what is broken and where, and gives no values then", () => {
    const broken = "---\na: 1\nb: [1, 2\n---\nHi.";
    const found = parseFrontMatter(broken)!;
    assert.deepEqual(found.data, {});
    assert.ok(found.errors.length > 0);
    for (const { range, message } of found.errors) {
      assert.ok(message.length > 0 && !message.includes("\n"));
      assert.ok(range.start >= found.content.start && range.end <= found.content.end);
    }
  });
});
