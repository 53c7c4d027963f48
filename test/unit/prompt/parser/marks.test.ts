import assert from "node:assert/strict";
import { findFences, findQuotes, findTags, findTripleQuotes } from "../../../../src/prompt/parser/marks";
import { commentFinder } from "../../../../src/prompt/stripped-comments";
import { slices } from "../slices";

const nowhere = (): boolean => false;
const whole = (text: string) => ({ start: 0, end: text.length });
const contents = (text: string, found: readonly { readonly content: { start: number; end: number } }[]): string[] =>
  slices(
    text,
    found.map(({ content }) => content),
  );

describe("findFences", () => {
  const find = (text: string) => findFences(text, whole(text), commentFinder(text, ["html"]));

  it("pairs fences of one mark, the closing one as long or longer", () => {
    const text = "Fix:\n````js\na\n```\nb\n`````\nand\n~~~\nc\n~~~\n";
    const { fences } = find(text);
    assert.deepEqual(contents(text, fences), ["a\n```\nb\n", "c\n"]);
    assert.deepEqual(
      fences.map(({ mark }) => mark),
      ["````", "~~~"],
    );
  });

  it("lets one that is never closed run to the end", () => {
    const text = "Fix:\n```js\na\nb";
    const { fences } = find(text);
    assert.equal(fences[0]?.close, undefined);
    assert.deepEqual(contents(text, fences), ["a\nb"]);
  });

  it("takes no code span for a fence", () => {
    assert.deepEqual(find("```a``` and\n``b``\n").fences, []);
  });

  it("lets the first of a comment and a fence that cross count", () => {
    const hidden = "<!--\n```\n-->\n```\na <!-- b -->\n```\n<!-- c -->";
    const { fences, comments } = find(hidden);
    assert.deepEqual(contents(hidden, fences), ["a <!-- b -->\n"]);
    assert.deepEqual(slices(hidden, comments), ["<!--\n```\n-->", "<!-- c -->"]);
  });
});

describe("findTripleQuotes", () => {
  it("pairs them, and leaves the last one open", () => {
    const text = 'Text: """a\nb""" and \'\'\'c\'\'\' and """d';
    const found = findTripleQuotes(text, whole(text), nowhere);
    assert.deepEqual(contents(text, found), ["a\nb", "c", "d"]);
    assert.deepEqual(
      found.map(({ close }) => close !== undefined),
      [true, true, false],
    );
  });
});

describe("findTags", () => {
  it("pairs tags, outermost first, attributes and Chinese names too", () => {
    const text = '<doc id="1"><文本>甲</文本></doc>';
    const { pairs, lone } = findTags(text, whole(text), nowhere);
    assert.deepEqual(contents(text, pairs), ["<文本>甲</文本>", "甲"]);
    assert.deepEqual(
      pairs.map(({ mark }) => mark),
      ["doc", "文本"],
    );
    assert.deepEqual(lone, []);
  });

  it("tells tags without a partner", () => {
    const text = "<a1><b1>x</a1></c1>";
    const { pairs, lone } = findTags(text, whole(text), nowhere);
    assert.deepEqual(contents(text, pairs), ["<b1>x"]);
    assert.deepEqual(
      lone.map(({ name, closing }) => [name, closing]),
      [
        ["b1", false],
        ["c1", true],
      ],
    );
  });

  it("passes over HTML that marks up, self-closed tags and code", () => {
    const text = "<b>bold</b> <br/> <item/> 3 < 4 > 2";
    assert.deepEqual(findTags(text, whole(text), nowhere), { pairs: [], lone: [] });
    assert.deepEqual(
      findTags("<text>a</text>", { start: 0, end: 14 }, () => true),
      { pairs: [], lone: [] },
    );
  });
});

describe("findQuotes", () => {
  const found = (text: string): string[] => contents(text, findQuotes(text, whole(text), nowhere));

  it("finds the quotes of both languages", () => {
    assert.deepEqual(found('Say "no" or “yes”. 回复“无”或「空」。'), ["no", "yes", "无", "空"]);
  });

  it("keeps straight quotes on a line and curly ones in a paragraph", () => {
    assert.deepEqual(found('5" wide\n4" high'), []);
    assert.deepEqual(found("“one\ntwo”"), ["one\ntwo"]);
    assert.deepEqual(found("“one\n\ntwo”"), []);
  });
});
