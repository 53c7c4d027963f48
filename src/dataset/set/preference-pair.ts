import { formats as publicFormats } from "../format";
import type { Format } from "../format/format";
import { conversationOf, type Conversation, type Turn } from "../row/conversation";
import type { Row } from "../row/row";
import type { View } from "../row/view";

/**
 * Two rows that are asked the same as one row, JSON on one line, of the preference format that is nearest to that of the
 * better one; undefined where one of them ends without an answer. `formats`: every format there is.
 */
export function preferencePair(
  better: Pick<Row, "view" | "format">,
  worse: Pick<Row, "view">,
  formats: readonly Format[] = publicFormats,
): string | undefined {
  const pair = pairOf(better.view, worse.view);
  const named = (id: string) => formats.find((format) => format.id === id && format.write !== undefined);
  const format = named(`${better.format?.id ?? ""}-preference`) ?? named("preference")!;
  return pair && JSON.stringify(format.write!(pair));
}

function pairOf(better: View, worse: View): Conversation | undefined {
  const kept = conversationOf(better);
  const chosen = lastAnswer(kept.turns);
  const rejected = lastAnswer(conversationOf(worse).turns);
  if (chosen.length === 0 || rejected.length === 0) return undefined;
  return { ...kept, turns: kept.turns.slice(0, -chosen.length), chosen, rejected };
}

function lastAnswer(turns: readonly Turn[]): readonly Turn[] {
  return turns.slice(turns.findLastIndex(({ role }) => role !== "assistant") + 1);
}
