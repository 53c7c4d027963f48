import * as z from "zod/mini";
import type { Format } from "./format";

export const text: Format = {
  id: "text",
  title: "Text",
  description: {
    en: "`text` alone, for pre-training (some sets call it `content`), and the lines of a plain text file.",
    "zh-cn": "只有 `text`，用于预训练（有的数据集写作 `content`）；纯文本文件的每一行也算。",
  },
  kind: "text",
  schema: z.union([z.looseObject({ text: z.string() }), z.looseObject({ content: z.string() })]),
  example: { text: "Paris is the capital of France." },
  matches: (row) => "text" in row || ("content" in row && !("role" in row)),
  isPlain: true,
  view: (row) => {
    const key = "text" in row ? "text" : "content";
    const value = row[key];
    if (typeof value !== "string") return { segments: [] };
    return { segments: [{ turn: 0, role: "assistant", part: "text", text: value, path: [key] }] };
  },
  frame: [],
  needs: ["text"],
  write: ({ text: written = "" }) => ({ text: written }),
};
