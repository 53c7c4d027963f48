import { contains, slice } from "../../text/range";
import { countScripts, lengthInWords } from "../../text/script";
import type { Material, PromptDocument } from "../document";
import { insertSentence, writingLanguage } from "../edits/insertion";
import { lookingUp } from "../lexicon/tasks";
import { headRange, isReadable, quotable } from "../analysis/places";
import { promptRule } from "../rule";
import { visibleText } from "../analysis/visible";

export const missingFallback = promptRule({
  id: "prompt/missing-fallback",
  asksFor: "fallback",
  title: { en: "Missing fallback", "zh-cn": "缺少兜底" },
  description: {
    en: "A task that looks something up in its material assumes that it is there. Say what to answer when it is not, or the model will make something up. The rule speaks for extraction, search, checks and questions over material, and for agents; a translation or a summary cannot fail in this way.",
    "zh-cn":
      "从材料里查找内容的任务，都假设材料里有答案。要写明没有答案时怎么回复，否则模型会编造。本规则针对提取、查找、核对、基于材料的问答以及智能体；翻译和概括不存在这种情况，不检查。",
  },
  guide: {
    en: "Handle the limits of what the task assumes, so that nothing is made up. If a prompt asks to answer a question from a text, add “if the answer does not exist, reply ‘not found’”.",
    "zh-cn":
      "做好任务假设的边界条件处理（避免胡编乱造）。prompt要求“结合文本回答问题”时，你可以加上“如果答案不存在，则回复‘未找到’”来避免在没找到答案时胡编乱造。",
  },
  evidence: [
    {
      claim: {
        en: "Systems that answered well where an answer existed lost much of their accuracy once some questions had none in the passage.",
        "zh-cn": "在答案一定存在时表现良好的系统，一旦部分问题在文中没有答案，准确率会大幅下降。",
      },
      source:
        "Rajpurkar, Jia and Liang, Know What You Don’t Know: Unanswerable Questions for SQuAD, ACL 2018, arXiv:1806.03822",
    },
  ],
  severity: { transform: "information", question: "information", agent: "information", else: "off" },
  messages: {
    missing: {
      en: "“{task}” does not say what to do if the answer is not in the material. Add a fallback.",
      "zh-cn": "“{task}”没有说明材料里找不到时怎么回答。请补充兜底说明。",
    },
    agent: {
      en: "Nothing here says what to do when information is missing or the task cannot be done. Add a fallback.",
      "zh-cn": "这里没有说明信息不足或任务无法完成时怎么办。请补充兜底说明。",
    },
    insert: { en: "Insert: {clause}", "zh-cn": "插入：{clause}" },
  },
  check(document, { report }) {
    const { elements, materials, task, kind, text } = document;
    if (!isReadable(document) || task === undefined || elements.fallback.length > 0) return;
    if (kind !== "agent") {
      const words = slice(visibleText(document), task.range);
      if (!materials.some((material) => isSource(document, material)) || closed.test(words)) return;
      if ((kind !== "question" && !lookingUp.test(words)) || writesProgram.test(words)) return;
      // Shown examples may well show what to do without an answer.
      if (elements.examples.length > 0) return;
    }
    const clause = fallbackClause(document);
    report({
      message: kind === "agent" ? "agent" : "missing",
      data: { task: quotable(text, task.range) },
      // An agent as a whole is meant, whichever of its tasks was found.
      range: kind === "agent" ? headRange(document) : task.range,
      // A clause that ran into the material would be taken for material: delimiters first.
      fixes: materials.some(({ delimited, slot }) => !delimited && !slot)
        ? []
        : [{ title: "insert", data: { clause }, edits: [insertSentence(document, clause)] }],
    });
  },
  examples: [
    {
      language: "en",
      text: "Answer the question from the passage. If the passage does not hold the answer, reply “not found”.\n\n<passage>{{passage}}</passage>\n\n<question>{{question}}</question>",
      problems: 0,
    },
    { language: "en", text: "Translate the passage into French.\n\n<passage>{{passage}}</passage>", problems: 0 },
    {
      language: "en",
      text: "Extract the names of all persons from the article.\n\n<article>{{article}}</article>",
      problems: 1,
      fixed:
        "Extract the names of all persons from the article. If the material does not contain what is asked for, reply “Not found”.\n\n<article>{{article}}</article>",
    },
    {
      language: "en",
      text: "Extract the delivery date from the e-mail. Return JSON with the field date.\n\n<email>{{email}}</email>",
      problems: 1,
      fixed:
        "Extract the delivery date from the e-mail. Return JSON with the field date. If something is not in the material, set its field to null.\n\n<email>{{email}}</email>",
    },
    {
      language: "zh",
      text: "请根据文章回答问题。如果文章中没有答案，则回复“未找到”。\n\n<文章>{{文章}}</文章>\n\n<问题>{{问题}}</问题>",
      problems: 0,
    },
    { language: "zh", text: "请把下面的文章翻译成英语。\n\n<文章>{{文章}}</文章>", problems: 0 },
    {
      language: "zh",
      text: "请提取文章中出现的所有人名。\n\n<文章>{{文章}}</文章>",
      problems: 1,
      fixed: "请提取文章中出现的所有人名。如果材料中没有所需内容，则回复“未找到”。\n\n<文章>{{文章}}</文章>",
    },
    {
      language: "zh",
      text: "请提取邮件里的交货日期，以JSON格式返回。\n\n<邮件>{{邮件}}</邮件>",
      problems: 1,
      fixed:
        "请提取邮件里的交货日期，以JSON格式返回。如果材料中没有某项内容，则将该字段设为 null。\n\n<邮件>{{邮件}}</邮件>",
    },
  ],
});

// A program finds what is there; what it does without is for its own tests.
const writesProgram =
  /\b(?:write|create|build|develop|implement)\b[^.]{0,40}\b(?:program|script|function|class|regex)\b|[写建现][^，。]{0,12}(?:程序|脚本|函数|代码|正则)/i;

// A choice between labels that are all given always has an answer.
const closed = /\b(?:whether|true|false|positive|negative|neutral)\b|是否|还是|正面|负面|积极|消极|中性|分类|归类/iu;

/** Material to look something up in: more than a question, or a slot that is not for one. */
function isSource({ text, variables }: PromptDocument, { range, slot }: Material): boolean {
  const words = slice(text, range).trim();
  const name = variables.find((variable) => contains(range, variable.range))?.name ?? "";
  if (slot) return !/question|query|问题|提问/i.test(name);
  return (
    lengthInWords(countScripts(words)) >= 15 &&
    !/[?？]["'”’」]?$/.test(words) &&
    !/^(?:question|q|问题|问)\s*\d*\s*[:：]/i.test(words)
  );
}

/** What to do without an answer, in the format that the prompt declares for its answers. */
function fallbackClause(document: PromptDocument): string {
  const zh = writingLanguage(document) === "zh";
  if (document.kind === "agent")
    return zh
      ? "如果信息不足或任务无法完成，请说明原因并询问用户，不要猜测。"
      : "If information is missing or the task cannot be done, say why and ask the user instead of guessing.";
  const format = document.elements.outputFormat.map(({ range }) => slice(document.text, range)).join("\n");
  if (/json|typescript|yaml|xml|字段/i.test(format))
    return zh
      ? "如果材料中没有某项内容，则将该字段设为 null。"
      : "If something is not in the material, set its field to null.";
  if (/table|csv|表格/i.test(format))
    return zh
      ? "如果材料中没有某项内容，则在该单元格填写“未找到”。"
      : "If something is not in the material, write “Not found” in its cell.";
  return zh
    ? "如果材料中没有所需内容，则回复“未找到”。"
    : "If the material does not contain what is asked for, reply “Not found”.";
}
