import * as z from "zod/mini";
import { chatFormat } from "./shape/chat";
import { withSystem } from "./shape/write-messages";

/** BELLE's 3.5M conversations: ShareGPT's shape with other names for who speaks. */
export const belle = chatFormat(
  { list: "conversations", role: "from", content: "value" },
  {
    id: "belle",
    title: "BELLE conversations",
    description: {
      en: "BELLE's `id` and `conversations`: ShareGPT's shape, with `assistant` where that has `gpt`.",
      "zh-cn": "BELLE 的 `id` 与 `conversations`：与 ShareGPT 同形，只是回答者写作 `assistant` 而不是 `gpt`。",
    },
    schema: z.looseObject({
      id: z.optional(z.string()),
      conversations: z.array(z.looseObject({ from: z.enum(["human", "assistant", "system"]), value: z.string() })),
    }),
    example: {
      id: "16",
      conversations: [
        { from: "human", value: "法国的首都是哪里？" },
        { from: "assistant", value: "巴黎。" },
      ],
    },
    matches: (row) => speaks(row["conversations"], "human") && speaks(row["conversations"], "assistant"),
    carries: ["id"],
    // Without an answer it could not be told from ShareGPT.
    needs: ["turns", "answer"],
    write: (conversation) => ({
      conversations: withSystem(conversation)
        .filter(({ role }) => role !== "tool")
        .map(({ role, text }) => ({ from: role === "user" ? "human" : role, value: text })),
    }),
  },
);

/** Whether one of the first messages is `name`'s; those who speak take turns, so three will do. */
function speaks(list: unknown, name: string): boolean {
  if (!Array.isArray(list)) return false;
  for (let i = 0; i < list.length && i < 3; i++) {
    const message = list[i] as { readonly from?: unknown } | null;
    if (message?.from === name) return true;
  }
  return false;
}
