import * as z from "zod/mini";
import { chatFormat, firstMessage, shareGptMessage, toolsSchema } from "./shape/chat";
import { mediaFields } from "./shape/media";
import { shareGptMessages, toolsText } from "./shape/write-messages";

export const shareGpt = chatFormat(
  { list: "conversations", role: "from", content: "value" },
  {
    id: "sharegpt",
    title: "ShareGPT",
    description: {
      en: "`conversations` with `from` (`human`, `gpt`; in LLaMA-Factory also `function_call`, `observation`, `system`) and `value`; `system` and `tools` may stand beside them.",
      "zh-cn":
        "`conversations`，每条有 `from`（`human`、`gpt`；LLaMA-Factory 另有 `function_call`、`observation`、`system`）与 `value`；旁边可以有 `system` 与 `tools`。",
    },
    schema: z.looseObject({
      conversations: z.array(shareGptMessage),
      system: z.optional(z.string()),
      tools: toolsSchema,
    }),
    example: {
      conversations: [
        { from: "human", value: "What is the capital of France?" },
        { from: "gpt", value: "Paris." },
      ],
    },
    // Any list of that name, unless its messages are plainly of another kind.
    matches: (row) => {
      if (!("conversations" in row)) return false;
      const first = firstMessage(row["conversations"]);
      return first === undefined || "from" in first || "value" in first;
    },
    carries: ["id", ...mediaFields],
    write: ({ system, tools, turns }) => ({
      conversations: shareGptMessages(turns),
      ...(system !== undefined && { system }),
      ...toolsText(tools),
    }),
  },
);
