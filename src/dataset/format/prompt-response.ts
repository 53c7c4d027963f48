import { taskFormat } from "./shape/task";

export const promptResponse = taskFormat(
  { instruction: "prompt", input: "query", output: "response", system: "system", history: "history" },
  {
    id: "prompt-response",
    title: "Prompt and response",
    description: {
      en: "`prompt` and `response`, perhaps with `query` and `history`: ChatGLM's fine-tuning files, and LLaMA-Factory's own names for Alpaca's columns.",
      "zh-cn":
        "`prompt` 与 `response`，可以另有 `query` 与 `history`：ChatGLM 的微调文件，也是 LLaMA-Factory 对 Alpaca 各列的叫法。",
    },
    example: { prompt: "What is the capital of France?", response: "Paris.", history: [["Hello", "Hi there!"]] },
  },
);
