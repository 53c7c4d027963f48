import type { Format, JsonObject, Need } from "../format/format";
import { conversationOf, type Conversation } from "../row/conversation";
import { differences } from "./compare";
import type { Loss } from "./loss";
import { unreadFields } from "./unread";

/** A row in its new format, and what of it that does not hold. */
export interface ConvertedRow {
  readonly row: JsonObject;
  readonly lost: readonly Loss[];
}

/** A row that the format cannot hold at all, since it lacks what the format is for. */
export interface UnconvertibleRow {
  readonly row?: undefined;
  readonly lacking: readonly Need[];
}

export type Conversion = ConvertedRow | UnconvertibleRow;

/** The formats that rows of `from` may be written in: those that need nothing which such rows never have. */
export function targetsOf(from: Format, formats: readonly Format[]): Format[] {
  const has = new Set<Need>(from.kind === "text" ? ["text"] : ["turns", ...from.needs]);
  if (from.kind !== "text" && from.kind !== "prompts") has.add("answer");
  return formats.filter((to) => to.id !== from.id && to.write !== undefined && to.needs.every((need) => has.has(need)));
}

/**
 * A row of the format `from` as one of the format `to`. What is lost is found by reading the new row back, so nothing
 * is lost unnamed; a row that is in the format already stays as it is. Never throws.
 */
export function convertRow(row: JsonObject, from: Format, to: Format): Conversion {
  if (from.id === to.id) return { row, lost: [] };
  const view = from.view(row);
  const whole = conversationOf(view);
  const lacking = to.needs.filter((need) => !has(whole, need));
  if (lacking.length > 0 || to.write === undefined) return { lacking };
  const { held, lost } = fitted(whole, to);
  const written = to.write(held);
  const now = conversationOf(to.view(written));
  const kinds = differences(held, now).map((kind): Loss => ({ kind }));
  const kept: Record<string, unknown> = {};
  const fields = unreadFields(row, view, from).filter((field) => {
    if (to.carries?.includes(field) !== true || field in written) return true;
    kept[field] = row[field];
    return false;
  });
  return {
    row: { ...kept, ...written },
    lost: [...lost, ...kinds, ...fields.map((field): Loss => ({ kind: "field", field }))],
  };
}

function has({ turns, chosen, rejected, label, text }: Conversation, need: Need): boolean {
  switch (need) {
    case "turns":
      return turns.length > 0 || chosen !== undefined;
    case "answer":
      return [...turns, ...(chosen ?? [])].some(({ role }) => role === "assistant");
    case "chosen":
      return chosen !== undefined;
    case "rejected":
      return rejected !== undefined;
    case "label":
      return label !== undefined;
    case "text":
      return text !== undefined;
  }
}

/** A conversation as a format for one answer has it: the better one ends it, the worse one goes. */
function fitted(whole: Conversation, { needs }: Format): { held: Conversation; lost: Loss[] } {
  const { chosen, rejected, ...rest } = whole;
  if (needs.includes("rejected") || (chosen === undefined && rejected === undefined)) return { held: whole, lost: [] };
  return {
    held: { ...rest, turns: [...rest.turns, ...(chosen ?? [])] },
    lost: rejected === undefined ? [] : [{ kind: "rejected" }],
  };
}
