import * as z from "zod/mini";
import type { Turn } from "../row/conversation";
import type { JsonObject } from "./format";
import { chatFormat, firstMessage, toolsSchema } from "./shape/chat";
import { callText, toolsText, withSystem } from "./shape/write-messages";

/** A message of LLaMA-Factory v1. */
export const v1Message = z.looseObject({
  role: z.enum(["system", "user", "assistant", "tool"]),
  content: z.array(z.looseObject({ type: z.string(), value: z.string() })),
  loss_weight: z.optional(z.number()),
});

export const messagesV1 = chatFormat(
  { list: "messages", role: "role", content: "content" },
  {
    id: "messages-v1",
    title: "LLaMA-Factory v1",
    description: {
      en: "LLaMA-Factory's next data format: `messages` whose `content` is a list of parts with `type` (`text`, `reasoning`, `tool_call`, `image_url`…) and `value`; `loss_weight`; `tools` as text.",
      "zh-cn":
        "LLaMA-Factory 的新格式：`messages` 的 `content` 是分段列表，每段有 `type`（`text`、`reasoning`、`tool_call`、`image_url`……）与 `value`；另有 `loss_weight` 和文本形式的 `tools`。",
    },
    schema: z.looseObject({ messages: z.array(v1Message), tools: toolsSchema }),
    example: {
      messages: [
        { role: "user", content: [{ type: "text", value: "What is the capital of France?" }], loss_weight: 0 },
        { role: "assistant", content: [{ type: "text", value: "Paris." }], loss_weight: 1 },
      ],
    },
    matches: (row) => "messages" in row && hasValueParts(row["messages"]),
    write: (conversation) => ({
      messages: v1Messages(withSystem(conversation)),
      ...toolsText(conversation.tools),
    }),
  },
);

/** Whether a list of messages has contents in parts with `value`, as LLaMA-Factory v1 has and OpenAI has not. */
export function hasValueParts(list: unknown): boolean {
  const content = firstMessage(list)?.["content"];
  return Array.isArray(content) && "value" in (firstMessage(content) ?? {});
}

export function v1Messages(turns: readonly Turn[]): JsonObject[] {
  return turns.map(({ role, text, thought, calls = [], trained }) => {
    const named = calls.filter(({ name }) => name !== undefined);
    return {
      role,
      content: [
        ...(thought === undefined ? [] : [{ type: "reasoning", value: thought }]),
        ...(text === "" && named.length > 0 ? [] : [{ type: "text", value: text }]),
        ...named.map((call) => ({ type: "tool_call", value: callText(call) })),
      ],
      loss_weight: role === "assistant" && trained !== false ? 1 : 0,
    };
  });
}
