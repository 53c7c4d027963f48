import { conversationOf, type Conversation, type Turn } from "../row/conversation";
import type { View } from "../row/view";

/**
 * What two rows that are asked the same hold as one row of a preference format, which `Format.write` writes; undefined
 * where one of them ends without an answer.
 */
export function preferencePair(better: View, worse: View): Conversation | undefined {
  const kept = conversationOf(better);
  const chosen = lastAnswer(kept.turns);
  const rejected = lastAnswer(conversationOf(worse).turns);
  if (chosen.length === 0 || rejected.length === 0) return undefined;
  return { ...kept, turns: kept.turns.slice(0, -chosen.length), chosen, rejected };
}

function lastAnswer(turns: readonly Turn[]): readonly Turn[] {
  return turns.slice(turns.findLastIndex(({ role }) => role !== "assistant") + 1);
}
