import { mediaFields } from "./shape/media";
import { taskFormat } from "./shape/task";

export const queryResponse = taskFormat(
  { instruction: "query", output: "response", system: "system", history: "history" },
  {
    id: "query-response",
    title: "Query and response",
    description: {
      en: "ms-swift's `query` and `response`, perhaps with `system` and `history` (rounds before).",
      "zh-cn": "ms-swift 的 `query` 与 `response`，可以另有 `system` 与 `history`（此前的轮次）。",
    },
    carries: mediaFields,
    example: { query: "What is the capital of France?", response: "Paris." },
  },
);
