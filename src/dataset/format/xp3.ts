import { taskFormat } from "./shape/task";

export const xp3 = taskFormat(
  { instruction: "inputs", output: "targets" },
  {
    id: "xp3",
    title: "xP3",
    description: {
      en: "xP3 and P3: `inputs` and `targets`.",
      "zh-cn": "xP3 与 P3：`inputs` 与 `targets`。",
    },
    example: { inputs: "Is Paris the capital of France? Yes or no?", targets: "Yes" },
  },
);
