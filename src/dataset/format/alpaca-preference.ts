import { taskPreference } from "./shape/task-preference";

export const alpacaPreference = taskPreference(
  { instruction: "instruction", input: "input", output: "chosen", system: "system", history: "history" },
  "rejected",
  {
    id: "alpaca-preference",
    title: "DPO, Alpaca style",
    description: {
      en: "LLaMA-Factory's preference data in Alpaca's style: `instruction`, `input`, and the texts `chosen` and `rejected`.",
      "zh-cn": "LLaMA-Factory 的 Alpaca 式偏好数据：`instruction`、`input`，以及 `chosen` 与 `rejected` 两段文本。",
    },
    example: { instruction: "Name the capital of France.", input: "", chosen: "Paris.", rejected: "Lyon." },
    matches: (row) => "instruction" in row && ("chosen" in row || "rejected" in row),
  },
);
