import { taskPreference } from "./shape/task-preference";

export const queryPreference = taskPreference(
  { instruction: "query", output: "response", system: "system", history: "history" },
  "rejected_response",
  {
    id: "query-preference",
    title: "ms-swift preference, one question",
    description: {
      en: "ms-swift's older preference data: `query`, the better `response`, and `rejected_response`.",
      "zh-cn": "ms-swift 早先的偏好数据：`query`、较好的 `response`，以及 `rejected_response`。",
    },
    example: { query: "Name the capital of France.", response: "Paris.", rejected_response: "Lyon." },
    matches: (row) => "rejected_response" in row && "query" in row,
  },
);
