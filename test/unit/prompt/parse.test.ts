import assert from "node:assert/strict";
import { elementNames, type ElementName, type PromptDocument } from "../../../src/prompt/document";
import { parsePrompt } from "../../../src/prompt/parse";
import { assertSound } from "./ranges";

interface Wanted {
  readonly name: string;
  readonly text: string;
  readonly language: PromptDocument["language"];
  readonly kind: PromptDocument["kind"];
  readonly task: string | undefined;
  /** For each element that must be found, words that one of its ranges begins with; the others must not be found. */
  readonly elements: Partial<Record<ElementName, string>>;
}

const prompts: readonly Wanted[] = [
  {
    name: "an English prompt by the guide",
    text: [
      "You are an experienced editor of a school paper.",
      "",
      "Background: our readers are twelve years old and know little of politics.",
      "",
      "Task: Rewrite the article below in plain words.",
      "",
      "Requirements:",
      "- No more than 150 words.",
      "- Return one paragraph of plain text.",
      "",
      "If the article is empty, reply with “no article”.",
      "",
      "<article>",
      "{{article}}",
      "</article>",
    ].join("\n"),
    language: "en",
    kind: "transform",
    task: "Rewrite the article below in plain words.",
    elements: {
      role: "You are an experienced editor",
      background: "our readers are twelve",
      goal: "Rewrite the article",
      requirements: "No more than 150 words",
      outputFormat: "Return one paragraph",
      fallback: "If the article is empty",
      input: "\n{{article}}\n",
    },
  },
  {
    name: "a Chinese prompt by the guide",
    text: [
      "你是一名资深的校报编辑。",
      "",
      "背景：我们的读者是十二岁的学生，对时政了解不多。",
      "",
      "任务：用浅显的话改写下面的文章。",
      "",
      "要求：",
      "1. 不超过150字。",
      "2. 以 JSON 格式输出，字段为 title 和 text。",
      "",
      "如果文章为空，请回复“没有文章”。",
      "",
      "文章：",
      "{{文章}}",
    ].join("\n"),
    language: "zh",
    kind: "transform",
    task: "用浅显的话改写下面的文章。",
    elements: {
      role: "你是一名资深的校报编辑",
      background: "我们的读者",
      goal: "用浅显的话",
      requirements: "不超过150字",
      outputFormat: "以 JSON 格式输出",
      fallback: "如果文章为空",
      input: "{{文章}}",
    },
  },
  {
    name: "a Chinese prompt about English text",
    text: "请把下面的句子翻译成中文，不要解释。\n\nText: The mill by the river lost its wheel when the water rose in the night.",
    language: "mixed",
    kind: "transform",
    task: "请把下面的句子翻译成中文，不要解释。",
    elements: {
      background: "The mill",
      goal: "请把下面的句子",
      requirements: "请把下面的句子",
      input: "The mill by the river",
    },
  },
  {
    name: "a bare question",
    text: "Why do rivers bend?",
    language: "en",
    kind: "question",
    task: "Why do rivers bend?",
    elements: { background: "Why do", goal: "Why do" },
  },
  {
    name: "a bare order",
    text: "写一首诗。",
    language: "zh",
    kind: "generate",
    task: "写一首诗。",
    elements: { goal: "写一首诗" },
  },
  {
    name: "few-shot examples",
    text: "Classify the sentiment as positive or negative.\n\nText: I loved it.\nSentiment: positive\n\nText: So dull.\nSentiment: negative\n\nText: It rained.\nSentiment:",
    language: "en",
    kind: "transform",
    task: "Classify the sentiment as positive or negative.",
    elements: {
      background: "Text: It rained.",
      goal: "Classify the sentiment",
      requirements: "Classify the sentiment",
      examples: "Text: I loved it.\nSentiment: positive",
      input: "Text: It rained.",
    },
  },
  {
    name: "a text that asks for nothing",
    text: "The sun rose over the hill.",
    language: "en",
    kind: "other",
    task: undefined,
    elements: { background: "The sun rose" },
  },
];

describe("parsePrompt", () => {
  for (const { name, text, language, kind, task, elements } of prompts)
    it(`takes apart ${name}`, () => {
      const document = parsePrompt(text);
      const words = (range: { readonly start: number; readonly end: number }): string =>
        text.slice(range.start, range.end);
      assertSound(document);
      assert.equal(document.language, language);
      assert.equal(document.kind, kind);
      assert.equal(document.task && words(document.task.range), task);
      for (const element of elementNames) {
        const found = document.elements[element].map(({ range }) => words(range));
        const wanted = elements[element];
        if (wanted === undefined) assert.deepEqual(found, [], element);
        else
          assert.ok(
            found.some((part) => part.startsWith(wanted)),
            `${element}: ${found.join(" | ")}`,
          );
      }
    });

  it("counts the tokens that are sent", () => {
    const sent = parsePrompt("Write a poem.").tokens;
    assert.equal(parsePrompt("---\ntitle: Poem\n---\nWrite a poem.").tokens, sent);
    assert.equal(parsePrompt("Write a poem.<!-- too long -->", { strippedComments: ["html"] }).tokens, sent);
    assert.ok(parsePrompt("Write a poem.<!-- too long -->").tokens > sent);
  });

  it("is a template when it has slots", () => {
    assert.ok(parsePrompt("Write about {{topic}}.").isTemplate);
    assert.ok(!parsePrompt("Write about rain.").isTemplate);
  });

  it("gives the delimiters of every type in order", () => {
    const { delimiters } = parsePrompt('Say "hi".\n\n<text>\na\n</text>\n\n```\nb\n```\n\n"""c"""');
    assert.deepEqual(
      delimiters.map(({ type }) => type),
      ["quotes", "tag", "fence", "triple-quotes"],
    );
  });

  it("keeps comments out of sentences where they are stripped", () => {
    const text = "Write a poem.\n{{! Never use rhyme. }}\n";
    const read = (strippedComments: readonly "handlebars"[]): number =>
      parsePrompt(text, { strippedComments }).sentences.length;
    assert.equal(read(["handlebars"]), 1);
    assert.equal(parsePrompt(text, { strippedComments: ["handlebars"] }).variables.length, 0);
  });
});
