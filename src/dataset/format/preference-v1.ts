import * as z from "zod/mini";
import type { Segment } from "../row/view";
import type { Format } from "./format";
import { v1Message, v1Messages } from "./messages-v1";
import { readForks } from "./shape/answers";
import { chatFrame, toolsSchema, withTools } from "./shape/chat";
import { toolsText, withSystem } from "./shape/write-messages";

const keys = { role: "role", content: "content" } as const;
const paths = { chosen: ["chosen_messages"], rejected: ["rejected_messages"] } as const;

export const preferenceV1: Format = {
  id: "preference-v1",
  title: "LLaMA-Factory v1 preference",
  description: {
    en: "LLaMA-Factory's next preference format: two whole conversations, `chosen_messages` and `rejected_messages`, that differ in their ends.",
    "zh-cn": "LLaMA-Factory 的新偏好格式：`chosen_messages` 与 `rejected_messages` 两段完整对话，只有结尾不同。",
  },
  kind: "preference",
  schema: z.looseObject({
    chosen_messages: z.array(v1Message),
    rejected_messages: z.array(v1Message),
    tools: toolsSchema,
  }),
  example: {
    chosen_messages: [
      { role: "user", content: [{ type: "text", value: "What is the capital of France?" }], loss_weight: 0 },
      { role: "assistant", content: [{ type: "text", value: "Paris." }], loss_weight: 1 },
    ],
    rejected_messages: [
      { role: "user", content: [{ type: "text", value: "What is the capital of France?" }], loss_weight: 0 },
      { role: "assistant", content: [{ type: "text", value: "Lyon." }], loss_weight: 1 },
    ],
  },
  matches: (row) => "chosen_messages" in row || "rejected_messages" in row,
  view: (row) => {
    const segments: Segment[] = [];
    readForks(
      { chosen: listOf(row["chosen_messages"]), rejected: listOf(row["rejected_messages"]) },
      paths,
      keys,
      segments,
      0,
    );
    return withTools(row, segments);
  },
  ...chatFrame,
  needs: ["turns", "chosen", "rejected"],
  write: (conversation) => {
    const prompt = withSystem(conversation);
    return {
      chosen_messages: v1Messages([...prompt, ...(conversation.chosen ?? [])]),
      rejected_messages: v1Messages([...prompt, ...(conversation.rejected ?? [])]),
      ...toolsText(conversation.tools),
    };
  },
};

function listOf(value: unknown): readonly unknown[] {
  return Array.isArray(value) ? value : [];
}
