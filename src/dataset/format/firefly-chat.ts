import type { Format } from "./format";
import { hasPairs, pairsSchema, pairsView, writePairs } from "./shape/pairs";

export const fireflyChat: Format = {
  id: "firefly-chat",
  title: "Firefly conversations",
  description: {
    en: "Firefly's `conversation`, a list of rounds with `human` and `assistant`, beside `conversation_id`, `category` and `dataset`.",
    "zh-cn":
      "流萤（Firefly）的 `conversation`：由 `human`、`assistant` 组成的轮次列表，另有 `conversation_id`、`category`、`dataset`。",
  },
  kind: "dialogue",
  schema: pairsSchema,
  example: {
    conversation_id: 1,
    category: "Brainstorming",
    conversation: [{ human: "法国的首都是哪里？", assistant: "巴黎。" }],
    dataset: "moss",
  },
  matches: (row) => hasPairs(row) && ("conversation_id" in row || "category" in row || "dataset" in row),
  view: pairsView,
  frame: [],
  carries: ["conversation_id", "category", "dataset"],
  needs: ["turns"],
  write: writePairs,
};
