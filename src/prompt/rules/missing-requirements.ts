import { slice } from "../../text/range";
import { insertAfterTask, slot, writingLanguage } from "../edits/insertion";
import { isReadable, quotable } from "../analysis/places";
import { promptRule } from "../rule";
import { visibleText } from "../analysis/visible";

// Tasks that can be done in a hundred ways.
const openEnded =
  /\b(?:write|create|generate|compose|draft|design|make|build|develop|plan|prepare|produce|describe|discuss|suggest|recommend|brainstorm|tell|outline)\b|写(?!出.{0,6}注释)|创作|生成|撰写|编写|设计|制定|制订|描述|介绍|讨论|推荐|建议|创建|起草|策划|构思|想象/iu;

export const missingRequirements = promptRule({
  id: "prompt/missing-requirements",
  asksFor: "requirements",
  title: { en: "Missing requirements", "zh-cn": "缺少要求" },
  description: {
    en: "A prompt says what the answer must keep to: length, format, style, language, what to leave out. Without any such condition two runs give two quite different answers.",
    "zh-cn":
      "提示词要说明回答须满足的条件：篇幅、格式、风格、语言、不要写什么。没有任何条件时，两次运行会得到很不一样的结果。",
  },
  guide: {
    en: "Requirements: what the model should mind in its answer, the format of the answer and so on (optional). Add as many qualifiers as you can: context, purpose, result, length, format, style.",
    "zh-cn":
      "要求：对于你的目标，希望大模型回答时需要注意什么、回答的格式等（选填）。加入尽可能多的限定词，告知模型能干什么、不能干什么，具体说明上下文、目的、结果、长度、格式、样式、风格等。",
  },
  severity: { generate: "hint", agent: "information", else: "off" },
  messages: {
    missing: {
      en: "“{task}” does not say what the answer should be like. Add a length, a style or a format.",
      "zh-cn": "“{task}”没有对回答提出任何要求。请补充篇幅、风格或格式。",
    },
    insert: { en: "Insert a list of requirements", "zh-cn": "插入要求列表" },
  },
  check(document, { report }) {
    if (!isReadable(document)) return;
    const { elements, task, text } = document;
    if (task === undefined || elements.requirements.length > 0 || elements.outputFormat.length > 0) return;
    const words = slice(visibleText(document), task.range);
    const others = document.sentences.filter((sentence) => sentence !== task && sentence.directive);
    // A question, or a task with one right answer, needs no conditions; a second order may well be one.
    if (document.kind !== "agent" && (!openEnded.test(words) || others.length > 0)) return;
    const fill = (en: string, zh: string): string => slot(document, { en, zh });
    const list =
      writingLanguage(document) === "zh"
        ? `要求：\n- 篇幅：${fill("", "字数")}\n- 风格：${fill("", "语言风格")}\n- 格式：${fill("", "输出格式")}`
        : `Requirements:\n- Length: ${fill("length", "")}\n- Style: ${fill("tone and style", "")}\n- Format: ${fill("output format", "")}`;
    report({
      message: "missing",
      data: { task: quotable(text, task.range) },
      range: task.range,
      fixes: [{ title: "insert", edits: [insertAfterTask(document, list)] }],
    });
  },
  examples: [
    { language: "en", text: "Write a poem of eight lines about the sea, without rhymes.", problems: 0 },
    {
      language: "en",
      text: "Suggest three names for my bakery in the old town. They must be easy to spell.",
      problems: 0,
    },
    {
      language: "en",
      text: "Write a poem about the sea.",
      problems: 1,
      fixed:
        "Write a poem about the sea.\n\nRequirements:\n- Length: [length]\n- Style: [tone and style]\n- Format: [output format]",
    },
    {
      language: "en",
      text: "Write a speech for {{name}}.",
      problems: 1,
      fixed:
        "Write a speech for {{name}}.\n\nRequirements:\n- Length: [length]\n- Style: [tone and style]\n- Format: [output format]",
    },
    { language: "zh", text: "写一首关于大海的诗，八行，不押韵。", problems: 0 },
    { language: "zh", text: "我在老城区开了一家面包店。请起三个店名，必须好记。", problems: 0 },
    {
      language: "zh",
      text: "写一首诗，写大海。",
      problems: 1,
      fixed: "写一首诗，写大海。\n\n要求：\n- 篇幅：【填写字数】\n- 风格：【填写语言风格】\n- 格式：【填写输出格式】",
    },
    {
      language: "zh",
      text: "写一份发言稿。",
      problems: 1,
      fixed: "写一份发言稿。\n\n要求：\n- 篇幅：【填写字数】\n- 风格：【填写语言风格】\n- 格式：【填写输出格式】",
    },
  ],
});
