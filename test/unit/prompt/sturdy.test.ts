import assert from "node:assert/strict";
import { commentSyntaxes } from "../../../src/lint/comments";
import { applyFixes } from "../../../src/lint/fixes";
import { lintPrompt, type PromptLint } from "../../../src/prompt/lint";
import { assertSound } from "./ranges";

/** Lints `text`; a rule that throws fails the test. */
function lint(text: string): PromptLint {
  return lintPrompt(text, {
    locale: "en",
    settings: { model: undefined },
    strippedComments: commentSyntaxes,
    onRuleError: (rule, error) => assert.fail(`${rule}: ${error instanceof Error ? error.stack : String(error)}`),
  });
}

const megabyte = 1_000_000;
const repeated = (piece: string, length = megabyte): string =>
  piece.repeat(Math.ceil(length / piece.length)).slice(0, length);

// Each makes one part of the parser work hardest: marks that never close, headings, labels, slots, near misses of words.
const repetitions: Readonly<Record<string, string>> = {
  "a letter": "a",
  "a Han character": "的",
  words: "word ",
  spaces: " ",
  "no-break spaces": "\u00a0",
  "line breaks": "\n",
  "carriage returns": "\r",
  "straight quotes": '"',
  "opening quotes": "“",
  "triple quotes": '"""',
  "opened slots": "{{",
  "opened braces": "{ ",
  "opened brackets": "[a",
  "opened tags": "<a1>",
  "closed tags": "</a1>",
  "empty tags": "<x1></x2>",
  "opened comments": "<!-- ",
  "opened statements": "{% ",
  "opened emphasis": "**a",
  fences: "```\n",
  hashes: "# ",
  dashes: "- ",
  "numbered items": "1. a\n",
  "labels on a line": "A: ",
  "labels on lines": "A: b\n",
  "questions and answers": "Q: a\nA: b\n",
  "slots on lines": "{{text}}\n",
  pairs: "a // b\n",
  "chat markers": "user:\n",
  "template markers": "<|im_start|>user\n",
  code: "def f(\n",
  "JSON fields": '"a": "b",\n',
  "full stops": ". ",
  commas: "a, ",
  adverbs: "ly ",
  conditions: "if you ",
  "Chinese conditions": "如果",
  "Chinese orders": "你需要",
  "half a requirement": "using a ",
  "half a reference": "the following ",
  "lone surrogates": "\ud800",
};

describe("lintPrompt, of hostile texts", function () {
  // Not a measure of speed: it only tells a hang.
  this.timeout(60_000);

  for (const [name, piece] of Object.entries(repetitions))
    it(`ends on a megabyte of ${name}`, () => {
      assertSound(lint(repeated(piece)).document);
    });

  for (const [name, text] of Object.entries({
    "a fence's marks before a backtick": `${repeated("~")}\``,
    "spaces behind a label's name": `Q${repeated(" ")}x`,
    "one word in a Chinese prompt": `请翻译以下内容：\n${repeated("a")}`,
    "an opened quote in front of lines": `“${repeated("a\n")}`,
    "a slash and spaces": `a //${repeated(" ")}b`,
    "a tag with spaces": `<text ${repeated(" ")}`,
  }))
    it(`ends on a megabyte of ${name}`, () => {
      assertSound(lint(text).document);
    });

  it("ends on ten megabytes on one line", () => {
    const sentence = "Summarise the report in three sentences, and 请不要超过一百字。 ";
    assertSound(lint(repeated(sentence, 10 * megabyte)).document);
  });

  it("has nothing to say of an empty text", () => {
    assert.deepEqual(lint("").problems, []);
    assert.deepEqual(lint(" \r\n\t\u3000\ufeff").problems, []);
  });

  it("takes every code unit, alone and in a row", () => {
    let all = "";
    for (let code = 0; code <= 0xffff; code++) all += String.fromCharCode(code);
    assertSound(lint(all).document);
    assertSound(lint([...all].reverse().join(" ")).document);
  });

  it("takes binary data", () => {
    const bytes = Uint8Array.from({ length: 100_000 }, (_, i) => (i * 2654435761) >>> 24);
    assertSound(lint(new TextDecoder("latin1").decode(bytes)).document);
    assertSound(lint(new TextDecoder("utf-8").decode(bytes)).document);
  });

  it("takes everything unclosed", () => {
    const text =
      '---\ntitle: "x\nTranslate <text> the {{ text ```\n"""\n“ 【 [ ${ <!-- {% if {# {{! ```js\n<example>\n<|im_start|>';
    for (let end = 0; end <= text.length; end++) assertSound(lint(text.slice(0, end)).document);
    for (let start = 0; start <= text.length; start++) assertSound(lint(text.slice(start)).document);
  });

  it("takes 100,000 nested tags", () => {
    const depth = 100_000;
    const open = Array.from({ length: depth }, (_, i) => `<t${i}>`);
    const close = Array.from({ length: depth }, (_, i) => `</t${depth - 1 - i}>`);
    const { document } = lint([...open, "Translate the text.", ...close].join(""));
    assert.equal(document.delimiters.length, depth);
    assertSound(lint("<t>".repeat(depth) + "</t>".repeat(depth)).document);
  });

  it("takes 100,000 slots", () => {
    const { document } = lint(Array.from({ length: 100_000 }, (_, i) => `Name {{slot${i}}} in a word.`).join("\n"));
    assert.equal(document.variables.length, 100_000);
    assert.ok(document.isTemplate);
    assertSound(document);
  });

  it("takes 100,000 problems, and mends them", () => {
    const text = "请翻译以下文本,谢谢.\n".repeat(20_000) + "Summarise some reports, etc.\n".repeat(20_000);
    const { problems } = lint(text);
    assert.ok(problems.length > 20_000);
    applyFixes(text, problems);
  });
});

describe("front matter that is broken or bad", () => {
  const frontMatter = (yaml: string) => lint(`---\n${yaml}\n---\nSummarise the text in one sentence.\n`);

  for (const [name, yaml] of Object.entries({
    "an open string": 'title: "never closed',
    "a tab for an indent": "inputs:\n\tname: x",
    "a key twice": "a: 1\na: 2",
    "an unknown alias": "a: *nowhere",
    "an unknown tag": "a: !!js/function 'x'",
    "a list": "a: [1, 2",
    "several documents": "a: 1\n--- b\nc: 2",
    "deep nesting": `a: ${"[".repeat(200_000)}`,
    "deep mappings": `a: ${"{b: ".repeat(50_000)}`,
    "deep lists": `a:\n  ${"- ".repeat(50_000)}`,
    "deep keys": `a:\n  ${"? ".repeat(50_000)}`,
    "thousands of errors": `a: ${'"'.repeat(100_000)}`,
    "thousands of keys": Array.from({ length: 20_000 }, (_, i) => `key${i}: 1`).join("\n"),
    "a merge of itself": "a: &a\n  <<: *a\n  b: 1",
    "a prototype's name": "__proto__: 1\nconstructor: 2\ntoString: 3",
    "control characters": "a: \u0000\u0007\ud800",
  }))
    it(`survives ${name}`, () => {
      const { document } = frontMatter(yaml);
      assertSound(document);
      assert.equal(
        document.task && document.text.slice(document.task.range.start, document.task.range.end),
        "Summarise the text in one sentence.",
      );
    });

  it("survives aliases that would unfold into billions", () => {
    const bomb = ["a0: &a0 [x, x, x, x, x, x, x, x, x, x]"];
    for (let i = 1; i <= 12; i++)
      bomb.push(
        `a${i}: &a${i} [${Array(10)
          .fill(`*a${i - 1}`)
          .join(", ")}]`,
      );
    const { document } = frontMatter(bomb.join("\n"));
    assert.equal(document.frontMatter?.keys.size, 13);
    assert.deepEqual(document.frontMatter.data, {});
  });

  it("is no front matter when it never closes", () => {
    assert.equal(lint("---\ntitle: x\nSummarise the text.").document.frontMatter, undefined);
  });
});
