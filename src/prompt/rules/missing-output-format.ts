import { slice } from "../../text/range";
import type { PromptDocument } from "../document";
import { insertAfterTask, writingLanguage } from "../edits/insertion";
import { labelling, prose } from "../lexicon/tasks";
import { namedFields } from "../analysis/named-fields";
import { isReadable, quotable } from "../analysis/places";
import { promptRule } from "../rule";
import { visibleText } from "../analysis/visible";

export const missingOutputFormat = promptRule({
  id: "prompt/missing-output-format",
  asksFor: "outputFormat",
  title: { en: "Missing output format", "zh-cn": "缺少输出格式" },
  description: {
    en: "Where the answer is a label, a score or a set of fields, or goes to a program, say what shape it has: JSON, a type, a list. For open questions and prose the rule is silent, because a strict format can make a model reason worse.",
    "zh-cn":
      "如果答案是标签、分数或若干字段，或者要交给程序处理，就应说明它的形式：JSON、类型定义或列表。对开放性问题和行文类任务不作要求，因为严格的格式可能让模型的推理变差。",
  },
  guide: { en: "Ask for structured output.", "zh-cn": "要求结构化的输出。" },
  evidence: [
    {
      claim: {
        en: "The other side: strict formats lowered accuracy in reasoning tasks, and the stricter the more; for classification they did no harm or helped.",
        "zh-cn": "另一方面：严格的格式会降低推理任务的准确率，越严格降得越多；对分类任务则无害甚至有益。",
      },
      source:
        "Tam et al., Let Me Speak Freely? A Study on the Impact of Format Restrictions on Performance of Large Language Models, EMNLP 2024 Industry Track, arXiv:2408.02442",
    },
  ],
  severity: { transform: "information", agent: "information", else: "off" },
  messages: {
    missing: {
      en: "“{task}” does not say what format the answer should have. Ask for JSON, a type or a list.",
      "zh-cn": "“{task}”没有说明答案的形式。请指定 JSON、类型定义或列表。",
    },
    json: { en: "Ask for JSON", "zh-cn": "要求输出 JSON" },
    type: { en: "Ask for JSON of a TypeScript type", "zh-cn": "要求输出符合 TypeScript 类型的 JSON" },
    list: { en: "Ask for a list", "zh-cn": "要求输出列表" },
  },
  check(document, { report }) {
    const { elements, materials, examples, task, kind, text } = document;
    if (!isReadable(document) || task === undefined || elements.outputFormat.length > 0 || examples.length > 0) return;
    const words = slice(visibleText(document), task.range);
    if (kind === "agent" ? !reporting.test(words) : materials.length === 0 || !labelling.test(words)) return;
    if (task.block.type === "item" || prose.test(words)) return;
    const shapes = shapesFor(document, words);
    report({
      message: "missing",
      data: { task: quotable(text, task.range) },
      range: task.range,
      fixes: (["json", "type", "list"] as const).map((title) => ({
        title,
        edits: [insertAfterTask(document, shapes[title])],
      })),
    });
  },
  examples: [
    {
      language: "en",
      text: 'Classify the review as positive or negative. Reply with JSON like {"label": "positive"}.\n\n<review>{{review}}</review>',
      problems: 0,
    },
    { language: "en", text: "Rewrite the review in a friendlier tone.\n\n<review>{{review}}</review>", problems: 0 },
    {
      language: "en",
      text: "Extract the company and the amount from the invoice.\n\n<invoice>{{invoice}}</invoice>",
      problems: 1,
      fixed:
        'Extract the company and the amount from the invoice.\n\nOutput format: JSON in exactly this form:\n\n```json\n{\n  "company": "...",\n  "amount": "..."\n}\n```\n\n<invoice>{{invoice}}</invoice>',
    },
    {
      language: "en",
      text: 'Extract the supplier and the total from the record.\n\n```json\n{"name": "Ada", "sum": 3}',
      problems: 1,
      fixed:
        'Extract the supplier and the total from the record.\n\nOutput format: JSON in exactly this form:\n\n```json\n{\n  "supplier": "...",\n  "total": "..."\n}\n```\n\n```json\n{"name": "Ada", "sum": 3}',
    },
    {
      language: "en",
      text: "Classify the ticket by the team that should handle it.\n\n<ticket>{{ticket}}</ticket>",
      problems: 1,
    },
    {
      language: "zh",
      text: '请判断评论的情感，以JSON格式回答，例如 {"情感": "正面"}。\n\n<评论>{{评论}}</评论>',
      problems: 0,
    },
    { language: "zh", text: "请把评论改写得更友好。\n\n<评论>{{评论}}</评论>", problems: 0 },
    {
      language: "zh",
      text: "请提取发票中的公司名称和金额。\n\n<发票>{{发票}}</发票>",
      problems: 1,
      fixed:
        '请提取发票中的公司名称和金额。\n\n输出格式：严格按以下形式的 JSON 输出：\n\n```json\n{\n  "公司名称": "...",\n  "金额": "..."\n}\n```\n\n<发票>{{发票}}</发票>',
    },
    { language: "zh", text: "请将工单按负责的团队分类。\n\n<工单>{{工单}}</工单>", problems: 1 },
  ],
});

// An agent whose task ends in something that others read or parse.
const reporting =
  /\b(?:report|review|audit|analy[sz]e|classify|extract|evaluate|assess|triage|score|rank)\b|审查|审计|分析|分类|提取|评估|评审|打分|排序/iu;

/** What each fix puts in: a skeleton, a type, or a list, with the fields that the task names. */
function shapesFor(document: PromptDocument, task: string): Record<"json" | "type" | "list", string> {
  const language = writingLanguage(document);
  const named = namedFields(task, language);
  const keys = named.length > 0 ? named : language === "zh" ? ["结果", "理由"] : ["result", "reason"];
  const members = named.length > 0 ? named : ["result", "reason"];
  const skeleton = `\`\`\`json\n{\n${keys.map((key) => `  "${key}": "..."`).join(",\n")}\n}\n\`\`\``;
  const type = `\`\`\`ts\ntype Answer = {\n${members.map((name) => `  ${name}: string;`).join("\n")}\n};\n\`\`\``;
  if (language === "zh")
    return {
      json: `输出格式：严格按以下形式的 JSON 输出：\n\n${skeleton}`,
      type: `输出格式：符合以下 TypeScript 类型的 JSON：\n\n${type}`,
      list: "输出格式：以列表形式输出，每行一项。",
    };
  return {
    json: `Output format: JSON in exactly this form:\n\n${skeleton}`,
    type: `Output format: JSON that matches this TypeScript type:\n\n${type}`,
    list: "Output format: a bulleted list, one item per line.",
  };
}
