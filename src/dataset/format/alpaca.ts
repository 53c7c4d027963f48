import { mediaFields } from "./shape/media";
import { taskFormat } from "./shape/task";

export const alpaca = taskFormat(
  { instruction: "instruction", input: "input", output: "output", system: "system", history: "history" },
  {
    id: "alpaca",
    title: "Alpaca",
    description: {
      en: "`instruction`, `input` and `output`, as Stanford Alpaca has them; LLaMA-Factory adds `system` and `history`.",
      "zh-cn": "斯坦福 Alpaca 的 `instruction`、`input`、`output`；LLaMA-Factory 另有 `system` 与 `history`。",
    },
    example: { instruction: "Translate into French.", input: "Good morning", output: "Bonjour" },
    carries: mediaFields,
    // A row that lost its output is still one of these: lists of prompts have no input.
    matches: (row) => "instruction" in row && ("output" in row || "input" in row),
  },
);
