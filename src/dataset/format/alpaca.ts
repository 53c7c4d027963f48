import * as z from "zod/mini";
import type { Segment } from "../row/view";
import type { Format, JsonObject } from "./format";

const schema = z.looseObject({
  instruction: z.string(),
  input: z.optional(z.string()),
  output: z.string(),
  system: z.optional(z.string()),
  history: z.optional(z.array(z.tuple([z.string(), z.string()]))),
});

const paths = { system: ["system"], instruction: ["instruction"], input: ["input"], output: ["output"] } as const;

/** Stanford Alpaca's `instruction`, `input`, `output`; LLaMA-Factory adds `system` and `history` (pairs before). */
export const alpaca: Format = {
  id: "alpaca",
  title: "Alpaca",
  description: {
    en: "`instruction`, `input` and `output`; LLaMA-Factory adds `system` and `history`.",
    "zh-cn": "`instruction`、`input`、`output`；LLaMA-Factory 另有 `system` 与 `history`。",
  },
  kind: "instruction",
  schema,
  matches: (row) => "instruction" in row && "output" in row,
  view: (row) => ({ segments: segmentsOf(row) }),
};

function segmentsOf(row: JsonObject): Segment[] {
  const { system, history, instruction, input, output } = row;
  const segments: Segment[] = [];
  let turn = 0;
  if (typeof system === "string" && system !== "") {
    segments.push({ turn: turn++, role: "system", part: "system", text: system, path: paths.system });
  }
  if (Array.isArray(history)) {
    history.forEach((round: unknown, i) => {
      if (!Array.isArray(round)) return;
      const [asked, answered] = round as unknown[];
      if (typeof asked !== "string" || typeof answered !== "string") return;
      segments.push({ turn: turn++, role: "user", part: "message", text: asked, path: ["history", i, 0] });
      segments.push({ turn: turn++, role: "assistant", part: "message", text: answered, path: ["history", i, 1] });
    });
  }
  if (typeof instruction === "string") {
    segments.push({ turn, role: "user", part: "instruction", text: instruction, path: paths.instruction });
  }
  if (typeof input === "string" && input !== "") {
    segments.push({ turn, role: "user", part: "input", text: input, path: paths.input });
  }
  if (typeof output === "string") {
    segments.push({ turn: turn + 1, role: "assistant", part: "output", text: output, path: paths.output });
  }
  return segments;
}
