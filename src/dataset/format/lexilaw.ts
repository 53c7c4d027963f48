import { taskFormat } from "./shape/task";

export const lexiLaw = taskFormat(
  { instruction: "instruction", input: "input", output: "answer" },
  {
    id: "lexilaw",
    title: "LexiLaw",
    description: {
      en: "LexiLaw: Alpaca's `instruction`, which may be empty, and `input`, with `answer` for the output.",
      "zh-cn": "LexiLaw：与 Alpaca 相同的 `instruction`（可以为空）与 `input`，输出写作 `answer`。",
    },
    example: { instruction: "请解释以下概念:", input: "管辖恒定", answer: "案件的管辖以起诉时为准。" },
  },
);
