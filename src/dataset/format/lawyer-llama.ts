import * as z from "zod/mini";
import type { Segment } from "../row/view";
import type { Format, JsonObject } from "./format";
import { unmarked } from "./shape/script";

const client = /^\[客户\] ?/;
const lawyer = /^\[律师\] ?/;
const nothing = /$^/;
const paths = { query: ["query"], response: ["response"] } as const;

export const lawyerLlama: Format = {
  id: "lawyer-llama",
  title: "Lawyer LLaMA",
  description: {
    en: "Lawyer LLaMA's counsel with articles of law: `query` and `laws`, and either `response` or the whole dialogue in `history`, each text with `[客户]` or `[律师]` before it. Its other sets are Alpaca's, each row in an array of its own.",
    "zh-cn":
      "Lawyer LLaMA 附法条的法律咨询：`query` 与 `laws`，再加 `response`，或者把整段对话放在 `history` 里，每条以 `[客户]` 或 `[律师]` 开头。它的其他数据是 Alpaca 格式，每行各自包在一个数组里。",
  },
  kind: "dialogue",
  schema: z.looseObject({
    query: z.string(),
    laws: z.array(z.string()),
    response: z.optional(z.string()),
    history: z.optional(z.array(z.string())),
  }),
  example: {
    query: "离婚后房子归谁？",
    laws: ["离婚时，夫妻的共同财产由双方协议处理。"],
    history: ["[客户] 离婚后房子归谁？", "[律师] 先由双方协商。"],
  },
  matches: (row) => "query" in row && "laws" in row,
  view: (row) => {
    const segments: Segment[] = [];
    const history: unknown = row["history"];
    if (Array.isArray(history) && history.length > 0) {
      readLaws(row, segments, readHistory(history, segments));
      return { segments };
    }
    const { query, response } = row;
    if (typeof query === "string") {
      segments.push({ turn: 0, role: "user", part: "instruction", text: query, path: paths.query });
    }
    readLaws(row, segments, segments.length);
    if (typeof response === "string") {
      segments.push({ turn: 1, role: "assistant", part: "output", text: response, path: paths.response });
    }
    return { segments };
  },
  frame: [],
  needs: ["turns"],
  write: ({ turns }) => ({
    query: turns[0]?.instruction ?? turns[0]?.text ?? "",
    laws: turns[0]?.input?.split("\n") ?? [],
    history: turns.flatMap(({ role, text, instruction }, i) => {
      if (role === "user") return [`[客户] ${i === 0 ? (instruction ?? text) : text}`];
      return role === "assistant" ? [`[律师] ${text}`] : [];
    }),
  }),
};

/** Gives where in `into` the first question ends. */
function readHistory(history: readonly unknown[], into: Segment[]): number {
  let turn = 0;
  let firstEnd = 0;
  history.forEach((said, i) => {
    if (typeof said !== "string") return;
    const isClient = client.test(said);
    if (!isClient && !lawyer.test(said)) return;
    const { text, start } = unmarked(said, isClient ? client : lawyer, nothing);
    const role = isClient ? "user" : "assistant";
    const part = isClient && turn === 0 ? "instruction" : "message";
    into.push({ turn: turn++, role, part, text, path: ["history", i], start });
    if (part === "instruction") firstEnd = into.length;
  });
  return firstEnd;
}

/** The articles are the material that the first question is about. */
function readLaws({ laws }: JsonObject, into: Segment[], at: number): void {
  if (!Array.isArray(laws)) return;
  const articles = laws.flatMap((text: unknown, i): Segment[] =>
    typeof text === "string" ? [{ turn: 0, role: "user", part: "input", text, path: ["laws", i] }] : [],
  );
  into.splice(at, 0, ...articles);
}
