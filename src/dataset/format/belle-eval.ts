import { taskFormat } from "./shape/task";

export const belleEval = taskFormat(
  { instruction: "question", output: "std_answer" },
  {
    id: "belle-eval",
    title: "BELLE evaluation set",
    description: {
      en: "BELLE's evaluation set: `question`, `std_answer`, which is empty where there is no one answer, and `class`.",
      "zh-cn": "BELLE 评测集：`question`、`std_answer`（没有标准答案时为空）与 `class`。",
    },
    kind: "prompts",
    example: { question: "给一家咖啡馆起三个名字。", std_answer: "", class: "brainstorming" },
    carries: ["class"],
  },
);
