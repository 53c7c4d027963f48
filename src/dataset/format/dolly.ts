import { taskFormat } from "./shape/task";

export const dolly = taskFormat(
  { instruction: "instruction", input: "context", output: "response" },
  {
    id: "dolly",
    title: "Dolly",
    description: {
      en: "Databricks Dolly: `instruction`, `context`, `response` and `category`.",
      "zh-cn": "Databricks Dolly：`instruction`、`context`、`response` 与 `category`。",
    },
    example: { instruction: "Name its capital.", context: "France", response: "Paris.", category: "closed_qa" },
    carries: ["category"],
  },
);
