import type { Conversation, Turn } from "../../row/conversation";
import type { JsonObject } from "../format";
import { roundsOf } from "../shape/task";
import { withSystem } from "../shape/write-messages";
import { pathOf, setAt } from "./paths";
import type { Mapping } from "./schema";

/** A row with the fields that a mapping names. */
export function written(mapping: Mapping, conversation: Conversation): JsonObject {
  const row: Record<string, unknown> = {};
  const put = (name: string | undefined, value: unknown): void => {
    if (name !== undefined && value !== undefined) setAt(row, pathOf(name), value);
  };
  const { turns } = conversation;
  put(mapping.system, conversation.system);
  put(mapping.tools, conversation.tools);
  put(mapping.chosen, conversation.chosen?.[0]?.text);
  put(mapping.rejected, conversation.rejected?.[0]?.text);
  put(mapping.label, conversation.label);
  if (mapping.turns !== undefined) {
    put(mapping.turns, writtenTurns(mapping, mapping.system === undefined ? withSystem(conversation) : turns));
  } else if (mapping.instruction === undefined) put(mapping.text, conversation.text);
  else {
    const rounds = roundsOf(turns);
    const last = mapping.history === undefined ? rounds[0] : rounds.at(-1);
    const isSplit = mapping.input !== undefined && last?.asked.instruction !== undefined;
    put(mapping.instruction, (isSplit ? last.asked.instruction : last?.asked.text) ?? "");
    put(mapping.input, isSplit ? last.asked.input : "");
    put(mapping.output, last?.answered ?? "");
    put(
      mapping.history,
      rounds.slice(0, -1).map(({ asked, answered }) => [asked.text, answered]),
    );
  }
  return row;
}

function writtenTurns(
  { role, text, roles: names = {}, question, answer }: Mapping,
  turns: readonly Turn[],
): JsonObject[] {
  if (role === undefined) {
    return roundsOf(turns).map(({ asked, answered }) => {
      const round = {};
      setAt(round, [question!], asked.text);
      setAt(round, [answer!], answered);
      return round;
    });
  }
  return turns
    .filter(({ calls }) => calls === undefined)
    .map((turn) => {
      const item = {};
      const name = Object.keys(names).find((key) => names[key] === turn.role) ?? turn.role;
      setAt(item, pathOf(role), name);
      setAt(item, pathOf(text!), turn.text);
      return item;
    });
}
