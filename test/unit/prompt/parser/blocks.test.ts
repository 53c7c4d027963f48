import assert from "node:assert/strict";
import { scanPrompt } from "../../../../src/prompt/parser/scan";
import { slices } from "../slices";

const read = (text: string, ...stripped: ("html" | "jinja" | "handlebars")[]) => {
  const { blocks } = scanPrompt(text, stripped);
  const contents = slices(
    text,
    blocks.map(({ content }) => content),
  );
  return blocks.map(({ type, name, section, level }, i) => ({ type, name, section, level, content: contents[i]! }));
};
const shapes = (text: string): string[][] => read(text).map(({ type, content }) => [type, content]);

describe("parseBlocks", () => {
  it("tells headings, paragraphs, items, quotes, tables, tags, rules and fences", () => {
    const text = [
      "# Task",
      "Write a poem",
      "in four lines.",
      "",
      "- short",
      "  and sweet",
      "1. first",
      "> quoted",
      "| a | b |",
      "---",
      "<text>",
      "```js",
      "x",
      "```",
      "</text>",
    ].join("\n");
    assert.deepEqual(shapes(text), [
      ["heading", "Task"],
      ["paragraph", "Write a poem\nin four lines."],
      ["item", "short\n  and sweet"],
      ["item", "first"],
      ["quote", "quoted"],
      ["table", "| a | b |"],
      ["rule", "---"],
      ["tag", ""],
      ["fence", "x"],
      ["tag", ""],
    ]);
  });

  it("knows the bullets and numbers of Chinese", () => {
    const text = "一、翻译\n（2）润色\n3、校对\n①检查\n•输出\n【要求】\n不超过百字";
    assert.deepEqual(shapes(text), [
      ["item", "翻译"],
      ["item", "润色"],
      ["item", "校对"],
      ["item", "检查"],
      ["item", "输出"],
      ["heading", "要求"],
      ["paragraph", "不超过百字"],
    ]);
  });

  it("takes labels of known words for sections, with what follows as content", () => {
    assert.deepEqual(
      read("Role: editor\n**Background:** a school paper\n任务：写一篇报道\n输出格式：\nJSON").map(
        ({ type, name, section, content }) => [type, name, section, content],
      ),
      [
        ["label", "Role", "role", "editor"],
        ["label", "Background", "background", "a school paper"],
        ["label", "任务", "task", "写一篇报道"],
        ["label", "输出格式", "outputFormat", ""],
        ["paragraph", "", "outputFormat", "JSON"],
      ],
    );
  });

  it("carries a heading's section down to the next heading of its level", () => {
    const sections = read("# Requirements\nBe brief.\n## Style\nBe kind.\n# Notes of mine\nHello there.").map(
      ({ section }) => section,
    );
    assert.deepEqual(sections.slice(0, 4), ["requirements", "requirements", "requirements", "requirements"]);
    assert.notEqual(sections[5], "requirements");
  });

  it("ends a label's section at a blank line, and a tag's where it closes", () => {
    assert.deepEqual(
      read("Requirements:\nBe brief.\n\nWrite a poem.").map(({ section }) => section),
      ["requirements", "requirements", undefined],
    );
    assert.deepEqual(
      read("<requirements>\nBe brief.\n</requirements>\nWrite a poem.").map(({ type, section }) => [type, section]),
      [
        ["tag", "requirements"],
        ["paragraph", "requirements"],
        ["tag", undefined],
        ["paragraph", undefined],
      ],
    );
  });

  it("counts levels of headings and depths of items", () => {
    assert.deepEqual(
      read("### C\n- a\n  - b\n\t- c").map(({ level }) => level),
      [3, 0, 1, 2],
    );
  });

  it("gives a stripped comment a block of its own, which ends the paragraph", () => {
    assert.deepEqual(
      read("Write a poem\n  {# not long #}  \nabout the sea.", "jinja").map(({ type }) => type),
      ["paragraph", "comment", "paragraph"],
    );
    assert.deepEqual(shapes("Write a poem\n{# not long #}\nabout the sea."), [
      ["paragraph", "Write a poem\n{# not long #}\nabout the sea."],
    ]);
  });

  it("reads lines that end in CRLF alike", () => {
    const text = "# Task\nWrite a poem\nin four lines.\n\n- short\n";
    const withReturns = (found: string[][]): string[][] =>
      found.map((parts) => parts.map((part) => part.replace(/\r\n/g, "\n")));
    assert.deepEqual(withReturns(shapes(text.replace(/\n/g, "\r\n"))), shapes(text));
  });
});
