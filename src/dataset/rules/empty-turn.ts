import type { View } from "../row/view";
import { isBlank } from "../analysis/blank";
import { rowRule } from "../rule";

export const emptyTurn = rowRule({
  id: "dataset/empty-turn",
  title: { en: "Empty turn", "zh-cn": "发言为空" },
  description: {
    en: "A turn has no text: a question that asks nothing, a reply that says nothing, or a text with nothing in it. The model learns to answer nothing, or to end at once. An assistant's turn that only calls a tool is no empty turn, and an output that is empty has a rule of its own.",
    "zh-cn":
      "某次发言没有文字：没有提问的问题、没有内容的回复，或者空的文本。模型会学到凭空作答，或者一开口就结束。助手只调用工具的发言不算空；输出为空另有规则报告。",
  },
  evidence: [
    {
      claim: {
        en: "An empty assistant turn is learned as “stop at once” by LLaMA-Factory, TRL and ms-swift, is masked by Axolotl, and is refused by OpenAI's check.",
        "zh-cn":
          "助手发言为空时，LLaMA-Factory、TRL 与 ms-swift 会让模型学到“立即结束”，Axolotl 会屏蔽它，OpenAI 的检查会拒绝它。",
      },
      source:
        "axolotl-ai-cloud/axolotl, src/axolotl/prompt_strategies/chat_template.py; openai/openai-cookbook, examples/Chat_finetuning_data_prep.ipynb",
    },
  ],
  severity: "error",
  messages: {
    user: { en: "The user's turn is empty.", "zh-cn": "用户的发言为空。" },
    assistant: { en: "The assistant's turn is empty.", "zh-cn": "助手的发言为空。" },
    instruction: { en: "The instruction is empty, and there is no input.", "zh-cn": "指令为空，也没有输入。" },
    text: { en: "The text is empty.", "zh-cn": "文本为空。" },
    drop: { en: "Drop this row", "zh-cn": "删除这一行" },
  },
  check(row, { report }) {
    const { segments } = row;
    for (let i = 0; i < segments.length; i++) {
      const segment = segments[i]!;
      if (!isBlank(segment.text) || !speaks(row.view, i)) continue;
      const { part } = segment;
      const message = part === "instruction" || part === "text" ? part : segment.role === "user" ? "user" : "assistant";
      report({ message, ...row.within(segment), fixes: [{ title: "drop", edits: [row.removal] }] });
    }
  },
  examples: [
    {
      language: "en",
      text: '{"messages": [{"role": "user", "content": "Hi"}, {"role": "assistant", "content": "Hello"}]}',
      problems: 0,
    },
    {
      language: "en",
      text:
        '{"messages": [{"role": "user", "content": "Hi"}, {"role": "assistant", "content": "Hello"}]}\n' +
        '{"messages": [{"role": "user", "content": "Hi"}, {"role": "assistant", "content": " "}]}\n',
      problems: 1,
      fixed: '{"messages": [{"role": "user", "content": "Hi"}, {"role": "assistant", "content": "Hello"}]}\n',
    },
    { language: "zh", text: '{"instruction": "", "input": "计算 2 加 2。", "output": "4"}', problems: 0 },
    { language: "zh", text: '{"instruction": "", "input": "", "output": "4"}', problems: 1 },
  ],
});

/** Whether the segment stands for its turn: something that must have text, with nothing else in the turn that has. */
function speaks({ segments, label }: View, at: number): boolean {
  const { turn, role, part, answer } = segments[at]!;
  if (part !== "message" && part !== "instruction" && part !== "text") return false;
  // An answer that is to be unlearned may well be empty.
  if (answer === "rejected" || (label === false && role === "assistant")) return false;
  return segments.every(
    (other, i) =>
      other.turn !== turn || other.role !== role || other.answer !== answer || isBlank(other.text) || i === at,
  );
}
