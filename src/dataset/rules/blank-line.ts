import { rowRule } from "../rule";

export const blankLine = rowRule({
  id: "dataset/blank-line",
  title: { en: "Blank line", "zh-cn": "空行" },
  description: {
    en: "A line with nothing on it. In JSON Lines each line is a value, so a strict reader stops there; others skip it, and row numbers no longer agree between tools.",
    "zh-cn": "空行。JSON Lines 要求每一行都是一个值，严格的程序会在此中断；其他程序会跳过它，于是各工具的行号对不上。",
  },
  evidence: [
    {
      claim: {
        en: "Each line is a valid JSON value; a blank line is none.",
        "zh-cn": "每一行都是合法的 JSON 值，空行不是。",
      },
      source: "JSON Lines (jsonlines.org), requirement 2: Each Line is a Valid JSON Value",
    },
  ],
  severity: "information",
  messages: {
    blank: {
      en: "A blank line: strict readers of JSON Lines stop here.",
      "zh-cn": "空行：严格的 JSON Lines 程序会在此中断。",
    },
    remove: { en: "Remove this line", "zh-cn": "删除空行" },
  },
  check(row, { report }) {
    if (row.file.beginning.container !== "jsonl" || !row.isBlank) return;
    report({ message: "blank", ...row.whole, fixes: [{ title: "remove", preferred: true, edits: [row.removal] }] });
  },
  examples: [
    {
      language: "en",
      text: '{"instruction": "Add 2 and 2.", "output": "4"}\n{"instruction": "Add 3 and 3.", "output": "6"}\n',
      problems: 0,
    },
    {
      language: "en",
      text: '{"instruction": "Add 2 and 2.", "output": "4"}\n\n{"instruction": "Add 3 and 3.", "output": "6"}\n',
      problems: 1,
      fixed: '{"instruction": "Add 2 and 2.", "output": "4"}\n{"instruction": "Add 3 and 3.", "output": "6"}\n',
    },
    { language: "zh", text: '{"instruction": "计算 2 加 2。", "output": "4"}\n', problems: 0 },
    {
      language: "zh",
      text: '{"instruction": "计算 2 加 2。", "output": "4"}\n  \n\n{"instruction": "计算 3 加 3。", "output": "6"}\n',
      problems: 2,
      fixed: '{"instruction": "计算 2 加 2。", "output": "4"}\n{"instruction": "计算 3 加 3。", "output": "6"}\n',
    },
  ],
});
