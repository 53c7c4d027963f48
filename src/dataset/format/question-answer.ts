import { taskFormat } from "./shape/task";

export const questionAnswer = taskFormat(
  { instruction: "question", input: "context", output: "answer" },
  {
    id: "question-answer",
    title: "Question and answer",
    description: {
      en: "`question` and `answer`, perhaps with `context`.",
      "zh-cn": "`question` 与 `answer`，可以另有 `context`。",
    },
    example: { question: "What is the capital of France?", answer: "Paris." },
  },
);
