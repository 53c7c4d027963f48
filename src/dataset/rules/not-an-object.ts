import { rowRule } from "../rule";
import { typeName, typeOf } from "../analysis/json-types";

export const notAnObject = rowRule({
  id: "dataset/not-an-object",
  title: { en: "Row is not an object", "zh-cn": "行不是对象" },
  description: {
    en: "The row is JSON, but not an object with fields: a bare string, number or list. Trainers read rows by their fields, so they stop at such a row.",
    "zh-cn":
      "这一行是 JSON，但不是带有字段的对象，而是单独的字符串、数字或列表。训练框架按字段读取，遇到这样的行会报错中断。",
  },
  severity: "error",
  messages: {
    found: {
      en: "The row is {type}, not an object with fields.",
      "zh-cn": "这一行是{type}，而不是带有字段的对象。",
    },
    drop: { en: "Drop this row", "zh-cn": "删除这一行" },
  },
  check(row, { report, locale }) {
    const { content, object } = row;
    if (object !== undefined || content.error !== undefined || row.isBlank) return;
    report({
      message: "found",
      data: { type: typeName(typeOf(content.value), locale) },
      ...row.whole,
      fixes: [{ title: "drop", edits: [row.removal] }],
    });
  },
  examples: [
    { language: "en", text: '{"instruction": "Add 2 and 2.", "output": "4"}', problems: 0 },
    {
      language: "en",
      text: '{"instruction": "Add 2 and 2.", "output": "4"}\n["Add 3 and 3.", "6"]\n',
      problems: 1,
      fixed: '{"instruction": "Add 2 and 2.", "output": "4"}\n',
    },
    { language: "zh", text: '{"instruction": "计算 2 加 2。", "output": "4"}', problems: 0 },
    {
      language: "zh",
      text: '{"instruction": "计算 2 加 2。", "output": "4"}\n"计算 3 加 3。"\n',
      problems: 1,
      fixed: '{"instruction": "计算 2 加 2。", "output": "4"}\n',
    },
  ],
});
