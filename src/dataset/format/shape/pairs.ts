import * as z from "zod/mini";
import type { Conversation } from "../../row/conversation";
import type { Segment } from "../../row/view";
import type { Format, JsonObject } from "../format";
import { readAside } from "./chat";
import { isObject } from "./message-list";
import { readRounds, roundsOf } from "./task";

/** The schema of rows whose `conversation` is a list of rounds. */
export const pairsSchema = z.looseObject({
  conversation: z.array(z.looseObject({ human: z.string(), assistant: z.string() })),
  system: z.optional(z.string()),
});

const path = ["conversation"];

/** The view of rows whose `conversation` is a list of rounds, `human` and `assistant` in one object. */
export const pairsView: Format["view"] = (row) => {
  const segments: Segment[] = [];
  const turn = readAside(row, segments);
  readRounds(row["conversation"], path, segments, turn, ["human", "assistant"]);
  return { segments };
};

/** Whether `conversation` is such a list, or one with nothing to tell by. */
export function hasPairs(row: JsonObject): boolean {
  const list = row["conversation"];
  if (!("conversation" in row)) return false;
  return !Array.isArray(list) || !isObject(list[0]) || "human" in list[0] || "assistant" in list[0];
}

export function writePairs({ system, turns }: Conversation): JsonObject {
  return {
    ...(system !== undefined && { system }),
    conversation: roundsOf(turns).map(({ asked, answered }) => ({ human: asked.text, assistant: answered })),
  };
}
