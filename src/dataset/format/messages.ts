import * as z from "zod/mini";
import { chatFormat, firstMessage, openAiMessage, toolsSchema } from "./shape/chat";
import { mediaFields } from "./shape/media";
import { openAiMessages, openAiTools, withSystem } from "./shape/write-messages";

export const messages = chatFormat(
  { list: "messages", role: "role", content: "content" },
  {
    id: "messages",
    title: "OpenAI messages",
    description: {
      en: "`messages` with `role` and `content`, as OpenAI, TRL, Axolotl and ms-swift read them; with `tools`, `tool_calls`, content parts and `weight`.",
      "zh-cn":
        "`messages`，每条有 `role` 与 `content`，OpenAI、TRL、Axolotl、ms-swift 均可读取；可带 `tools`、`tool_calls`、分段内容与 `weight`。",
    },
    schema: z.looseObject({ messages: z.array(openAiMessage), tools: toolsSchema }),
    example: {
      messages: [
        { role: "system", content: "You answer briefly." },
        { role: "user", content: "What is the capital of France?" },
        { role: "assistant", content: "Paris." },
      ],
    },
    matches: (row) => "messages" in row && !("from" in (firstMessage(row["messages"]) ?? {})),
    carries: ["parallel_tool_calls", ...mediaFields],
    write: (conversation) => ({
      messages: openAiMessages(withSystem(conversation)),
      ...openAiTools(conversation.tools),
    }),
  },
);
