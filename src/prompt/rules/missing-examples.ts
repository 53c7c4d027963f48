import { slice } from "../../text/range";
import type { PromptDocument } from "../document";
import { insertAfterTask, slot, writingLanguage } from "../edits/insertion";
import { labelling, prose } from "../lexicon/tasks";
import { isReadable, quotable } from "../analysis/places";
import { promptRule } from "../rule";
import { visibleText } from "../analysis/visible";

export const missingExamples = promptRule({
  id: "prompt/missing-examples",
  asksFor: "examples",
  title: { en: "Missing examples", "zh-cn": "缺少示例" },
  description: {
    en: "For classification, extraction and fixed formats, one or a few examples of input and output show what words describe badly: where a label ends and the next begins, and what to do with an odd case.",
    "zh-cn":
      "分类、提取和固定格式的任务，给出一个或几个输入与输出的示例，能说清文字难以描述的细节：各个标签的界线在哪里，特殊情况怎么处理。",
  },
  guide: {
    en: "“Few-shot” or “one-shot” prompting: a small number of examples.",
    "zh-cn": "“Few-shot”or“one-shot” prompting（少量示例）。",
  },
  evidence: [
    {
      claim: {
        en: "Over many tasks, a few examples in the prompt gave better answers than the instruction alone, and more so the larger the model.",
        "zh-cn": "在许多任务上，在提示词中给出少量示例比只给指令效果更好，模型越大越明显。",
      },
      source: "Brown et al., Language Models are Few-Shot Learners, NeurIPS 2020, arXiv:2005.14165",
    },
  ],
  severity: { transform: "hint", else: "off" },
  messages: {
    missing: {
      en: "“{task}” comes with no example. Add one or two to make the labels and the format clear.",
      "zh-cn": "“{task}”没有给出示例。加上一两个示例，标签和格式就清楚了。",
    },
    insert: { en: "Insert a frame for an example", "zh-cn": "插入示例框架" },
  },
  check(document, { report }) {
    const { elements, materials, task, text } = document;
    if (!isReadable(document) || task === undefined || elements.examples.length > 0 || materials.length === 0) return;
    const words = slice(visibleText(document), task.range);
    if (task.block.type === "item" || !labelling.test(words) || prose.test(words)) return;
    report({
      message: "missing",
      data: { task: quotable(text, task.range) },
      range: task.range,
      fixes: [{ title: "insert", edits: [insertAfterTask(document, frame(document))] }],
    });
  },
  examples: [
    {
      language: "en",
      text: "Classify the review as positive or negative.\n\n<example>\nInput: It broke after a day.\nOutput: negative\n</example>\n\n<review>{{review}}</review>",
      problems: 0,
    },
    { language: "en", text: "Summarise the review in one sentence.\n\n<review>{{review}}</review>", problems: 0 },
    {
      language: "en",
      text: "Classify the review as positive or negative.\n\n<review>{{review}}</review>",
      problems: 1,
      fixed:
        "Classify the review as positive or negative.\n\n<example>\nInput: [sample input]\nOutput: [sample output]\n</example>\n\n<review>{{review}}</review>",
    },
    {
      language: "en",
      text: "Extract every date from the letter.\n\n<letter>\nWe met on 3 May and shall meet again on 9 June.\n</letter>",
      problems: 1,
      fixed:
        "Extract every date from the letter.\n\n<example>\nInput: [sample input]\nOutput: [sample output]\n</example>\n\n<letter>\nWe met on 3 May and shall meet again on 9 June.\n</letter>",
    },
    {
      language: "zh",
      text: "请判断评论的情感是正面还是负面。\n\n<示例>\n输入：用了一天就坏了。\n输出：负面\n</示例>\n\n<评论>{{评论}}</评论>",
      problems: 0,
    },
    { language: "zh", text: "请用一句话概括这条评论。\n\n<评论>{{评论}}</评论>", problems: 0 },
    {
      language: "zh",
      text: "请将评论按情感分类为正面或负面。\n\n<评论>{{评论}}</评论>",
      problems: 1,
      fixed:
        "请将评论按情感分类为正面或负面。\n\n<示例>\n输入：【填写示例输入】\n输出：【填写示例输出】\n</示例>\n\n<评论>{{评论}}</评论>",
    },
    {
      language: "zh",
      text: "请提取信中的所有日期。\n\n<信件>\n我们五月三日见过面，六月九日会再见。\n</信件>",
      problems: 1,
      fixed:
        "请提取信中的所有日期。\n\n<示例>\n输入：【填写示例输入】\n输出：【填写示例输出】\n</示例>\n\n<信件>\n我们五月三日见过面，六月九日会再见。\n</信件>",
    },
  ],
});

/** An input and its output to be filled in, in a tag that says what it is. */
function frame(document: PromptDocument): string {
  const input = slot(document, { en: "sample input", zh: "示例输入" });
  const output = slot(document, { en: "sample output", zh: "示例输出" });
  return writingLanguage(document) === "zh"
    ? `<示例>\n输入：${input}\n输出：${output}\n</示例>`
    : `<example>\nInput: ${input}\nOutput: ${output}\n</example>`;
}
