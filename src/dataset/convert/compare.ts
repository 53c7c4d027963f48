import type { Conversation, ToolCall, Turn } from "../row/conversation";
import type { LossKind } from "./loss";

/** What `before` holds and `after` does not, or holds otherwise. */
export function differences(before: Conversation, after: Conversation): LossKind[] {
  const found = new Set<LossKind>();
  if ((before.system ?? "") !== (after.system ?? "")) found.add("system");
  if (!isSame(before.tools, after.tools)) found.add("tools");
  if (before.label !== undefined && before.label !== after.label) found.add("label");
  if (before.text !== undefined && before.text !== after.text) found.add("turns");
  compareTurns(before.turns, after.turns, "turns", found);
  compareTurns(before.chosen ?? [], after.chosen ?? [], "chosen", found);
  compareTurns(before.rejected ?? [], after.rejected ?? [], "rejected", found);
  return [...found];
}

/** The parts of turns that can be lost each by itself, and what is said, which is `own`. */
function compareTurns(before: readonly Turn[], after: readonly Turn[], own: LossKind, found: Set<LossKind>): void {
  const [old, now] = [written(before), written(after)];
  if (old.length === now.length && old.every((turn, i) => isSamePlain(turn, now[i]!))) return;
  const compare = (kind: LossKind, of: (turn: Turn) => unknown): void => {
    if (!isSame(values(old, of), values(now, of))) found.add(kind);
  };
  const known = found.size;
  compare("thoughts", ({ thought }) => thought);
  compare("tool-calls", ({ calls }) => calls?.map(callOf));
  compare("text-beside-calls", ({ calls, text }) => (calls !== undefined && text !== "" ? text : undefined));
  compare("tool-results", ({ role, text }) => (role === "tool" ? text : undefined));
  compare("tool-names", ({ role, name }) => (role === "tool" ? name : undefined));
  compare("weights", ({ trained, text }) => (trained === false ? text : undefined));
  compare("system", ({ role, text }) => (role === "system" ? text : undefined));
  const questions = ({ role, text }: Turn) => (role === "user" ? text : undefined);
  const answers = ({ role, text, calls }: Turn) => (role === "assistant" && calls === undefined ? text : undefined);
  if (own === "turns" && values(old, answers).length > 0 && values(now, answers).length === 0) found.add("answer");
  else compare(own, answers);
  compare(own, questions);
  if (found.size > known) return;
  compare(own, ({ role, text, calls, thought }) => [role, text !== "", calls?.length, thought !== undefined]);
}

/** Whether two turns say the same, and hold nothing beside; most turns do, and the closer look takes long. */
function isSamePlain(one: Turn, other: Turn): boolean {
  return one.role === other.role && one.text === other.text && isPlain(one) && isPlain(other);
}

function isPlain({ calls, thought, trained, name }: Turn): boolean {
  return (calls ?? thought ?? trained ?? name) === undefined;
}

function values<Value>(turns: readonly Turn[], of: (turn: Turn) => Value | undefined): Value[] {
  return turns.map(of).filter((value) => value !== undefined);
}

/** Turns without one at the end that says nothing: a field for an answer may have to be there. */
function written(turns: readonly Turn[]): readonly Turn[] {
  const last = turns.at(-1);
  if (last?.role !== "assistant" || last.text !== "" || (last.calls ?? last.thought) !== undefined) return turns;
  return turns.slice(0, -1);
}

/** A call without what is only a way to write it. */
function callOf({ name, arguments: given }: ToolCall): unknown {
  try {
    return [name, JSON.parse(given)];
  } catch {
    return [name, given];
  }
}

function isSame(one: unknown, other: unknown): boolean {
  return one === other || JSON.stringify(one) === JSON.stringify(other);
}
