import { FirstRow } from "../first-row";
import { setRule } from "../set-rule";

export const exactDuplicate = setRule({
  id: "dataset/exact-duplicate",
  title: { en: "Exact duplicate", "zh-cn": "完全重复" },
  description: {
    en: "The row says the same as one before it, whatever its other fields, such as an id, hold. It adds nothing but weight to what it teaches.",
    "zh-cn": "这一行与前面某一行的内容完全相同（不计 id 等其他字段），除了加大这条内容的权重之外没有新增信息。",
  },
  severity: { text: "warning", else: "warning" },
  messages: {
    same: { en: "The same as row {first}.", "zh-cn": "与第 {first} 行完全相同。" },
    first: { en: "It stands here first.", "zh-cn": "首次出现在这里。" },
    drop: { en: "Drop this row", "zh-cn": "删除这一行" },
  },
  start() {
    const seen = new FirstRow();
    return {
      add({ answer, isEmpty }, row) {
        const first = isEmpty ? undefined : seen.add(answer, row);
        if (first === undefined) return [];
        const data = { first: first + 1 };
        return [{ message: "same", data, row, related: [{ row: first, message: "first" }], drop: "drop" }];
      },
      finish: () => [],
    };
  },
  examples: [
    {
      language: "en",
      text: '{"instruction": "Add 2 and 2.", "output": "4"}\n{"instruction": "Add 2 and 2.", "output": "4"}',
      problems: 1,
    },
    {
      language: "zh",
      text: '{"instruction": "计算 2 加 2。", "output": "4"}\n{"instruction": "计算 2 加 3。", "output": "5"}',
      problems: 0,
    },
  ],
});
