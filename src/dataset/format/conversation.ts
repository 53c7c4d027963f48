import * as z from "zod/mini";
import { chatFormat, firstMessage, openAiMessage, toolsSchema } from "./shape/chat";
import { openAiMessages, openAiTools, withSystem } from "./shape/write-messages";

export const conversation = chatFormat(
  { list: "conversation", role: "role", content: "content" },
  {
    id: "conversation",
    title: "Messages under `conversation`",
    description: {
      en: "OpenAI's messages under another key: `conversation` with `role` and `content`, as LMSYS-Chat-1M has them.",
      "zh-cn": "OpenAI 的消息换了键名：`conversation`，每条有 `role` 与 `content`，LMSYS-Chat-1M 如此。",
    },
    schema: z.looseObject({ conversation: z.array(openAiMessage), tools: toolsSchema }),
    example: {
      conversation_id: "1",
      conversation: [
        { role: "user", content: "What is the capital of France?" },
        { role: "assistant", content: "Paris." },
      ],
    },
    matches: (row) => "conversation" in row && "role" in (firstMessage(row["conversation"]) ?? {}),
    carries: ["conversation_id"],
    write: (whole) => ({ conversation: openAiMessages(withSystem(whole)), ...openAiTools(whole.tools) }),
  },
);
