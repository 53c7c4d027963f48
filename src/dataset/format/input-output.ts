import { taskFormat } from "./shape/task";

export const inputOutput = taskFormat(
  { instruction: "input", output: "output" },
  {
    id: "input-output",
    title: "Input and output",
    description: {
      en: "`input` and `output` with no instruction, as in Lawyer LLaMA's later questions.",
      "zh-cn": "只有 `input` 与 `output`，没有指令，例如 Lawyer LLaMA 后来的法考题。",
    },
    example: { input: "What is the capital of France?", output: "Paris." },
  },
);
