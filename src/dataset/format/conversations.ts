import * as z from "zod/mini";
import { chatFormat, firstMessage, openAiMessage, toolsSchema } from "./shape/chat";
import { openAiMessages, openAiTools, withSystem } from "./shape/write-messages";

export const conversations = chatFormat(
  { list: "conversations", role: "role", content: "content" },
  {
    id: "conversations",
    title: "Messages under `conversations`",
    description: {
      en: "OpenAI's messages under ShareGPT's key: `conversations` with `role` and `content`, as MiniCPM's and other sets have them.",
      "zh-cn":
        "OpenAI 的消息，但键名是 ShareGPT 的：`conversations`，每条有 `role` 与 `content`，MiniCPM 等数据集如此。",
    },
    schema: z.looseObject({ conversations: z.array(openAiMessage), tools: toolsSchema }),
    example: {
      conversations: [
        { role: "user", content: "What is the capital of France?" },
        { role: "assistant", content: "Paris." },
      ],
    },
    matches: (row) => "conversations" in row && "role" in (firstMessage(row["conversations"]) ?? {}),
    write: (conversation) => ({
      conversations: openAiMessages(withSystem(conversation)),
      ...openAiTools(conversation.tools),
    }),
  },
);
