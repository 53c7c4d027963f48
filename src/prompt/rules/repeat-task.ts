import * as z from "zod/mini";
import { described } from "../../lint/described";
import { slice } from "../../text/range";
import type { PromptDocument, Sentence } from "../document";
import { countScripts, lengthInWords } from "../../text/script";
import { estimateTokens } from "../../text/tokens";
import { insertAtEnd } from "../edits/insertion";
import { isReadable, quotable } from "../analysis/places";
import { promptRule } from "../rule";

export const repeatTask = promptRule({
  id: "prompt/repeat-task",
  title: { en: "Task not repeated at the end", "zh-cn": "末尾未重复任务" },
  description: {
    en: "Behind a long stretch of context the task is worth saying again: what stands at the end weighs more than what stands in the middle. The rule speaks when more than `tokens` tokens follow the task; one point of a list, or a sentence that only leads to what follows, is not worth it, and what an agent is told is followed by a conversation.",
    "zh-cn":
      "上下文很长时，值得在末尾再说一遍任务：末尾的信息比中间的信息影响更大。任务之后超过 `tokens` 个 token 时，本规则会提示；列表中的一项或只起引出作用的句子不必重复，智能体的提示词之后还有对话，也不检查。",
  },
  guide: {
    en: "Because of recency bias, what stands at the end of a prompt may influence the output more than what stands at its beginning, so it is worth trying to repeat the instruction at the end.",
    "zh-cn":
      "由于recency bias的影响，prompt末尾的信息可能比开头的信息对输出的影响更大，因此值得尝试在prompt末尾重复指令。",
  },
  evidence: [
    {
      claim: {
        en: "Accuracy is highest when what matters stands at the beginning or the end of the context, and drops when it stands in the middle.",
        "zh-cn": "关键信息位于上下文开头或末尾时准确率最高，位于中间时明显下降。",
      },
      source: "Liu et al., Lost in the Middle: How Language Models Use Long Contexts, TACL 2024, arXiv:2307.03172",
    },
    {
      claim: {
        en: "Repeating the whole prompt helped in 47 of 70 comparisons of models and benchmarks and hurt in none, where the models did not reason.",
        "zh-cn": "在不进行推理的情况下，把提示词整体重复一遍，在 70 组模型与基准的比较中有 47 组变好，没有一组变差。",
      },
      source: "Leviathan, Kalman and Matias, Prompt Repetition Improves Non-Reasoning LLMs, 2025, arXiv:2512.14982",
    },
  ],
  severity: { agent: "off", else: "hint" },
  options: z.strictObject({
    tokens: z._default(z.int().check(z.nonnegative()), 400).check(
      described({
        en: "How many tokens may follow the task before it is worth repeating.",
        "zh-cn": "任务之后有多少 token 时才值得在末尾重复任务。",
      }),
    ),
  }),
  messages: {
    repeat: {
      en: "About {tokens} tokens follow the task “{task}”. Repeat it at the end.",
      "zh-cn": "任务“{task}”之后约有 {tokens} 个 token。请在末尾再说一遍任务。",
    },
    append: { en: "Repeat the task at the end", "zh-cn": "在末尾重复任务" },
  },
  check(document, { report, options }) {
    if (!isReadable(document)) return;
    const { text, task, repeatedTask } = document;
    if (task === undefined || repeatedTask !== undefined || !standsAlone(document, task)) return;
    const words = slice(text, task.range);
    if (text.lastIndexOf(words) > task.range.end || startsWork(document, task)) return;
    const last = document.messages.findLast(({ role }) => role === "user" || role === "system");
    const tokens = estimateTokens(text.slice(task.range.end, last?.content.end ?? text.length));
    if (tokens <= options.tokens) return;
    report({
      message: "repeat",
      data: { tokens, task: quotable(text, task.range) },
      range: task.range,
      fixes: [{ title: "append", edits: [insertAtEnd(document, words)] }],
    });
  },
  examples: [
    {
      language: "en",
      text: "List every deadline in the contract.\n\n<contract>\nThe supplier delivers by 1 June.\n</contract>",
      problems: 0,
    },
    {
      language: "en",
      text: "List every deadline in the contract.\n\n<contract>\nThe supplier delivers by 1 June. The buyer pays within 30 days.\n</contract>\n\nList every deadline in the contract.",
      problems: 0,
      options: { tokens: 15 },
    },
    {
      language: "en",
      text: "List every deadline in the contract.\n\n<contract>\nThe supplier delivers by 1 June. The buyer pays within 30 days.\n</contract>",
      problems: 1,
      fixed:
        "List every deadline in the contract.\n\n<contract>\nThe supplier delivers by 1 June. The buyer pays within 30 days.\n</contract>\n\nList every deadline in the contract.",
      options: { tokens: 15 },
    },
    {
      language: "en",
      text: "# Task\n\nWrite the minutes of the meeting.\n\n# Rules\n\n- Name every decision and who is to carry it out.\n- Leave out greetings and small talk.",
      problems: 1,
      fixed:
        "# Task\n\nWrite the minutes of the meeting.\n\n# Rules\n\n- Name every decision and who is to carry it out.\n- Leave out greetings and small talk.\n\nWrite the minutes of the meeting.",
      options: { tokens: 15 },
    },
    {
      language: "en",
      text: "List every deadline in the contract.\n\n<contract>\nThe supplier delivers by 1 June. The buyer pays within 30 days.\n</contract>\n\nNow begin.",
      problems: 0,
      options: { tokens: 15 },
    },
    {
      language: "en",
      text: "# Tasks\n\n- Write the minutes of the meeting.\n- Name every decision and who is to carry it out.\n- Leave out greetings and small talk.",
      problems: 0,
      options: { tokens: 15 },
    },
    { language: "zh", text: "请列出合同中的全部期限。\n\n<合同>\n供方应于六月一日前交货。\n</合同>", problems: 0 },
    {
      language: "zh",
      text: "请按照下面的步骤工作：\n\n<合同>\n供方应于六月一日前交货，买方应在三十天内付款。\n</合同>\n\n列出期限。",
      problems: 0,
      options: { tokens: 15 },
    },
    {
      language: "zh",
      text: "请列出合同中的全部期限。\n\n<合同>\n供方应于六月一日前交货，买方应在三十天内付款。\n</合同>\n\n请列出合同中的全部期限。",
      problems: 0,
      options: { tokens: 15 },
    },
    {
      language: "zh",
      text: "请列出合同中的全部期限。\n\n<合同>\n供方应于六月一日前交货，买方应在三十天内付款。\n</合同>",
      problems: 1,
      fixed:
        "请列出合同中的全部期限。\n\n<合同>\n供方应于六月一日前交货，买方应在三十天内付款。\n</合同>\n\n请列出合同中的全部期限。",
      options: { tokens: 15 },
    },
    {
      language: "zh",
      text: "# 任务\n\n请整理这次会议的纪要。\n\n# 要求\n\n- 写明每一项决定和负责人。\n- 不要记录寒暄和闲谈。",
      problems: 1,
      fixed:
        "# 任务\n\n请整理这次会议的纪要。\n\n# 要求\n\n- 写明每一项决定和负责人。\n- 不要记录寒暄和闲谈。\n\n请整理这次会议的纪要。",
      options: { tokens: 15 },
    },
  ],
});

// A prohibition, a condition, a manner, or words that only lead to what follows, are not the task by themselves.
const dependent =
  /^[\s*_#>]*(?:if|when|whenever|before|after|once|for each|for every|unless|do not|don['’]t|never|avoid|always|use|think|(?:respond|reply|answer) (?:only|in|with)|you (?:must |should |are )?(?:never|(?:\w+ )?not)\b|如果|若|当|不要|请勿|禁止|不得)|完成(?:以下|下列|如下)|[:：]\s*$/i;

/** Whether a sentence says the whole task by itself, and so could be said again elsewhere. */
function standsAlone({ text }: PromptDocument, { block, range }: Sentence): boolean {
  if (lengthInWords(countScripts(text, range)) < 4) return false;
  return block.type !== "item" && !dependent.test(slice(text, range).replace(/[*_]+/g, ""));
}

const lastSentences = 4;
const start =
  /^(?:please |now,? |let['’]s )*(?:begin|start|proceed|go ahead)\b(?! (?:with|by|each|every|from|at)\b)|^now,? \w+|^(?:请|现在)(?:现在)?(?:就|请)?开始|^开始/i;

/** Whether the prompt ends with the order to set about it ("Now begin the review"). */
function startsWork({ text, sentences }: PromptDocument, task: Sentence): boolean {
  return sentences
    .slice(-lastSentences)
    .some((sentence) => sentence.range.start > task.range.end && start.test(slice(text, sentence.range)));
}
