import type { Format } from "./format";
import { hasPairs, pairsSchema, pairsView, writePairs } from "./shape/pairs";

export const swift: Format = {
  id: "swift",
  title: "ms-swift ShareGPT",
  description: {
    en: "What ms-swift calls ShareGPT: `conversation`, a list of rounds with `human` and `assistant`, and perhaps `system`.",
    "zh-cn": "ms-swift 所说的 ShareGPT：`conversation` 是由 `human`、`assistant` 组成的轮次列表，可以另有 `system`。",
  },
  kind: "dialogue",
  schema: pairsSchema,
  example: {
    system: "You answer briefly.",
    conversation: [{ human: "What is the capital of France?", assistant: "Paris." }],
  },
  matches: hasPairs,
  view: pairsView,
  frame: [],
  needs: ["turns"],
  write: writePairs,
};
