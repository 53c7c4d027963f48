import type { Segment } from "../row/view";
import { rowRule } from "../rule";

export const outputRepeatsInput = rowRule({
  id: "dataset/output-repeats-input",
  title: { en: "Answer repeats the question", "zh-cn": "回答重复了提问" },
  description: {
    en: "The answer is the instruction or its input, word for word. More often than not the answer was lost, and the model learns to echo. Tasks to repeat a text, or to put something in order, are left alone: what is in order already stays as it is.",
    "zh-cn":
      "回答与指令或输入一字不差，多半是答案丢失了，模型会学成复读。要求复述原文或者排序的任务不作提示，因为本来有序的内容会保持原样。",
  },
  evidence: [
    {
      claim: {
        en: "Self-Instruct drops generated rows whose output repeats the input.",
        "zh-cn": "Self-Instruct 会丢弃输出与输入相同的生成样本。",
      },
      source:
        "Wang et al., Self-Instruct: Aligning Language Models with Self-Generated Instructions, ACL 2023, arXiv:2212.10560, section 2.2",
    },
  ],
  severity: "information",
  messages: {
    instruction: { en: "The answer is the instruction, word for word.", "zh-cn": "回答与指令一字不差。" },
    input: { en: "The answer is the input, word for word.", "zh-cn": "回答与输入一字不差。" },
    message: { en: "The answer is the user's message, word for word.", "zh-cn": "回答与用户的发言一字不差。" },
    here: { en: "It is said here first.", "zh-cn": "原文在这里。" },
    drop: { en: "Drop this row", "zh-cn": "删除这一行" },
  },
  check(row, { report }) {
    const { segments } = row;
    for (let i = 1; i < segments.length; i++) {
      const answer = segments[i]!;
      if (answer.role !== "assistant" || (answer.part !== "output" && answer.part !== "message")) continue;
      if (answer.answer === "rejected") continue;
      for (let j = i - 1; j >= 0 && segments[j]!.turn >= answer.turn - 1; j--) {
        const asked = segments[j]!;
        if (asked.role !== "user" || !isSame(asked.text, answer.text) || isWanted(segments, asked, answer)) continue;
        const message = asked.part === "instruction" || asked.part === "input" ? asked.part : "message";
        const related = [{ range: row.within(asked).range, message: "here" as const }];
        report({ message, ...row.within(answer), related, fixes: [{ title: "drop", edits: [row.removal] }] });
        break;
      }
    }
  },
  examples: [
    { language: "en", text: '{"instruction": "Add 2 and 2.", "input": "", "output": "4"}', problems: 0 },
    {
      language: "en",
      text: '{"instruction": "Repeat the word.", "input": "lighthouse", "output": "lighthouse"}',
      problems: 0,
    },
    {
      language: "en",
      text:
        '{"instruction": "Translate into French.", "input": "The sea is calm tonight.", "output": "The sea is calm tonight."}\n' +
        '{"instruction": "Add 2 and 2.", "input": "", "output": "4"}\n',
      problems: 1,
      fixed: '{"instruction": "Add 2 and 2.", "input": "", "output": "4"}\n',
    },
    {
      language: "zh",
      text: '{"instruction": "请原样复述下面的话。", "input": "今晚海面很平静。", "output": "今晚海面很平静。"}',
      problems: 0,
    },
    {
      language: "zh",
      text: '{"instruction": "请介绍一下长江。", "input": "", "output": "请介绍一下长江。"}',
      problems: 1,
    },
    {
      language: "zh",
      text: '{"messages": [{"role": "user", "content": "长江有多长？"}, {"role": "assistant", "content": "长江有多长？"}]}',
      problems: 1,
    },
  ],
});

// Shorter texts, such as “Yes” or “你好”, are answered by themselves.
const shortest = 4;

function isSame(asked: string, answer: string): boolean {
  // White space at the ends can make up for some difference in length, but not for much.
  if (Math.abs(asked.length - answer.length) > 8 || answer.length < shortest) return false;
  if (asked === answer) return answer.trim().length >= shortest;
  const text = answer.trim();
  return text.length >= shortest && asked.trim() === text;
}

const greeting =
  /^(?:hi|hello|hey|bye|goodbye|thanks|thank you|good \w+)\b[^.!?]{0,20}[.!?]*$|^(?:你好|您好|早上好|晚上好|晚安|再见|谢谢)/i;
// Tasks after which a text is rightly the same: to say it again, or to put in order what is in order.
const mayStay =
  /\b(?:repeat|echo|cop(?:y|ies)|paste|recite|print|transcribe|verbatim|as is|unchanged|read (?:the|this|out)|say(?: the following)?:|sort|order|arrange|rank|organi[sz]e|sequence)\b|重复|复述|复读|原样|照抄|抄写|朗读|跟我读|念一遍|背诵|打印|排序|排列|顺序|排成/i;

/** Whether the text may rightly be the same, or it is a greeting that is returned. */
function isWanted(segments: readonly Segment[], asked: Segment, answer: Segment): boolean {
  if (greeting.test(answer.text.trim())) return true;
  return segments.some(
    ({ turn, part, text }) => turn === asked.turn && part !== "input" && mayStay.test(text.slice(0, 500)),
  );
}
