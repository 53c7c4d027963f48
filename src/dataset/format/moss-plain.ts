import * as z from "zod/mini";
import type { Segment } from "../row/view";
import type { Format } from "./format";
import { readScript } from "./shape/script";

// The tokens that end a turn belong to the marks, so that they are no part of what is said.
const marks = /(?:<eo[ham]>|<eom>)?\s*(?:\[(Human)\]|<\|(Human)\|>|\[MOSS\]|<\|MOSS\|>): ?|<eo[ham]>\s*$/g;

export const mossPlain: Format = {
  id: "moss-plain",
  title: "MOSS plain text",
  description: {
    en: "MOSS's older form: the whole dialogue in `plain_text`, as `[Human]: …<eoh>` and `[MOSS]: …<eoa>`, and the system's text in `meta_instruction` or `prefix`.",
    "zh-cn":
      "MOSS 早先的形式：整段对话在 `plain_text` 里，写作 `[Human]: …<eoh>`、`[MOSS]: …<eoa>`；系统提示在 `meta_instruction` 或 `prefix` 里。",
  },
  kind: "dialogue",
  schema: z.looseObject({
    plain_text: z.string(),
    meta_instruction: z.optional(z.string()),
    prefix: z.optional(z.string()),
  }),
  example: { num_turns: 1, plain_text: "[Human]: What is the capital of France?<eoh> [MOSS]: Paris.<eoa>" },
  matches: (row) => "plain_text" in row,
  view: (row) => {
    const segments: Segment[] = [];
    let turn = 0;
    for (const key of ["meta_instruction", "prefix"]) {
      const system = row[key];
      if (typeof system !== "string" || system === "") continue;
      segments.push({ turn: 0, role: "system", part: "system", text: system, path: [key] });
      turn = 1;
    }
    const text = row["plain_text"];
    if (typeof text === "string") readScript(text, ["plain_text"], marks, segments, turn);
    return { segments };
  },
  frame: ["num_turns"],
  needs: ["turns"],
};
