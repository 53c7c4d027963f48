import assert from "node:assert/strict";
import type { PromptKind } from "../../../../src/prompt/document";
import { parsePrompt } from "../../../../src/prompt/parse";

const prompts: readonly (readonly [kind: PromptKind, text: string])[] = [
  ["persona", "I want you to act as a travel guide. I will tell you where I am. My first request is “I am in Rome.”"],
  ["persona", "我想让你扮演一名导游。我会告诉你我的位置，你来推荐景点。我的第一个请求是“我在罗马”。"],
  ["question", "Why is the sky blue?"],
  ["question", "天空为什么是蓝色的？"],
  ["transform", "Translate the text below into French.\n\n<text>{{text}}</text>"],
  ["transform", "请将下面的文本翻译成法语。\n\n文本：{{text}}"],
  ["generate", "Write a poem about the sea in four lines."],
  ["generate", "写一首关于大海的四行诗。"],
  ["agent", "---\nname: reviewer\ndescription: Reviews pull requests\ntools: [read]\n---\nReview the changes."],
  ["other", "The sun rose over the hill."],
];

describe("kindOf", () => {
  for (const [kind, text] of prompts)
    it(`takes ${JSON.stringify(text.slice(0, 40))} for ${kind}`, () => {
      assert.equal(parsePrompt(text).kind, kind);
    });
});
