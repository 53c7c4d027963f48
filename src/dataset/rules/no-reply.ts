import { removalBehind } from "../analysis/message-items";
import { shapeIssues } from "../format/issues";
import { rowRule } from "../rule";

export const noReply = rowRule({
  id: "dataset/no-reply",
  title: { en: "Dialogue without a last reply", "zh-cn": "对话缺少最后的回复" },
  description: {
    en: "The dialogue ends on the user or on a tool's result, or the assistant says nothing in it at all. There is nothing to learn behind the last question: LLaMA-Factory leaves the whole row out, OpenAI refuses it, others train on the rest.",
    "zh-cn":
      "对话以用户发言或工具结果结束，或者助手始终没有发言。最后的问题没有答案可学：LLaMA-Factory 会丢弃整行，OpenAI 会拒绝，其他框架只训练前面的部分。",
  },
  evidence: [
    {
      claim: {
        en: "LLaMA-Factory drops rows with an odd number of turns; OpenAI's check reports examples without an assistant message.",
        "zh-cn": "LLaMA-Factory 丢弃轮次为奇数的行；OpenAI 的检查会报告没有助手消息的样本。",
      },
      source:
        "hiyouga/LLaMA-Factory, src/llamafactory/data/converter.py, SharegptDatasetConverter; openai/openai-cookbook, examples/Chat_finetuning_data_prep.ipynb",
    },
  ],
  severity: { dialogue: "error", preference: "error", else: "off" },
  messages: {
    user: {
      en: "The dialogue ends on the user: no reply to learn from.",
      "zh-cn": "对话以用户发言结束，没有可供学习的回复。",
    },
    tool: {
      en: "The dialogue ends on a tool's result: no reply to learn from.",
      "zh-cn": "对话以工具结果结束，没有可供学习的回复。",
    },
    none: { en: "The assistant says nothing in this dialogue.", "zh-cn": "助手在这段对话中没有任何发言。" },
    dropTurn: { en: "Drop what follows the last reply", "zh-cn": "删除最后一次回复之后的内容" },
    drop: { en: "Drop this row", "zh-cn": "删除这一行" },
  },
  check(row, { report }) {
    const { segments } = row;
    let last = segments.length - 1;
    while (last >= 0 && segments[last]!.part === "tools") last--;
    const end = segments[last];
    if (end === undefined || end.part === "text" || end.role === "assistant") return;
    // An answer that is not as the format has it is not in the view; that is told by other rules.
    if (row.format === undefined || shapeIssues(row.format.schema, row.object!).length > 0) return;
    const drop = { title: "drop" as const, edits: [row.removal] };
    const reply = segments.findLast(({ role }) => role === "assistant");
    if (reply === undefined) return report({ message: "none", ...row.within(end), fixes: [drop] });
    const removal = removalBehind(row, reply);
    const dropTurn = removal === undefined ? [] : [{ title: "dropTurn" as const, edits: [removal] }];
    report({ message: end.role === "tool" ? "tool" : "user", ...row.within(end), fixes: [...dropTurn, drop] });
  },
  examples: [
    {
      language: "en",
      text: '{"messages": [{"role": "user", "content": "Hi"}, {"role": "assistant", "content": "Hello"}]}',
      problems: 0,
    },
    {
      language: "en",
      text: '{"messages": [{"role": "user", "content": "Hi"}, {"role": "assistant", "content": "Hello"}, {"role": "user", "content": "Who are you?"}]}',
      problems: 1,
      fixed: '{"messages": [{"role": "user", "content": "Hi"}, {"role": "assistant", "content": "Hello"}]}',
    },
    {
      language: "zh",
      text: '{"conversations": [{"from": "human", "value": "你好"}, {"from": "gpt", "value": "您好！"}]}',
      problems: 0,
    },
    {
      language: "zh",
      text:
        '{"conversations": [{"from": "human", "value": "你好"}, {"from": "gpt", "value": "您好！"}]}\n' +
        '{"conversations": [{"from": "human", "value": "你是谁？"}]}\n',
      problems: 1,
      fixed: '{"conversations": [{"from": "human", "value": "你好"}, {"from": "gpt", "value": "您好！"}]}\n',
    },
  ],
});
