import { shapeIssues } from "../format/issues";
import type { Row } from "../row/row";
import type { Segment } from "../row/view";
import { itemRemoval } from "../analysis/message-items";
import { rowRule } from "../rule";
import type { TextEdit } from "../../text/range";

export const roleOrder = rowRule({
  id: "dataset/role-order",
  title: { en: "Roles out of order", "zh-cn": "角色顺序错误" },
  description: {
    en: "A dialogue goes: the system's message first, if there is one, then user and assistant in turn. Rows that go another way are left out by LLaMA-Factory, refused by many chat templates and silently rearranged by ms-swift. Two turns of one speaker can be made one.",
    "zh-cn":
      "对话的顺序应当是：先是系统消息（如果有），然后用户与助手交替发言。不符合的行会被 LLaMA-Factory 丢弃，被许多对话模板拒绝，或者被 ms-swift 悄悄改动。同一方连续两次发言可以合并。",
  },
  evidence: [
    {
      claim: {
        en: "Turns whose role is not the one expected at their place make LLaMA-Factory blank the row (“Skipping this abnormal example”); ms-swift joins turns of one role.",
        "zh-cn":
          "角色与所在位置不符时，LLaMA-Factory 会清空该行（“Skipping this abnormal example”）；ms-swift 会合并同一角色的连续发言。",
      },
      source:
        "hiyouga/LLaMA-Factory, src/llamafactory/data/converter.py, SharegptDatasetConverter; modelscope/ms-swift, swift/template/base.py",
    },
  ],
  severity: { dialogue: "error", preference: "error", else: "off" },
  messages: {
    system: {
      en: "The system's message stands behind others; it belongs first.",
      "zh-cn": "系统消息出现在其他发言之后，应当放在最前面。",
    },
    twice: { en: "Two turns of the {role} in a row.", "zh-cn": "{role}连续发言两次。" },
    first: {
      en: "The assistant speaks first, before the user has said anything.",
      "zh-cn": "用户尚未发言，助手就先开口了。",
    },
    result: { en: "A tool's result without a call before it.", "zh-cn": "没有调用工具，却出现了工具的返回结果。" },
    user: { en: "user", "zh-cn": "用户" },
    assistant: { en: "assistant", "zh-cn": "助手" },
    merge: { en: "Join the two turns", "zh-cn": "合并这两次发言" },
    drop: { en: "Drop this row", "zh-cn": "删除这一行" },
  },
  check(row, { report, locale }) {
    if (isInOrder(row.segments)) return;
    // A turn whose role is unknown is not in the view, so its neighbours would seem to meet.
    if (row.format === undefined || shapeIssues(row.format.schema, row.object!).length > 0) return;
    let before: Segment | undefined;
    for (const segment of row.segments) {
      const fault = faultBetween(before, segment);
      if (fault !== undefined) {
        const merge = fault === "twice" ? merging(row, before!, segment) : undefined;
        const role = roleOrder.messages[segment.role === "user" ? "user" : "assistant"][locale];
        report({
          message: fault,
          data: { role },
          ...row.within(segment),
          fixes: [
            ...(merge === undefined
              ? []
              : [{ title: "merge" as const, preferred: segment.role === "user", edits: merge }]),
            { title: "drop", edits: [row.removal] },
          ],
        });
      }
      if (isOfOrder(segment)) before = segment;
    }
  },
  examples: [
    {
      language: "en",
      text: '{"messages": [{"role": "system", "content": "Be brief."}, {"role": "user", "content": "Hi"}, {"role": "assistant", "content": "Hello"}]}',
      problems: 0,
    },
    {
      language: "en",
      text: '{"messages": [{"role": "user", "content": "Hi"}, {"role": "user", "content": "Who are you?"}, {"role": "assistant", "content": "A bot."}]}',
      problems: 1,
      fixed:
        '{"messages": [{"role": "user", "content": "Hi\\n\\nWho are you?"}, {"role": "assistant", "content": "A bot."}]}',
    },
    {
      language: "en",
      text: '{"messages": [{"role": "assistant", "content": "Hello"}, {"role": "user", "content": "Hi"}, {"role": "assistant", "content": "How are you?"}]}',
      problems: 1,
    },
    {
      language: "zh",
      text: '{"conversations": [{"from": "human", "value": "你好"}, {"from": "gpt", "value": "您好！"}]}',
      problems: 0,
    },
    {
      language: "zh",
      text: '{"conversations": [{"from": "human", "value": "你好"}, {"from": "gpt", "value": "您好！"}, {"from": "gpt", "value": "请问有什么可以帮您？"}]}',
      problems: 1,
      fixed:
        '{"conversations": [{"from": "human", "value": "你好"}, {"from": "gpt", "value": "您好！\\n\\n请问有什么可以帮您？"}]}',
    },
  ],
});

type Fault = "system" | "twice" | "first" | "result";

function isInOrder(segments: readonly Segment[]): boolean {
  let before: Segment | undefined;
  for (const segment of segments) {
    if (faultBetween(before, segment) !== undefined) return false;
    if (isOfOrder(segment)) before = segment;
  }
  return true;
}

/** Of the two answers of a preference row, the one that is to be learned stands for both. */
function isOfOrder({ part, answer }: Segment): boolean {
  return part !== "tools" && part !== "text" && answer !== "rejected";
}

function faultBetween(before: Segment | undefined, segment: Segment): Fault | undefined {
  if (!isOfOrder(segment) || before?.turn === segment.turn) return undefined;
  const { role, part } = segment;
  switch (role) {
    case "system":
      return before === undefined ? undefined : "system";
    case "user":
      return before?.role === "user" ? "twice" : undefined;
    case "tool":
      return before === undefined || before.role === "user" || before.role === "system" ? "result" : undefined;
    case "assistant":
      if (before === undefined || before.role === "system") return "first";
      // A call of a tool may be a turn of its own, beside what the assistant says.
      return before.role === "assistant" && before.part !== "tool-call" && part !== "tool-call" ? "twice" : undefined;
  }
}

/** What makes one turn of two, where both are texts in one list. */
function merging(row: Row, before: Segment, segment: Segment): TextEdit[] | undefined {
  if (before.start !== undefined || segment.start !== undefined || before.path.length !== 3) return undefined;
  const removal = itemRemoval(row, segment);
  if (removal === undefined || before.path[0] !== segment.path[0]) return undefined;
  if (before.text.trim() === segment.text.trim()) return [removal];
  const { range } = row.at(before.path);
  return [{ range, text: row.content.layout.write(`${before.text}\n\n${segment.text}`) }, removal];
}
