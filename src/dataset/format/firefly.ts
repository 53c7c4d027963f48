import { taskFormat } from "./shape/task";

export const firefly = taskFormat(
  { instruction: "input", output: "target" },
  {
    id: "firefly",
    title: "Firefly",
    description: {
      en: "Firefly's 1.1M tasks: `kind` of task, `input` and `target`.",
      "zh-cn": "流萤（Firefly）的 115 万条任务数据：任务种类 `kind`、`input` 与 `target`。",
    },
    example: { kind: "Couplet", input: "对联：春风化雨", target: "润物无声" },
    matches: (row) => "kind" in row && "input" in row && "target" in row,
    carries: ["kind"],
  },
);
