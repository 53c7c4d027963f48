import { isBlank } from "../analysis/blank";
import { rowRule } from "../rule";

export const emptyOutput = rowRule({
  id: "dataset/empty-output",
  title: { en: "Empty output", "zh-cn": "输出为空" },
  description: {
    en: "The row has no answer to learn from. Evaluation sets, whose answers are all empty, and preference rows are not reported.",
    "zh-cn": "这一行没有可供学习的回答。答案本就全部为空的评测集以及偏好数据不会报告。",
  },
  severity: { instruction: "warning", else: "off" },
  messages: {
    empty: {
      en: "The answer is empty: there is nothing to learn from this row.",
      "zh-cn": "回答为空，这一行没有可供学习的内容。",
    },
    drop: { en: "Drop this row", "zh-cn": "删除这一行" },
  },
  check(row, { report }) {
    for (const segment of row.segments) {
      if (segment.part !== "output" || !isBlank(segment.text)) continue;
      report({ message: "empty", ...row.within(segment), fixes: [{ title: "drop", edits: [row.removal] }] });
    }
  },
  examples: [
    { language: "en", text: '{"instruction": "Add 2 and 2.", "input": "", "output": "4"}', problems: 0 },
    { language: "en", text: '{"instruction": "Add 2 and 2.", "input": "", "output": ""}', problems: 1 },
    { language: "zh", text: '{"instruction": "计算 2 加 2。", "input": "", "output": "4"}', problems: 0 },
    { language: "zh", text: '{"instruction": "计算 2 加 2。", "input": "", "output": " "}', problems: 1 },
  ],
});
